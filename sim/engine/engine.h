// File: engine.h
//
// The job engine: the state machine of docs/rules/job-states.md over JobTable, Scheduler, Network
// and Disk. Knows jobs, not callbacks: whoever wants to know what happens listens.
//
// Methods named after those of IBackgroundCopyJob do what these do and answer with their HRESULT;
// pointers and access rights are checked by the caller (sim/com). Strings are UTF-8; lengths have
// been checked.
//
// The engine's sources: engine.cc (life and states), commands.cc (Resume, Suspend, Cancel,
// AddFile), completion.cc (Complete), settings.cc (setters), transfer.cc and what it names
// (requests and answers), upload.cc and reply.cc (jobs that send their file), failure.cc (errors,
// retries, the no-progress timeout), lifetime.cc (inactivity, maximum download time), sessions.cc
// (whose jobs may run, limits), conditions.cc (what blocks a job), persistence.cc (restarts),
// settings_properties.cc and settings_http.cc (setters of later versions), files.cc (ranges, remote
// names, validation). What needs no engine stands by itself: job_request.h, remote_copy.h,
// ranges.h.

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
#include "sim/engine/engine_listener.h"
#include "sim/engine/job_rules.h"
#include "sim/engine/job_table.h"
#include "sim/engine/job_timer.h"
#include "sim/engine/machine_conditions.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"
#include "sim/engine/scheduler.h"
#include "sim/net/network_service.h"

namespace bitsim {

class Engine final : public Scheduler::Client,
                     public ExchangeListener,
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
  const RemoteCopies& remote_copies() const { return remote_copies_; }
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

  // --- The reply of an upload-reply job (reply.cc) ---

  BG_JOB_REPLY_PROGRESS ReplyProgress(const Job& job) const;
  // Its bytes; none if they have not all come, or the client has taken the file away.
  std::string ReplyData(const Job& job) const;
  // "" while no name was chosen and there is no file beside which to put the reply. A name that the
  // service makes up is settled when the reply begins.
  std::string ReplyFileName(const Job& job) const;
  // Of a reply that has begun.
  static std::string ReplyTemporaryName(const Job& job);
  HRESULT SetReplyValidationState(Job& job, bool is_valid);

  // For settings that are kept elsewhere: time stamps and listeners (rule PROG-07).
  void NoteModified(Job& job, Modification modification);

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
  static std::string TemporaryName(const Job& job, std::uint32_t file_index);
  // Whether a method that changes the job answers BG_E_INVALID_STATE: it is in a final state, or
  // cancelled and only waits for its server to hear of that.
  bool RefusesChanges(const Job& job) const;
  // Where the bytes of a file are before Complete: under a temporary name, or in place.
  static std::string PathOnDisk(const Job& job, std::uint32_t file_index);

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
  void ChangeState(Job& job, BG_JOB_STATE to, const char* rule);

 private:
  // A client did something with the job, or bytes came: it is active (PROG-07, ST-37). Attempts
  // that fail are no activity.
  void Touch(Job& job, Modification modification = Modification::kProperty);
  void NoteModificationTime(Job& job, Modification modification);
  void NoteActivity(Job& job);

