// File: client.h
//
// The programs of the reference histories, written as programs that use BITS are: a thread that
// makes a job and looks after it, a callback object with a true reference count, a program that a
// command line runs, a server of a notification class; and the heir, who takes over what others
// have left behind.

#ifndef BITSIM_CONFORMANCE_FAULTS_CLIENT_H_
#define BITSIM_CONFORMANCE_FAULTS_CLIENT_H_

#include <bits3_0.h>

#include <memory>

#include "conformance/faults/scene.h"

namespace conformance::faults {

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

// Makes the job of the plan and looks after it; as a thread of the application.
void RunClient(Scene& scene, bitsim::Application& application, JobPlan& plan);
// Registers with a job that somebody else made, and looks after it.
void RunSecondClient(Scene& scene, bitsim::Application& application, JobPlan& plan);
// Takes over a job, wherever it stands, so that it ends.
void RunHeir(Scene& scene, bitsim::Application& application, JobPlan& plan);

inline constexpr const wchar_t* kProgram = L"C:\\complete.exe";
inline constexpr GUID kNotificationClass = {0xfa017, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};
// Installs the program that command lines run, or the notification class, for the plan's job.
void InstallProgram(Scene& scene, JobPlan& plan);
void InstallClass(Scene& scene, JobPlan& plan);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_CLIENT_H_
