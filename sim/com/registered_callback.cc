#include "sim/com/registered_callback.h"

#include <memory>
#include <utility>

#include "sim/com/com_pointer.h"
#include "sim/com/error_object.h"
#include "sim/com/file_object.h"

namespace bitsim {
namespace {

std::shared_ptr<CallbackGate> GateOf(Process& process) {
  GateKeeper* const keeper = process.is_connected() ? process.service().gate_keeper : nullptr;
  return keeper == nullptr ? nullptr : keeper->GateOfCurrentThread(process.group());
}

}  // namespace

HRESULT RegisteredCallback::Make(JobObject& job, IUnknown* object, CallbackTargetPtr& callback) {
  void* found = nullptr;
  const HRESULT asked = object->QueryInterface(__uuidof(IBackgroundCopyCallback), &found);
  if (FAILED(asked) || found == nullptr) return FAILED(asked) ? asked : E_NOINTERFACE;
  ComPointer<IBackgroundCopyCallback> first(static_cast<IBackgroundCopyCallback*>(found));
  void* found2 = nullptr;
  if (FAILED(object->QueryInterface(__uuidof(IBackgroundCopyCallback2), &found2))) {
    found2 = nullptr;
  }
  callback = CallbackTargetPtr::Adopt(
      new RegisteredCallback(job, first.release(), static_cast<IBackgroundCopyCallback2*>(found2)));
  return S_OK;
}

RegisteredCallback::RegisteredCallback(JobObject& job, IBackgroundCopyCallback* callback,
                                       IBackgroundCopyCallback2* callback2)
    : process_(job.owner_process()),
      job_(job),
      callback_(callback),
      callback2_(callback2),
      gate_(GateOf(process_)) {
  process_.Hold();
  process_.Add(*this);
  job_.AddRef();
}

RegisteredCallback::~RegisteredCallback() {
  process_.Remove(*this);
  LetGo();
  job_.Release();
  process_.Release();
}

void RegisteredCallback::LetGo() {
  if (calls_ > 0 || std::exchange(has_let_go_, true)) return;
  if (callback2_ != nullptr) callback2_->Release();
  callback_->Release();
}

bool RegisteredCallback::IsHeldByServiceOnly() const {
  if (has_let_go_) return false;
  callback_->AddRef();
  return callback_->Release() == (callback2_ == nullptr ? 1u : 2u);
}

template <class Method>
HRESULT RegisteredCallback::Call(const Method& method) {
  if (has_let_go_) return RPC_E_DISCONNECTED;
  ++calls_;
  struct Uncount {
    void operator()(int* count) const { --*count; }
  };
  const std::unique_ptr<int, Uncount> counted(&calls_);
  if (gate_ == nullptr) return method();
  HRESULT result = RPC_E_DISCONNECTED;
  gate_->Pass([&] {
    // The thread of the call may be unwound after the one that waits for it.
    callback_->AddRef();
    const ComPointer<IBackgroundCopyCallback> hold(callback_);
    result = method();
  });
  return result;
}

HRESULT RegisteredCallback::JobTransferred() {
  return Call([&] { return callback_->JobTransferred(&job_); });
}

HRESULT RegisteredCallback::JobError(const bitsim::JobError& error) {
  return Call([&] {
    const ComPointer<ErrorObject> object(new ErrorObject(process_, job_, error));
    return callback_->JobError(&job_, object.get());
  });
}

HRESULT RegisteredCallback::JobModification() {
  return Call([&] { return callback_->JobModification(&job_, 0); });
}

HRESULT RegisteredCallback::FileTransferred(std::uint32_t file_index) {
  return Call([&] {
    const ComPointer<FileObject> file(new FileObject(process_, job_, file_index));
    return callback2_->FileTransferred(&job_, file.get());
  });
}

}  // namespace bitsim
