#include "sim/com/registered_callback.h"

#include "sim/com/error_object.h"
#include "sim/com/file_object.h"

namespace bitsim {

HRESULT RegisteredCallback::Make(JobObject& job, IUnknown* object, CallbackTargetPtr& callback) {
  void* found = nullptr;
  const HRESULT asked = object->QueryInterface(__uuidof(IBackgroundCopyCallback), &found);
  if (FAILED(asked) || found == nullptr) return FAILED(asked) ? asked : E_NOINTERFACE;
  void* found2 = nullptr;
  if (FAILED(object->QueryInterface(__uuidof(IBackgroundCopyCallback2), &found2))) {
    found2 = nullptr;
  }
  callback = CallbackTargetPtr::Adopt(
      new RegisteredCallback(job, static_cast<IBackgroundCopyCallback*>(found),
                             static_cast<IBackgroundCopyCallback2*>(found2)));
  return S_OK;
}

RegisteredCallback::RegisteredCallback(JobObject& job, IBackgroundCopyCallback* callback,
                                       IBackgroundCopyCallback2* callback2)
    : process_(job.owner_process()), job_(job), callback_(callback), callback2_(callback2) {
  process_.Hold();
  job_.AddRef();
}

RegisteredCallback::~RegisteredCallback() {
  if (callback2_ != nullptr) callback2_->Release();
  callback_->Release();
  job_.Release();
  process_.Release();
}

bool RegisteredCallback::IsHeldByServiceOnly() const {
  callback_->AddRef();
  return callback_->Release() == (callback2_ == nullptr ? 1u : 2u);
}

HRESULT RegisteredCallback::JobTransferred() { return callback_->JobTransferred(&job_); }

HRESULT RegisteredCallback::JobError(const bitsim::JobError& error) {
  auto* const object = new ErrorObject(process_, job_, error);
  const HRESULT result = callback_->JobError(&job_, object);
  object->Release();
  return result;
}

HRESULT RegisteredCallback::JobModification() { return callback_->JobModification(&job_, 0); }

HRESULT RegisteredCallback::FileTransferred(std::uint32_t file_index) {
  if (callback2_ == nullptr) return S_FALSE;
  auto* const file = new FileObject(process_, job_, file_index);
  const HRESULT result = callback2_->FileTransferred(&job_, file);
  file->Release();
  return result;
}

}  // namespace bitsim