  // Scheduler::Client
  void StartJob(Job& job) override;
  void YieldJob(Job& job, const char* rule) override;
  // ExchangeListener; the cookie is the job's index
  void OnResponse(std::uint64_t cookie, const HttpResponse& response) override;
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) override;
  void OnFailure(std::uint64_t cookie, NetworkFailure failure,
                 std::uint64_t received_bytes) override;
  // ConnectivityListener
  void OnConnected() override;
  void OnDisconnected() override;

  // MachineListener
  void OnMachineChanged() override;
  void OnBandwidthChanged() override;

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
  bool HasReplyBegun(const Job& job) const;

  // transfer.cc
  void RequestNextFile(Job& job);
  std::optional<std::uint32_t> NextFileOf(Job& job) const;
  bool EndsFile(const Job& job, NetworkFailure failure) const;
  void RequestNextPiece(Job& job);
  void FinishFile(Job& job);
  void RestartFile(Job& job, const char* rule);
  void StartOver(Job& job);
  void StopExchange(Job& job);
  void KeepReceived(Job& job, std::uint64_t received_bytes);

  // requests.cc
  void RequestFile(Job& job);
  void RequestHead(Job& job);
  void RequestBody(Job& job, const std::optional<FilePiece>& piece);
  void Repeat(Job& job);
  void Send(Job& job, HttpRequest& request);
  void WatchExchange(Job& job);
  void PostReceiveTimer(Job& job);
  void OnReceiveTimer(Job& job, std::uint32_t incarnation);

  // answers.cc
  bool IsOtherCopy(const File& file, const HttpResponse& response) const;
  void NoteCopy(File& file, const HttpResponse& response);
  void OnHead(Job& job, const HttpResponse& response);
  void OnBody(Job& job, const HttpResponse& response);
  bool BeginWhole(Job& job, const HttpResponse& response);
  bool SetRemoteSize(Job& job, std::uint64_t size_bytes);
  bool BeginTransferring(Job& job);

  // redirects.cc
  void OnRedirect(Job& job, const HttpResponse& response);
  bool MayAnswerChallenge(Job& job, const HttpResponse& response);
  bool AcceptsServer(Job& job);  // server_certificates.cc

  // on_demand.cc
  static void MakeHoles(File& file);
  // The order in which the client wants the bytes of this file has changed.
  void FetchInNewOrder(Job& job, std::uint32_t file_index);

  // sources.cc
  static bool NeedsNetwork(const Job& job);
  void ReadSource(Job& job);
  void OnSourceTimer(Job& job, std::uint32_t generation);

  // temporary_files.cc
  static bool WritesInPlace(const Job& job);
  std::string_view PathNow(const Job& job, std::uint32_t file_index);  // until the next call
  DiskFile* FileOnDisk(const Job& job, std::uint32_t file_index);      // nullptr: it is not there
  Disk::Handle HandleOnDisk(const Job& job, std::uint32_t file_index);
  static void SetCurrentFile(Job& job, std::uint32_t file_index);
  bool WriteTemporaryFile(Job& job, const Content& remote);
  bool HasLostBytes(const Job& job);
  void UpdateTemporaryFile(Job& job);
  void RejectContent(Job& job, std::uint32_t file_index);
  void SetFileTimes(Job& job);

  // upload.cc
  void ContinueUpload(Job& job);
  bool CheckSource(Job& job);
  void SendPacket(Job& job, UploadPacketType type);
  void RepeatPacket(Job& job);
  void OnUploadResponse(Job& job, const HttpResponse& response);
  void OnFragmentTaken(Job& job, const UploadAck& ack);
  void OnUploadRefused(Job& job, const HttpResponse& response);
  void ForgetSession(Job& job);
  void KeepUploaded(Job& job, std::uint64_t moved_bytes);
  HRESULT CompleteUpload(Job& job, UserIndex caller);
  bool CancelUpload(Job& job);
  void OnCancelAnswered(Job& job, const HttpResponse& response);
  void RetryCancel(Job& job);
  void OnCancelTimer(Job& job, std::uint32_t generation);
  void EndCancel(Job& job);
  static bool IsBeingCancelled(const Job& job);
  std::uint64_t BitsPerSecondMax(const Job& job) const;

  // reply.cc
  void RequestReply(Job& job);
  void OnReplyResponse(Job& job, const HttpResponse& response);
  void OnReplyComplete(Job& job, std::uint64_t received_bytes);
  void KeepReply(Job& job, std::uint64_t received_bytes);
  HRESULT RenameReply(Job& job, UserIndex caller);
  bool DeleteReply(Job& job);

  // failure.cc
  void Fail(Job& job, const JobError& error, FailureClass failure);
  void FailFile(Job& job, HRESULT code, FailureClass failure);
  bool TriesOtherFiles(Job& job);
  void FailWithStatus(Job& job, int status);
  void FailWithNetwork(Job& job, NetworkFailure failure);
  void FailWithProxyList(Job& job);
  void NoteProgress(Job& job);
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
  std::string path_;  // scratch
  RemoteCopies remote_copies_;
  MachineConditions machine_;
  JobTable jobs_;
  Scheduler scheduler_;
  JobTimer retry_timer_;
  JobTimer no_progress_timer_;
  JobTimer lifetime_timer_;
  JobTimer cancel_timer_;
  JobTimer receive_timer_;
  JobTimer source_timer_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_H_
