// File: engine.h
//
// The job engine: the state machine of docs/rules/job-states.md over JobTable, Scheduler, Network
// and Disk. Knows jobs, not callbacks: whoever wants to know what happens listens.
//
// Methods named after those of IBackgroundCopyJob do what these do and answer with their HRESULT;
// pointers and access rights are checked by the caller (sim/com). Strings are UTF-8; lengths have
// been checked.
//
// Who moves a job's bytes is told when to go on and when to stop: downloads.h, uploads.h. What they
// tell of it comes through job_control.h.
//
// The engine's own sources: engine.cc (life and states), commands.cc (Resume, Suspend, Cancel,
// Complete, AddFile), settings.cc, settings_properties.cc and settings_http.cc (setters), files.cc
// (ranges, remote names, validation), failure.cc (errors, retries, the no-progress timeout),
// lifetime.cc (inactivity, maximum download time), sessions.cc (whose jobs may run, limits),
// conditions.cc (what blocks a job), persistence.cc (restarts), challenges.cc and
// server_certificates.cc (who is at the other end). What needs no engine stands by itself.

#ifndef BITSIM_ENGINE_ENGINE_H_
#define BITSIM_ENGINE_ENGINE_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/certificates.h"
#include "bitsim/decisions.h"
#include "bitsim/disk.h"
#include "bitsim/users.h"
#include "sim/core/world.h"
#include "sim/engine/accounts.h"
#include "sim/engine/downloads.h"
#include "sim/engine/engine_listener.h"
#include "sim/engine/job_control.h"
#include "sim/engine/job_rules.h"
#include "sim/engine/job_table.h"
#include "sim/engine/job_timer.h"
#include "sim/engine/machine_conditions.h"
#include "sim/engine/scheduler.h"
#include "sim/engine/uploads.h"
#include "sim/net/network_service.h"

