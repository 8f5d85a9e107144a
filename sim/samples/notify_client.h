// A BITS client as one writes it for Windows: it downloads a file in the background and lets BITS
// tell it, through a callback object, what became of it. Nothing in notify_client.h and
// notify_client.cc knows of the simulator; notify_client_test.cc runs them against it.

#ifndef BITSIM_SAMPLES_NOTIFY_CLIENT_H_
#define BITSIM_SAMPLES_NOTIFY_CLIENT_H_

#include <windows.h>

#include <bits.h>

// What the client knows of its download.
struct DownloadOutcome {
  LONG isFinished = FALSE;  // the file has its own name
  HRESULT error = S_OK;     // why not, if BITS gave up
  LONG modifications = 0;   // how often the job changed meanwhile
};

// [callback class]
// The object that BITS calls. It lives as long as somebody, BITS included, refers to it.
class CNotifyInterface : public IBackgroundCopyCallback {
 public:
  explicit CNotifyInterface(DownloadOutcome* outcome) : m_references(1), m_outcome(outcome) {}

  // IUnknown
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) override;
  ULONG STDMETHODCALLTYPE AddRef() override;
  ULONG STDMETHODCALLTYPE Release() override;

  // IBackgroundCopyCallback
  HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* job) override;
  HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override;
  HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob* job, DWORD reserved) override;

 private:
  virtual ~CNotifyInterface() {}

  LONG m_references;
  DownloadOutcome* m_outcome;
};
// [/callback class]

// Asks BITS to tell a new CNotifyInterface when the job is transferred, or fails.
HRESULT RegisterForNotification(IBackgroundCopyJob* job, DownloadOutcome* outcome);

// Starts a download. On success *job is the caller's to release; `outcome` must outlive the job.
HRESULT StartDownload(IBackgroundCopyManager* manager, LPCWSTR remoteName, LPCWSTR localName,
                      DownloadOutcome* outcome, IBackgroundCopyJob** job);

#endif  // BITSIM_SAMPLES_NOTIFY_CLIENT_H_
