// File: client_callback.h
//
// The callback object of the reference histories' clients, with a true reference count, and the
// calls that it has in common with their threads.

#ifndef BITSIM_CONFORMANCE_FAULTS_CLIENT_CALLBACK_H_
#define BITSIM_CONFORMANCE_FAULTS_CLIENT_CALLBACK_H_

#include <bits3_0.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "conformance/faults/scene.h"

namespace conformance::faults {

inline std::wstring Wide(std::string_view text) { return std::wstring(text.begin(), text.end()); }

// CANCELLED for a pointer that is of no use any more.
BG_JOB_STATE StateOf(IBackgroundCopyJob& job);

// Completes the job, and expects of the scene what a completed plan has.
HRESULT Complete(Scene& scene, IBackgroundCopyJob& job, const JobPlan& plan);

// The callback's half of a client: what it has told the thread.
struct Mailbox {
  bool is_transferred = false;
  bool has_failed = false;
};

class ClientCallback final : public IBackgroundCopyCallback2 {
 public:
  // With one reference, the maker's. Plan and scene outlive it.
  ClientCallback(Scene& scene, bitsim::Application& application, JobPlan& plan,
                 std::shared_ptr<Mailbox> mailbox);
  ClientCallback(const ClientCallback&) = delete;
  ClientCallback& operator=(const ClientCallback&) = delete;

  STDMETHODIMP QueryInterface(REFIID id, void** object) override;
  STDMETHODIMP_(ULONG) AddRef() override;
  STDMETHODIMP_(ULONG) Release() override;
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override;
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override;
  STDMETHODIMP JobModification(IBackgroundCopyJob* job, DWORD reserved) override;
  STDMETHODIMP FileTransferred(IBackgroundCopyJob* job, IBackgroundCopyFile* file) override;

 private:
  virtual ~ClientCallback();
  HRESULT OnTransferred(IBackgroundCopyJob& job);
  HRESULT OnError(IBackgroundCopyJob& job, IBackgroundCopyError& error);
  HRESULT OnFile(IBackgroundCopyFile& file);

  Scene& scene_;
  bitsim::Application& application_;
  JobPlan& plan_;
  const std::shared_ptr<Mailbox> mailbox_;
  ULONG references_ = 1;
  std::size_t files_told_ = 0;  // those before are not told any more
};

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_CLIENT_CALLBACK_H_
