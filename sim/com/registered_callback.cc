#include "sim/com/registered_callback.h"

#include <memory>
#include <utility>
#include <vector>

#include "sim/com/client_call.h"
#include "sim/com/com_pointer.h"
#include "sim/com/error_object.h"
#include "sim/com/file_object.h"

namespace bitsim {
namespace {

bool ReleasesArguments(const Process& process) {
  return !process.is_connected() || process.service().decisions.ReleasesArguments();
}

constexpr TraceKind kQueryThrew{"callback.QueryInterface_threw"};

// Asks for an interface; success without a pointer is none.
template <class Interface>
HRESULT Ask(IUnknown* object, ComPointer<Interface>& answer) {
  void* found = nullptr;
  const HRESULT asked = object->QueryInterface(__uuidof(Interface), &found);
  if (FAILED(asked)) return asked;
  answer.reset(static_cast<Interface*>(found));
  return found == nullptr ? E_NOINTERFACE : S_OK;
}

// Stands before an object that does not answer for the first interface, but for the second.
class LaterCallback final : public IUnknown {
 public:
  explicit LaterCallback(IUnknown* object) : object_(object) {}
  STDMETHODIMP QueryInterface(REFIID riid, void** answer) override {
    const bool is_first = riid == __uuidof(IBackgroundCopyCallback);
    return object_->QueryInterface(is_first ? __uuidof(IBackgroundCopyCallback2) : riid, answer);
  }
  STDMETHODIMP_(ULONG) AddRef() override { return object_->AddRef(); }
  STDMETHODIMP_(ULONG) Release() override { return object_->Release(); }

 private:
  IUnknown* const object_;
};

}  // namespace

HRESULT RegisteredCallback::MakeOfClass(JobObject& job, IUnknown* object,
                                        CallbackTargetPtr& callback) {
  const HRESULT made = Make(job, object, callback);
  if (made != E_NOINTERFACE) return made;
  // What answers for the later interface has the methods of the first one in it.
  LaterCallback later(object);
  return Make(job, &later, callback);
}

HRESULT RegisteredCallback::Make(JobObject& job, IUnknown* object, CallbackTargetPtr& callback) {
  ComPointer<IBackgroundCopyCallback> first;
  ComPointer<IBackgroundCopyCallback2> second;
  ComPointer<IBackgroundCopyCallback3> third;
  const HRESULT asked = AskClient(job, kQueryThrew, [&] {
    const HRESULT answer = Ask(object, first);
    if (SUCCEEDED(answer) && SUCCEEDED(Ask(object, second))) Ask(object, third);
    return answer;
  });
  if (FAILED(asked)) return asked;
  callback = CallbackTargetPtr::Adopt(
      new RegisteredCallback(job, first.release(), second.release(), third.release()));
  return S_OK;
}

RegisteredCallback::RegisteredCallback(JobObject& job, IBackgroundCopyCallback* callback,
                                       IBackgroundCopyCallback2* callback2,
                                       IBackgroundCopyCallback3* callback3)
    : CallbackTarget(job.owner_process().as_callback_owner(), callback),
      releases_arguments_(ReleasesArguments(job.owner_process())),
      job_(job),
      process_(job.owner_process()),
      callback2_(callback2),
      callback3_(callback3),
      gate_(GateOf(process_)) {
  needs_no_care_ = releases_arguments_ && gate_ == nullptr;
  process_.Hold();
  process_.Add(*this);
  job_.HoldForService();
}

RegisteredCallback::~RegisteredCallback() {
  process_.Remove(*this);
  LetGo();
  job_.ReleaseForService();
  process_.Release();
}

void RegisteredCallback::LetGo() {
  if (calls_ > 0 || std::exchange(has_let_go_, true)) return;
  needs_no_care_ = false;
  process_.ReleaseClientObject({callback3_, callback2_, callback()});
}

std::string RegisteredCallback::Describe() const {
  return has_let_go_ ? std::string() : DescribeHeld("callback", job_);
}

bool RegisteredCallback::IsHeldByServiceOnly() const {
  if (has_let_go_) return false;
  callback()->AddRef();
  return callback()->Release() == 1u + (callback2_ != nullptr) + (callback3_ != nullptr);
}

class RegisteredCallback::CallUnderWay {
 public:
  explicit CallUnderWay(RegisteredCallback& callback) : callback_(callback) { ++callback_.calls_; }
  CallUnderWay(const CallUnderWay&) = delete;
  CallUnderWay& operator=(const CallUnderWay&) = delete;
  ~CallUnderWay() { --callback_.calls_; }

 private:
  RegisteredCallback& callback_;
};

template <class Method>
HRESULT RegisteredCallback::Call(const Method& method) {
  const CallUnderWay under_way(*this);
  if (needs_no_care_ && !owner().is_single_threaded) return method();
  return CallWithCare(Method(method));  // a copy, so that the one above needs no address
}

HRESULT RegisteredCallback::CallWithCare(FunctionRef<HRESULT()> method) {
  if (has_let_go_) return RPC_E_DISCONNECTED;
  if (!releases_arguments_) job_.AddRef();
  return CallInApartment(process_, gate_.get(), *callback(), method);
}

HRESULT RegisteredCallback::JobTransferred() {
  return Call([&] { return callback()->JobTransferred(&job_); });
}

HRESULT RegisteredCallback::JobError(const bitsim::JobError& error) {
  return Call([&] {
    const auto object = MakeForService<ErrorObject>(process_, job_, error);
    return callback()->JobError(&job_, object.get());
  });
}

HRESULT RegisteredCallback::JobModification() {
  return Call([&] { return callback()->JobModification(&job_, 0); });
}

HRESULT RegisteredCallback::FileTransferred(std::uint32_t file_index) {
  return Call([&] {
    const Upload* const upload = job_.job().upload();
    const bool is_reply = upload != nullptr && upload->reply_is_transferred;
    const auto file = MakeForService<FileObject>(process_, job_, file_index,
                                                 is_reply ? FilePart::kReply : FilePart::kFile);
    return callback2_->FileTransferred(&job_, file.get());
  });
}

// The client gets a copy of its own, as COM makes one: it could write to it.
HRESULT RegisteredCallback::FileRangesTransferred(std::uint32_t file_index,
                                                  std::span<const BG_FILE_RANGE> ranges) {
  return Call([&] {
    const auto file = MakeForService<FileObject>(process_, job_, file_index);
    const std::vector<BG_FILE_RANGE> copy(ranges.begin(), ranges.end());
    return callback3_->FileRangesTransferred(&job_, file.get(), static_cast<DWORD>(copy.size()),
                                             copy.data());
  });
}

}  // namespace bitsim