namespace bitsim {

class Engine final : public Scheduler::Client,
                     private JobControl,
                     public ConnectivityListener,
                     public MachineListener {
 public:
  Engine(World& world, NetworkService& network, Disk& disk, const Decisions& decisions);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // At most one; must outlive the engine's last run.
  void SetListener(EngineListener& listener) { listener_ = &listener; }

  // --- The queue ---

  // An application of the user starts, which logs him on unless it is run as somebody else's. The
  // same name is the same account. Throws std::invalid_argument, which names the bad member.
  UserIndex AddUser(const User& user);
  const User& user(UserIndex index) const { return accounts_.user(index); }
  JobTable& jobs() { return jobs_; }
  // What servers have said of the files.
  const RemoteCopies& remote_copies() const { return downloads_.remote_copies(); }
  // Whether this user may have one more job (SCHED-09).
  HRESULT CheckJobLimits(UserIndex user) const {
    return accounts_.CheckJobLimits(user, machine_.group_policies());
  }
  // `creator` is the application's token.
  Job& CreateJob(std::string_view display_name, BG_JOB_TYPE type, UserIndex owner,
                 const User& creator);
  Job& CreateJob(std::string_view display_name, BG_JOB_TYPE type, UserIndex owner) {
    return CreateJob(display_name, type, owner, user(owner));
  }

  // --- Commands of a job ---

  HRESULT AddFile(Job& job, std::string_view remote_name, std::string_view local_name);
  // REQUIRES: IsValidRemoteName and IsValidLocalName.
  HRESULT AddValidFile(Job& job, std::string_view remote_name, std::string_view local_name);
  // Whether the job may have so many files more, and one of its files so many ranges (SCHED-09; an
  // upload has one file).
  HRESULT CheckFileLimit(const Job& job, std::size_t more_files) const;
  HRESULT CheckRangeLimit(const Job& job, std::size_t ranges) const;
  HRESULT Suspend(Job& job);
  HRESULT Resume(Job& job);
  HRESULT Cancel(Job& job);
  // `caller` owns the files that it gives their names (COMP-05).
  HRESULT Complete(Job& job, UserIndex caller);
  HRESULT Complete(Job& job) { return Complete(job, job.owner); }
  // `taker` is the application's token.
  HRESULT TakeOwnership(Job& job, UserIndex new_owner, const User& taker);

  // --- Settings ---

  HRESULT SetDisplayName(Job& job, std::string_view name);
  HRESULT SetDescription(Job& job, std::string_view description);
  HRESULT SetPriority(Job& job, BG_JOB_PRIORITY priority);
  HRESULT SetMinimumRetryDelay(Job& job, ULONG seconds);
  HRESULT SetNoProgressTimeout(Job& job, ULONG seconds);
  HRESULT SetProxySettings(Job& job, BG_JOB_PROXY_USAGE usage, std::string_view proxies,
                           std::string_view bypass);

  // --- Settings of later versions (settings_properties.cc, settings_http.cc) ---

  // No program removes the command line.
  HRESULT SetNotifyCommandLine(Job& job, std::string_view program, std::string_view parameters,
                               UserIndex user);
  HRESULT SetReplyFileName(Job& job, std::string_view name);
  HRESULT SetCredentials(Job& job, Credentials credentials);
  HRESULT RemoveCredentials(Job& job, BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme);
  HRESULT SetFileAclFlags(Job& job, DWORD flags);
  HRESULT SetPeerCachingFlags(Job& job, DWORD flags);
  HRESULT SetMaximumDownloadTime(Job& job, ULONG seconds);
  // Its own, or that of the policy.
  Duration MaximumDownloadTime(const Job& job) const;
  // `id` is a BITS_JOB_PROPERTY_ID, or any number that a client took for one.
  HRESULT SetProperty(Job& job, std::uint32_t id, const BITS_JOB_PROPERTY_VALUE& value);
  HRESULT GetProperty(const Job& job, std::uint32_t id, BITS_JOB_PROPERTY_VALUE& value) const;
  HRESULT SetClientCertificate(Job& job, ClientCertificate certificate);
  HRESULT RemoveClientCertificate(Job& job);
  HRESULT SetCustomHeaders(Job& job, std::string_view headers);
  HRESULT MakeCustomHeadersWriteOnly(Job& job);
  HRESULT SetSecurityFlags(Job& job, ULONG flags);
  HRESULT SetHttpMethod(Job& job, std::string_view method);
  std::string MethodName(const Job& job) const;
  // nullptr removes the present one. Letting go of it runs client code.
  HRESULT SetCertificateValidator(Job& job, std::shared_ptr<CertificateValidator> validator);
  HRESULT SetHelperTokenFlags(Job& job, DWORD flags);
  HRESULT SetHelperToken(Job& job, UserIndex user);
  HRESULT ClearHelperToken(Job& job);

  // --- Files (files.cc) ---

  HRESULT AddFileWithRanges(Job& job, std::string_view remote_name, std::string_view local_name,
                            std::span<const BG_FILE_RANGE> ranges);
  HRESULT ReplaceRemotePrefix(Job& job, std::string_view old_prefix, std::string_view new_prefix);
  HRESULT SetRemoteName(Job& job, std::uint32_t file_index, std::string_view remote_name);
  HRESULT SetValidationState(Job& job, std::uint32_t file_index, bool is_valid);
  HRESULT RequestFileRanges(Job& job, std::uint32_t file_index,
                            std::span<const BG_FILE_RANGE> ranges);
  HRESULT UpdateDownloadPosition(Job& job, std::uint32_t file_index, std::uint64_t offset);
  HRESULT FilledFileRanges(const Job& job, std::uint32_t file_index,
                           std::vector<BG_FILE_RANGE>& ranges) const;

  // Jobs of the types UPLOAD and UPLOAD_REPLY; the reply's progress, data and name.
  const Uploads& uploads() const { return uploads_; }

  // For settings that are kept elsewhere: time stamps and listeners (rule PROG-07).
  void NoteModified(Job& job, Modification modification) override;

  // --- Reading ---

  BG_JOB_PROGRESS Progress(const Job& job) const;
  BG_FILE_PROGRESS FileProgress(const Job& job, std::uint32_t file_index) const;
  BG_JOB_TIMES Times(const Job& job) const;
  bool HasError(const Job& job) const;  // GetError would answer
  std::string OwnerSid(const Job& job) const;
  std::string SidOf(UserIndex user) const;
  ULONG OwnerIntegrityLevel(const Job& job) const {
    return static_cast<ULONG>(job.owner_integrity);
  }
  bool IsOwnerElevated(const Job& job) const { return job.owner_is_elevated; }
  // Whether what steers the job answers BG_E_INVALID_STATE: it is in a final state, or cancelled
  // and only waits for its server to hear of that.
  bool RefusesChanges(const Job& job) const;

  // --- The world ---

  Certificates& certificates() { return certificates_; }
  // The simulation ends: gives every client its validator back.
  void ReleaseCertificateValidators();
  // Stops and starts the service: what runs is queued again (rule ST-50).
  void Restart();
  // The same after a shutdown that nothing was prepared for (rule SVC-04).
  void RestartAfterCrash();
  // What the next Restart finds of the queue cannot be read (rules ST-51, SVC-06).
  void CorruptStateFile();

  // See Simulation. Both create the account if there is none of that name.
  void LogOn(const User& user);
  void LogOff(const User& user);
  void LogOffEverybody();
  MachineConditions& machine() { return machine_; }

  // The one place where a job's state changes.
  void ChangeState(Job& job, BG_JOB_STATE to, const char* rule) override;

 private:
  // JobControl
  // A client did something with the job, or bytes came: it is active (PROG-07, ST-37). Attempts
  // that fail are no activity.
  void Touch(Job& job, Modification modification) override;
  void NoteProgress(Job& job) override;
  void StopExchange(Job& job) override;
  bool AcceptsServer(Job& job) override;  // server_certificates.cc
  bool MayAnswerChallenge(Job& job, const HttpResponse& response) override;  // challenges.cc
  void Fail(Job& job, const JobError& error, FailureClass failure) override;
  void FailWithStatus(Job& job, int status) override;
  void FailWithNetwork(Job& job, NetworkFailure failure) override;
  void FailWithProxyList(Job& job) override;
  void TellOfFile(Job& job, std::uint32_t file_index) override {
    if (listener_ != nullptr) listener_->OnFileTransferred(job, file_index);
  }
  void TellOfRanges(Job& job, std::uint32_t file_index,
                    std::span<const BG_FILE_RANGE> ranges) override {
    if (listener_ != nullptr) listener_->OnRangesTransferred(job, file_index, ranges);
  }

  // Scheduler::Client
  void StartJob(Job& job) override;
  void YieldJob(Job& job, const char* rule) override;
  // ConnectivityListener
  void OnConnected() override;
  void OnDisconnected() override;

  // MachineListener
  void OnMachineChanged() override;
  void OnBandwidthChanged() override;

  // engine.cc
  void Continue(Job& job);
  void NoteModificationTime(Job& job, Modification modification);
  void NoteActivity(Job& job);

  // commands.cc
  // Whether a job of that type may have it as a remote name.
  bool IsSource(const Job& job, std::string_view remote_name) const;
  bool MayBeSource(const Job& job, std::string_view remote_name) const;  // REQUIRES: it is valid
  // Both are false if temporary files are left.
  bool Abandon(Job& job, const char* rule);
  bool DeleteTemporaryFiles(Job& job);
  bool IsDestination(std::string_view local_name);

  // sessions.cc
  bool HasSession(const Job& job) const;
  void SetLoggedOn(UserIndex user, bool is_logged_on);
  // After its owner or his session changed: runs or waits only with one.
  void ApplySession(Job& job, const char* rule);
  void LoseHelperToken(Job& job);
  bool LacksHelperToken(const Job& job) const;
  void FailForToken(Job& job);

  // conditions.cc
  Block BlockOf(const Job& job) const;
  void FailBlocked(Job& job, Block block);
  void SetBlockedBy(Job& job, Block block);
  // Blocks the job, or releases it, as the machine and the job's settings are now.
  void Reconsider(Job& job);

  // persistence.cc
  void StoreRemoteNames(Job& job);
  void LoseQueue();
  void Reload(Job& job, bool after_crash);

  // settings_properties.cc, settings_http.cc, files.cc
  HRESULT CheckProperty(const Job& job, std::uint32_t id,
                        const BITS_JOB_PROPERTY_VALUE& value) const;
  void RemoveWhatOwnerSet(Job& job);
  bool MayHaveHelperToken(const Job& job) const;
  void ReleaseCertificateValidator(Job& job);
  bool SupportsRandomAccess(const Job& job, const File& file) const;

  // failure.cc
  bool TriesOtherFiles(Job& job);
  void EndPlannedRetry(Job& job);
  void OnRetryTimer(Job& job, std::uint32_t generation);
  void OnNoProgressTimer(Job& job, std::uint32_t generation);
  void ExpireNoProgress(Job& job, const char* rule);
  void PostNoProgressTimer(Job& job);

  // lifetime.cc
  void OnLifetimeTimer(Job& job, std::uint32_t generation);
  void PostLifetimeTimer(Job& job);
  Duration InactivityTimeout() const {
    return machine_.group_policies().job_inactivity_timeout.value_or(rules_.inactivity_timeout());
  }
  Instant DownloadDeadline(const Job& job) const;
  void ExpireDownloadTime(Job& job);

  World& world_;
  NetworkService& network_;
  Disk& disk_;
  const Decisions& decisions_;
  const JobRules rules_;
  EngineListener* listener_ = nullptr;
  Certificates certificates_;
  Accounts accounts_;
  std::uint32_t waiting_for_bandwidth_ = 0;  // jobs
  bool state_file_is_corrupt_ = false;
  MachineConditions machine_;
  JobTable jobs_;
  Scheduler scheduler_;
  Downloads downloads_;
  Uploads uploads_;
  JobTimer<Engine> retry_timer_;
  JobTimer<Engine> no_progress_timer_;
  JobTimer<Engine> lifetime_timer_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_H_
