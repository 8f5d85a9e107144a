#include "conformance/testees/starter_plugin/job.h"

#include <bitsmsg.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "conformance/testees/starter_plugin/http.h"

namespace starter {

namespace fs = std::filesystem;

Job::~Job() { End(); }

void Job::End() {
  StopThread();
  if (auto* const callback = std::exchange(callback_, nullptr)) callback->Release();
}

// REQUIRES: mutex_ is not held. A callback that suspends its job is on the thread itself, which is
// at its end then.
void Job::StopThread() {
  if (thread_.get_id() == std::this_thread::get_id()) return;
  stops_ = true;
  if (thread_.joinable()) thread_.join();
  stops_ = false;
}

STDMETHODIMP Job::AddFile(LPCWSTR remote_url, LPCWSTR local_name) {
  if (remote_url == nullptr || local_name == nullptr) return E_INVALIDARG;
  const std::lock_guard lock(mutex_);
  if (IsFinal()) return static_cast<HRESULT>(BG_E_INVALID_STATE);
  files_.push_back({remote_url, local_name});
  return S_OK;
}

STDMETHODIMP Job::Resume() {
  const std::lock_guard lock(mutex_);
  if (IsFinal()) return static_cast<HRESULT>(BG_E_INVALID_STATE);
  if (files_.empty()) return static_cast<HRESULT>(BG_E_EMPTY);
  if (state_ != BG_JOB_STATE_SUSPENDED && state_ != BG_JOB_STATE_ERROR) return S_OK;
  if (thread_.joinable()) thread_.join();  // it is at its end
  state_ = BG_JOB_STATE_QUEUED;
  thread_ = std::thread([this, files = files_] { Transfer(files); });
  return S_OK;
}

STDMETHODIMP Job::Suspend() {
  {
    const std::lock_guard lock(mutex_);
    if (IsFinal()) return static_cast<HRESULT>(BG_E_INVALID_STATE);
    state_ = BG_JOB_STATE_SUSPENDED;
  }
  StopThread();
  return S_OK;
}

STDMETHODIMP Job::Cancel() {
  const std::lock_guard lock(mutex_);
  if (IsFinal()) return static_cast<HRESULT>(BG_E_INVALID_STATE);
  state_ = BG_JOB_STATE_CANCELLED;
  stops_ = true;
  return S_OK;
}

STDMETHODIMP Job::Complete() {
  const std::lock_guard lock(mutex_);
  if (IsFinal()) return static_cast<HRESULT>(BG_E_INVALID_STATE);
  if (state_ != BG_JOB_STATE_TRANSFERRED) return E_NOTIMPL;
  for (const File& file : files_) {
    std::error_code error;
    fs::rename(fs::path(file.PartPath()), fs::path(file.path), error);
    if (error) return E_FAIL;
  }
  state_ = BG_JOB_STATE_ACKNOWLEDGED;
  return S_OK;
}

STDMETHODIMP Job::SetNotifyInterface(IUnknown* callback) {
  IBackgroundCopyCallback* fresh = nullptr;
  if (callback != nullptr && FAILED(callback->QueryInterface(__uuidof(IBackgroundCopyCallback),
                                                             reinterpret_cast<void**>(&fresh)))) {
    return E_NOINTERFACE;
  }
  IBackgroundCopyCallback* old = nullptr;
  {
    const std::lock_guard lock(mutex_);
    old = std::exchange(callback_, fresh);
  }
  if (old != nullptr) old->Release();  // a client's code: not under the lock
  return S_OK;
}

STDMETHODIMP Job::GetNotifyInterface(IUnknown** callback) {
  if (callback == nullptr) return E_POINTER;
  const std::lock_guard lock(mutex_);
  *callback = callback_;
  if (callback_ != nullptr) callback_->AddRef();
  return S_OK;
}

STDMETHODIMP Job::SetNotifyFlags(ULONG flags) {
  const std::lock_guard lock(mutex_);
  flags_ = flags;
  return S_OK;
}

STDMETHODIMP Job::SetDisplayName(LPCWSTR name) {
  if (name == nullptr) return E_INVALIDARG;
  const std::lock_guard lock(mutex_);
  name_ = name;
  return S_OK;
}

void Job::Transfer(std::vector<File> files) {
  HRESULT result = S_OK;
  for (const File& file : files) {
    {
      const std::lock_guard lock(mutex_);
      if (state_ != BG_JOB_STATE_QUEUED && state_ != BG_JOB_STATE_TRANSFERRING) return;
      state_ = BG_JOB_STATE_TRANSFERRING;
    }
    result = Fetch(file.url, file.PartPath(), stops_);
    if (FAILED(result)) break;
  }
  {
    const std::lock_guard lock(mutex_);
    if (state_ != BG_JOB_STATE_TRANSFERRING) return;
    state_ = SUCCEEDED(result) ? BG_JOB_STATE_TRANSFERRED : BG_JOB_STATE_ERROR;
  }
  if (SUCCEEDED(result)) TellTransferred();
}

void Job::TellTransferred() {
  IBackgroundCopyCallback* callback = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if ((flags_ & BG_NOTIFY_JOB_TRANSFERRED) != 0) callback = callback_;
    if (callback != nullptr) callback->AddRef();
  }
  if (callback == nullptr) return;
  callback->JobTransferred(this);
  callback->Release();
}

}  // namespace starter
