// File: job.h
//
// A job of a BITS to begin with: downloads its files one after the other on a thread of its own and
// tells its client once. What answers E_NOTIMPL is left to fill in.

#ifndef BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_JOB_H_
#define BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_JOB_H_

#include <bits.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "conformance/testees/starter_plugin/com_object.h"

namespace starter {

class Job final : public ComObject<IBackgroundCopyJob> {
 public:
  Job(const GUID& id, LPCWSTR name, BG_JOB_TYPE type) : id_(id), type_(type), name_(name) {}

  const GUID& id() const { return id_; }
  // Stops the transfer and lets go of the callback: the service ends.
  void End();

  STDMETHODIMP AddFile(LPCWSTR remote_url, LPCWSTR local_name) override;
  STDMETHODIMP Suspend() override;
  STDMETHODIMP Resume() override;
  STDMETHODIMP Cancel() override;
  STDMETHODIMP Complete() override;
  STDMETHODIMP SetNotifyInterface(IUnknown* callback) override;
  STDMETHODIMP GetNotifyInterface(IUnknown** callback) override;
  STDMETHODIMP SetNotifyFlags(ULONG flags) override;
  STDMETHODIMP GetNotifyFlags(ULONG* flags) override { return Get(flags_, flags); }
  STDMETHODIMP GetId(GUID* id) override { return Give(id_, id); }
  STDMETHODIMP GetType(BG_JOB_TYPE* type) override { return Give(type_, type); }
  STDMETHODIMP GetState(BG_JOB_STATE* state) override { return Get(state_, state); }
  STDMETHODIMP SetDisplayName(LPCWSTR name) override;
  STDMETHODIMP GetDisplayName(LPWSTR* name) override { return GiveText(name_, name); }
  STDMETHODIMP SetMinimumRetryDelay(ULONG) override { return S_OK; }

  STDMETHODIMP AddFileSet(ULONG, BG_FILE_INFO*) override { return E_NOTIMPL; }
  STDMETHODIMP EnumFiles(IEnumBackgroundCopyFiles**) override { return E_NOTIMPL; }
  STDMETHODIMP GetProgress(BG_JOB_PROGRESS*) override { return E_NOTIMPL; }
  STDMETHODIMP GetTimes(BG_JOB_TIMES*) override { return E_NOTIMPL; }
  STDMETHODIMP GetError(IBackgroundCopyError**) override { return E_NOTIMPL; }
  STDMETHODIMP GetOwner(LPWSTR*) override { return E_NOTIMPL; }
  STDMETHODIMP SetDescription(LPCWSTR) override { return E_NOTIMPL; }
  STDMETHODIMP GetDescription(LPWSTR*) override { return E_NOTIMPL; }
  STDMETHODIMP SetPriority(BG_JOB_PRIORITY) override { return E_NOTIMPL; }
  STDMETHODIMP GetPriority(BG_JOB_PRIORITY*) override { return E_NOTIMPL; }
  STDMETHODIMP GetMinimumRetryDelay(ULONG*) override { return E_NOTIMPL; }
  STDMETHODIMP SetNoProgressTimeout(ULONG) override { return E_NOTIMPL; }
  STDMETHODIMP GetNoProgressTimeout(ULONG*) override { return E_NOTIMPL; }
  STDMETHODIMP GetErrorCount(ULONG*) override { return E_NOTIMPL; }
  STDMETHODIMP SetProxySettings(BG_JOB_PROXY_USAGE, LPCWSTR, LPCWSTR) override { return E_NOTIMPL; }
  STDMETHODIMP GetProxySettings(BG_JOB_PROXY_USAGE*, LPWSTR*, LPWSTR*) override {
    return E_NOTIMPL;
  }
  STDMETHODIMP TakeOwnership() override { return E_NOTIMPL; }

 private:
  struct File {
    std::wstring url;
    std::wstring path;
    std::wstring PartPath() const { return path + L".part"; }
  };

  ~Job() override;
  template <class Value>
  HRESULT Get(const Value& value, Value* given) {
    const std::lock_guard lock(mutex_);
    return Give(value, given);
  }
  bool IsFinal() const {
    return state_ == BG_JOB_STATE_ACKNOWLEDGED || state_ == BG_JOB_STATE_CANCELLED;
  }
  // On the thread of the job.
  void Transfer(std::vector<File> files);
  void TellTransferred();
  void StopThread();

  const GUID id_;
  const BG_JOB_TYPE type_;

  std::mutex mutex_;  // guards what follows
  std::wstring name_;
  BG_JOB_STATE state_ = BG_JOB_STATE_SUSPENDED;
  ULONG flags_ = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
  std::vector<File> files_;
  IBackgroundCopyCallback* callback_ = nullptr;

  std::thread thread_;
  std::atomic<bool> stops_{false};
};

}  // namespace starter

#endif  // BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_JOB_H_
