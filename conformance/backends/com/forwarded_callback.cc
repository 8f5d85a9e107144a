#include "conformance/backends/com/forwarded_callback.h"

#include <bits.h>
#include <bits10_1.h>
#include <bits3_0.h>

#include <atomic>
#include <map>
#include <mutex>
#include <utility>

#include "conformance/backends/com/forwarded_job.h"

namespace conformance {
namespace {

// What the objects of ForwardCallback that live forward to.
class Forwardings {
 public:
  static Forwardings& Get() {
    static auto& forwardings = *new Forwardings;  // never freed: calls come until the process ends
    return forwardings;
  }
  void Add(IUnknown* object, IUnknown* theirs) {
    const std::lock_guard lock(mutex_);
    theirs_.emplace(object, theirs);
  }
  void Remove(IUnknown* object) {
    const std::lock_guard lock(mutex_);
    theirs_.erase(object);
  }
  ComPtr<IUnknown> Find(IUnknown* object) {
    const std::lock_guard lock(mutex_);
    const auto found = theirs_.find(object);
    return ComPtr<IUnknown>::Share(found == theirs_.end() ? nullptr : found->second);
  }

 private:
  std::mutex mutex_;
  std::map<IUnknown*, IUnknown*> theirs_;
};

ComPtr<IBackgroundCopyJob> Forward(IBackgroundCopyJob* job) {
  return ForwardJob(ComPtr<IBackgroundCopyJob>::Share(job));
}

class ForwardedCallback : public IBackgroundCopyCallback3 {
 public:
  explicit ForwardedCallback(IUnknown* theirs) : theirs_(ComPtr<IUnknown>::Share(theirs)) {
    Forwardings::Get().Add(this, theirs_.get());
  }
  ForwardedCallback(const ForwardedCallback&) = delete;
  ForwardedCallback& operator=(const ForwardedCallback&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (!IsEqualIID(id, __uuidof(IUnknown))) {
      if (!IsCallback(id)) return E_NOINTERFACE;
      ComPtr<IUnknown> answer;
      const HRESULT result = theirs_->QueryInterface(id, reinterpret_cast<void**>(answer.put()));
      if (FAILED(result)) return result;
    }
    AddRef();
    *object = static_cast<IBackgroundCopyCallback3*>(this);
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

  HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* job) override {
    const auto callback = theirs_.As<IBackgroundCopyCallback>();
    return callback ? callback->JobTransferred(Forward(job).get()) : E_NOINTERFACE;
  }
  HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob* job,
                                     IBackgroundCopyError* error) override {
    const auto callback = theirs_.As<IBackgroundCopyCallback>();
    return callback ? callback->JobError(Forward(job).get(), error) : E_NOINTERFACE;
  }
  HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob* job, DWORD reserved) override {
    const auto callback = theirs_.As<IBackgroundCopyCallback>();
    return callback ? callback->JobModification(Forward(job).get(), reserved) : E_NOINTERFACE;
  }
  HRESULT STDMETHODCALLTYPE FileTransferred(IBackgroundCopyJob* job,
                                            IBackgroundCopyFile* file) override {
    const auto callback = theirs_.As<IBackgroundCopyCallback2>();
    return callback ? callback->FileTransferred(Forward(job).get(), file) : E_NOINTERFACE;
  }
  HRESULT STDMETHODCALLTYPE FileRangesTransferred(IBackgroundCopyJob* job,
                                                  IBackgroundCopyFile* file, DWORD count,
                                                  const BG_FILE_RANGE* ranges) override {
    const auto callback = theirs_.As<IBackgroundCopyCallback3>();
    return callback ? callback->FileRangesTransferred(Forward(job).get(), file, count, ranges)
                    : E_NOINTERFACE;
  }

 private:
  virtual ~ForwardedCallback() { Forwardings::Get().Remove(this); }

  static bool IsCallback(REFIID id) {
    return IsEqualIID(id, __uuidof(IBackgroundCopyCallback)) ||
           IsEqualIID(id, __uuidof(IBackgroundCopyCallback2)) ||
           IsEqualIID(id, __uuidof(IBackgroundCopyCallback3));
  }

  const ComPtr<IUnknown> theirs_;
  std::atomic<ULONG> references_{1};
};

}  // namespace

ComPtr<IUnknown> ForwardCallback(IUnknown* theirs) {
  if (theirs == nullptr) return {};
  return ComPtr<IUnknown>::Adopt(new ForwardedCallback(theirs));
}

ComPtr<IUnknown> WhatIsForwardedTo(ComPtr<IUnknown> object) {
  if (!object) return object;
  ComPtr<IUnknown> theirs = Forwardings::Get().Find(object.As<IUnknown>().get());
  return theirs ? theirs : object;
}

}  // namespace conformance
