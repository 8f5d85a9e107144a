#include "conformance/testbed/callback.h"

#include <gtest/gtest.h>

#include <atomic>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

#include "conformance/testbed/application_ended.h"

namespace conformance {

using ::testing::NiceMock;
using ::testing::Return;

CallbackMock::CallbackMock() {
  ON_CALL(*this, JobTransferred).WillByDefault(Return(S_OK));
  ON_CALL(*this, JobError).WillByDefault(Return(S_OK));
  ON_CALL(*this, JobModification).WillByDefault(Return(S_OK));
  ON_CALL(*this, FileTransferred).WillByDefault(Return(S_OK));
  ON_CALL(*this, FileRangesTransferred).WillByDefault(Return(S_OK));
}

class Callback::Object final : public IBackgroundCopyCallback3 {
 public:
  Object(CallbackInterfaces interfaces, std::shared_ptr<NiceMock<CallbackMock>> mock)
      : interfaces_(interfaces), mock_(std::move(mock)) {}

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    const bool answers =
        IsEqualGUID(riid, __uuidof(IUnknown)) ||
        Has(CallbackInterfaces::kCallback, riid, __uuidof(IBackgroundCopyCallback)) ||
        Has(CallbackInterfaces::kCallback2, riid, __uuidof(IBackgroundCopyCallback2)) ||
        Has(CallbackInterfaces::kCallback3, riid, __uuidof(IBackgroundCopyCallback3));
    if (!answers) return E_NOINTERFACE;
    AddRef();
    *object = static_cast<IBackgroundCopyCallback3*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override {
    if (references == 0) misused = true;
    return ++references;
  }
  STDMETHODIMP_(ULONG) Release() override {
    if (references == 0) {
      misused = true;
      return 0;
    }
    return --references;
  }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    return Tell(transferred, [&](CallbackMock& mock) { return mock.JobTransferred(job); });
  }
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override {
    return Tell(errors, [&](CallbackMock& mock) { return mock.JobError(job, error); });
  }
  STDMETHODIMP JobModification(IBackgroundCopyJob* job, DWORD reserved) override {
    return Tell(modifications,
                [&](CallbackMock& mock) { return mock.JobModification(job, reserved); });
  }
  STDMETHODIMP FileTransferred(IBackgroundCopyJob* job, IBackgroundCopyFile* file) override {
    return Tell(files, [&](CallbackMock& mock) { return mock.FileTransferred(job, file); });
  }

  STDMETHODIMP FileRangesTransferred(IBackgroundCopyJob* job, IBackgroundCopyFile* file,
                                     DWORD count, const BG_FILE_RANGE* the_ranges) override {
    return Tell(ranges, [&](CallbackMock& mock) {
      return mock.FileRangesTransferred(job, file, count, the_ranges);
    });
  }

  void Detach() {
    const std::lock_guard lock(mutex_);
    mock_.reset();
  }

  std::atomic<unsigned> references{1};
  std::atomic<bool> misused{false};
  std::atomic<int> transferred{0};
  std::atomic<int> errors{0};
  std::atomic<int> modifications{0};
  std::atomic<int> files{0};
  std::atomic<int> ranges{0};
  std::atomic<int> returned{0};

 private:
  // Each interface includes those before it.
  bool Has(CallbackInterfaces least, REFIID asked, REFIID offered) const {
    return interfaces_ >= least && IsEqualGUID(asked, offered);
  }

  // A call may outlive the test: it keeps the mock for as long as it runs.
  template <class Call>
  HRESULT Tell(std::atomic<int>& count, const Call& call) {
    std::shared_ptr<NiceMock<CallbackMock>> mock;
    {
      const std::lock_guard lock(mutex_);
      mock = mock_;
    }
    if (mock == nullptr) return S_OK;
    if (references == 0) misused = true;
    ++count;
    HRESULT result = E_UNEXPECTED;
    try {
      result = call(*mock);
    } catch (const ApplicationEnded&) {
      return E_ABORT;
    } catch (const std::exception& error) {  // which must not get into the service
      ADD_FAILURE() << "C++ exception with description \"" << error.what()
                    << "\" thrown in a callback";
    }
    ++returned;
    return result;
  }

  const CallbackInterfaces interfaces_;
  std::mutex mutex_;
  std::shared_ptr<NiceMock<CallbackMock>> mock_;
};

Callback::Callback(CallbackInterfaces interfaces)
    : mock_(std::make_shared<NiceMock<CallbackMock>>()) {
  static auto& graveyard = *new std::vector<std::unique_ptr<Object>>;  // never freed
  static auto& graveyard_mutex = *new std::mutex;
  const std::lock_guard lock(graveyard_mutex);
  graveyard.push_back(std::make_unique<Object>(interfaces, mock_));
  object_ = graveyard.back().get();
}

std::shared_ptr<Callback> Callback::Make(CallbackInterfaces interfaces) {
  return std::shared_ptr<Callback>(new Callback(interfaces));
}

Callback::~Callback() {
  object_->Detach();
  ::testing::Mock::VerifyAndClear(mock_.get());
}

NiceMock<CallbackMock>& Callback::mock() { return *mock_; }
IUnknown* Callback::object() const { return object_; }
void Callback::ReleaseOwn() { object_->Release(); }
unsigned Callback::references() const { return object_->references; }
bool Callback::was_misused() const { return object_->misused; }
int Callback::transferred() const { return object_->transferred; }
int Callback::errors() const { return object_->errors; }
int Callback::modifications() const { return object_->modifications; }
int Callback::files() const { return object_->files; }
int Callback::ranges() const { return object_->ranges; }
int Callback::returned() const { return object_->returned; }

}  // namespace conformance
