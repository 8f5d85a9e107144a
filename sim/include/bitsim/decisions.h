// File: decisions.h
//
// Every choice of the engine is one small named function here. The default is the documented rule;
// where the sources are silent or disagree it is the recommended answer of the rule book. A BITS
// version or a known behaviour of some service is a *profile*: another set of decisions. A *mutant*
// is one decision made wrongly. Whoever wants to know what their client does "if BITS did X"
// overrides one function:
//
//   struct PatientService : bitsim::Decisions {
//     bitsim::Duration CallbackRetryInterval(const bitsim::NotifiedJob&) const override {
//       return std::chrono::hours(1);
//     }
//   };
//   PatientService decisions;
//   bitsim::Simulation simulation({.decisions = &decisions});
//
// Functions are asked at the moment of the decision and must be pure: same arguments, same answer.
// Names in brackets are the rules of the rule book (docs/rules/).

#ifndef BITSIM_DECISIONS_H_
#define BITSIM_DECISIONS_H_

#include <bits.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bitsim/time.h"
#include "bitsim/users.h"
#include "bitsim/version.h"

namespace bitsim {

// The events that are delivered until they are acknowledged.
enum class JobEvent : std::uint8_t { kNone, kTransferred, kError };

// What happens after a failure of a transfer.
enum class FailureClass : std::uint8_t {
  kFatal,            // ERROR
  kTransient,        // TRANSIENT_ERROR, retried after the minimum retry delay
  kWaitsForNetwork,  // TRANSIENT_ERROR, retried when the network is back, never counted
  kWaitsForBlock,    // TRANSIENT_ERROR, retried when what blocks it has ended, never counted
};

// What of the machine keeps a job from running; see bitsim/machine.h.
enum class Block : std::uint8_t {
  kNone,
  kBandwidth,         // the bandwidth policy is 0 now
  kCost,              // the network costs more than the job may
  kBatteryPolicy,
  kBatterySaver,
  kStandby,
  kBackgroundAccess,
  kGameMode,
  kSystemPolicy,
  kVolumeLock,        // the volume of its file is being checked
};

// What the decisions about access may look at: who calls, and whose job it is.
struct Caller {
  bool is_owner;
  bool is_administrator;  // the account
  bool is_elevated;
  bool is_restricted;
  IntegrityLevel integrity;
};
struct OwnedJob {
  // Of the application that created the job or took it over.
  bool owner_is_elevated;
  IntegrityLevel owner_integrity;
};

// What made a job "modified".
enum class Modification : std::uint8_t { kState, kProperty, kFileAdded, kBytes };

// What the decisions about notifications may look at.
struct NotifiedJob {
  BG_JOB_STATE state;
  ULONG notify_flags;
  ULONG minimum_retry_delay_seconds;
};

class Decisions {
 public:
  // As that version of BITS decides.
  explicit Decisions(BitsVersion version = kNewestBitsVersion) : version_(version) {}
  virtual ~Decisions() = default;

  BitsVersion version() const { return version_; }

  // --- Jobs: states (docs/rules/job-states.md) ---

  virtual BG_JOB_STATE InitialState() const;                                         // [ST-01]
  virtual BG_JOB_STATE StateAfterResume(BG_JOB_STATE state) const;                   // [ST-02 ST-18 ST-19 ST-22]
  virtual HRESULT ResumeWithoutFiles() const;                                        // [ST-03]
  virtual HRESULT ResumeWithAllFilesDone(BG_JOB_STATE state) const;                  // [ST-29]
  // Suspend on a job that is done or failed answers S_OK; what follows is disputed (C-06).
  virtual BG_JOB_STATE StateAfterSuspend(BG_JOB_STATE state) const;                  // [ST-20 ST-21]
  virtual BG_JOB_STATE StateAfterCancel(BG_JOB_STATE state) const;                   // [ST-23]
  virtual BG_JOB_STATE StateAfterComplete(BG_JOB_STATE state) const;                 // [ST-25]
  virtual BG_JOB_STATE StateAfterFailedRename(BG_JOB_STATE state) const;             // [ST-27]
  virtual BG_JOB_STATE StateWhenScheduled() const;                                   // [ST-04]
  virtual BG_JOB_STATE StateWhenConnected() const;                                   // [ST-05]
  virtual BG_JOB_STATE StateWhenAllFilesTransferred() const;                         // [ST-08]
  virtual BG_JOB_STATE StateAfterFailure(FailureClass failure) const;                // [ST-06 ST-07 ST-11 ST-12]
  virtual BG_JOB_STATE StateAfterRetryDelay() const;                                 // [ST-13]
  virtual BG_JOB_STATE StateAfterNoProgress() const;                                 // [ST-14]
  // Which states lose their network, and what they become; the same state: not affected.
  virtual BG_JOB_STATE StateAfterNetworkLoss(BG_JOB_STATE state) const;              // [ST-30]
  virtual BG_JOB_STATE StateAfterNetworkReturn(BG_JOB_STATE state) const;            // [ST-31]
  virtual BG_JOB_STATE StateAfterServiceRestart(BG_JOB_STATE state) const;           // [ST-50]
  // Whether a method that changes the job answers BG_E_INVALID_STATE.
  virtual bool RefusesChanges(BG_JOB_STATE state) const;                             // [ST-25 ST-23]
  // Whether a file starts again when the server's copy is not the one it started with.
  virtual bool RestartsChangedFile() const;                                          // [ST-41]
  // Whether files keep temporary names until Complete.
  virtual bool FilesWaitForComplete() const;                                         // [NOTIFY-XFR-04]

  // --- Jobs: failures and retries ---

  virtual FailureClass ClassifyHttpStatus(int status) const;                         // [ST-06 ST-07]
  virtual bool CountsAsError(FailureClass failure) const;                            // [ERR-08]
  virtual ULONG DefaultMinimumRetryDelaySeconds() const;                             // [RETRY-01]
  virtual ULONG StoredMinimumRetryDelaySeconds(ULONG asked_seconds) const;           // [RETRY-01]
  virtual ULONG DefaultNoProgressTimeoutSeconds() const;                             // [RETRY-02]
  // Whether a failure that could be retried is fatal, because these settings leave no retry.
  virtual bool FailsWithoutRetry(ULONG minimum_retry_delay_seconds,
                                 ULONG no_progress_timeout_seconds) const;           // [ST-15 ST-17]
  // The error code of a job that made no progress for too long.
  virtual HRESULT NoProgressError(HRESULT last_error) const;                         // [ST-14]
  virtual bool NewNoProgressTimeoutActsAtOnce() const;                               // [ST-16]
  // Else each further failure begins the time anew.
  virtual bool NoProgressCountsFromFirstFailure() const;                             // [ST-14]

  // --- Jobs: the queue ---

  virtual Duration TimeSlice() const;                                                // [ST-09]
  virtual bool Preempts(BG_JOB_PRIORITY waiting, BG_JOB_PRIORITY running) const;     // [ST-10]
  virtual Duration JobInactivityTimeout() const;                                     // [ST-37]
  // Whether a job that comes into this state without its client doing has been active by that.
  virtual bool IsActivity(BG_JOB_STATE state) const;                                 // [ST-37]

  // --- Registration (docs/rules/set-notify-interface.md) ---

  virtual HRESULT RegisterInState(BG_JOB_STATE state) const;                         // [NOTIFY-REG-01 NOTIFY-REG-04]
  virtual HRESULT RegisterWithoutCallbackInterface() const;                          // [NOTIFY-REG-05]
  // Whether any interface pointer of the object will do, or none but its callback interface.
  virtual bool AcceptsAnyInterfacePointer() const;                                   // [NOTIFY-REG-02]
  virtual bool FailedRegistrationKeepsCallback() const;                              // [NOTIFY-REG-06]
  virtual bool NullRemovesCallback() const;                                          // [NOTIFY-REG-03]
  virtual bool RegistrationReplacesCallback() const;                                 // [NOTIFY-REG-07]
  virtual bool HoldsCallbackReference() const;                                       // [NOTIFY-REG-08]
  virtual bool ReleasesCallback() const;                                             // [NOTIFY-REG-09]
  virtual bool CallbackEndsWithApplication() const;                                  // [NOTIFY-REG-10]
  virtual bool CallbackSurvivesServiceRestart() const;                               // [NOTIFY-REG-11]
  virtual bool FlagsSurviveServiceRestart() const;                                   // [NOTIFY-REG-12]
  // Whether the flags stay what they are when a callback goes, and when one comes.
  virtual bool FlagsOutliveCallback() const;                                         // [NOTIFY-REG-12]
  virtual bool RegistrationKeepsFlags() const;                                       // [NOTIFY-REG-18]
  // On registration, with an event that already happened: is it delivered (again)?
  // `acknowledged`: a callback returned S_OK for it; `lost`: the callback that did is gone since.
  virtual bool ReplaysOnRegistration(JobEvent event, bool acknowledged,
                                     bool lost) const;                               // [NOTIFY-REG-14 NOTIFY-REG-15 NOTIFY-REG-16]
  virtual bool RegistrationChangesState() const;                                     // [NOTIFY-REG-22]
  virtual bool RegistrationIsModification() const;                                   // [NOTIFY-REG-22]
  virtual bool TakeOwnershipKeepsCallback() const;                                   // [NOTIFY-REG-23]
  // Whose notification slots a call takes: those of the user who registered, or the owner's.
  virtual bool CallsInRegistrantsName() const;                                       // [NOTIFY-REG-23]
  // What a job becomes whose event finds no callback to tell; normally what it was.
  virtual BG_JOB_STATE StateWithNobodyToTell(BG_JOB_STATE state) const;              // [NOTIFY-REG-24]
  // What GetNotifyInterface answers without an out-pointer, and when there is no callback.
  virtual HRESULT GetCallbackIntoNull() const;                                       // [NOTIFY-GET-02]
  virtual HRESULT GetMissingCallback() const;                                        // [NOTIFY-GET-03 NOTIFY-GET-04]
  // What GetNotifyInterface answers in a final state.
  virtual HRESULT GetCallbackInState(BG_JOB_STATE state) const;                      // [NOTIFY-GET-06]
  virtual bool GetAddsReference() const;                                             // [NOTIFY-GET-01]

  // --- Flags (docs/rules/notify-flags.md) ---

  virtual ULONG DefaultNotifyFlags() const;                                          // [NOTIFY-FLG-05]
  virtual ULONG KnownNotifyFlags() const;                                            // [NOTIFY-FLG-01 NOTIFY-FLG-03]
  virtual HRESULT SetUnknownNotifyFlags() const;                                     // [NOTIFY-FLG-02]
  virtual bool RefusedFlagsAreKept() const;                                          // [NOTIFY-FLG-02]
  virtual HRESULT SetFlagsInState(BG_JOB_STATE state) const;                         // [NOTIFY-FLG-04 NOTIFY-FLG-13]
  virtual HRESULT SetNoFlags() const;                                                // [NOTIFY-FLG-08]
  // The value that is stored, and read back, for an accepted one.
  virtual ULONG StoredNotifyFlags(ULONG flags) const;                                // [NOTIFY-FLG-06 NOTIFY-FLG-07]
  virtual bool IsSubscribed(ULONG flags, ULONG event_bit) const;                     // [NOTIFY-FLG-06 NOTIFY-FLG-12]
  // Whether an event that happened before its bit was switched on is delivered then.
  virtual bool DeliversWhenSwitchedOn() const;                                       // [NOTIFY-FLG-11]
  // Whether the files' events are dropped for a callback without IBackgroundCopyCallback2. Else the
  // job's event waits for them.
  virtual bool DropsFilesOfSmallCallback() const;                                    // [NOTIFY-FLG-14]

  // --- Delivery (docs/rules/callback-contract.md and the pages of the methods) ---

  // Whether entering this state is an event to be delivered until acknowledged.
  virtual JobEvent EventOfState(BG_JOB_STATE state) const;                           // [NOTIFY-XFR-01 NOTIFY-ERR-01 NOTIFY-ERR-02]
  // How long after the change of state its event is delivered first.
  virtual Duration EventDelay() const;                                               // [NOTIFY-ERR-08]
  // Whether the event of the job waits for those of its files.
  virtual bool FilesAreToldFirst() const;                                            // [NOTIFY-XFR-05 NOTIFY-ERR-11]
  virtual bool Acknowledges(JobEvent event, HRESULT result) const;                   // [NOTIFY-CB-02 NOTIFY-CB-04]
  virtual Duration CallbackRetryInterval(const NotifiedJob& job) const;              // [NOTIFY-CB-03]
  virtual bool DropsObsoleteEvent() const;                                           // [NOTIFY-CB-17]
  virtual int NotificationsPerUserMax() const;                                       // [NOTIFY-CB-09]
  virtual bool EachUserHasOwnSlots() const;                                          // [NOTIFY-CB-09]
  // Whether an outcome that waits for a slot goes before modifications that waited longer.
  virtual bool OutcomesOvertakeModifications() const;                                // [NOTIFY-CB-10]
  // Whether an event stays pending when its callback turns out to be dead.
  virtual bool EventOutlivesCallback() const;                                        // [NOTIFY-CB-15]
  // What the job becomes when its callback turns out to be dead; normally what it was.
  virtual BG_JOB_STATE StateAfterDeadCallback(BG_JOB_STATE state) const;             // [NOTIFY-CB-16]
  virtual bool RetriesModification() const;                                          // [NOTIFY-CB-05]
  virtual bool IsModification(Modification modification, BG_JOB_STATE state) const;  // [NOTIFY-MOD-01 NOTIFY-MOD-02 NOTIFY-MOD-08]
  // How long after one call the next may come, where the job asks for so many milliseconds.
  virtual Duration MinimumModificationInterval(ULONG asked_milliseconds) const;      // [NOTIFY-MOD-06]
  // Whether a change within the interval is told at its end, or dropped.
  virtual bool TellsModificationAfterInterval() const;                               // [NOTIFY-MOD-03 NOTIFY-MOD-09]

  // --- Uploads ---

  virtual std::size_t FilesOfUploadMax() const;
  virtual std::uint64_t UploadFragmentBytesMax() const;
  // What the server's own status or that of the application behind it means, and what an error of
  // the upload protocol does.
  virtual FailureClass ClassifyUploadStatus(int status) const;                       // [ST-11 ST-12]
  virtual FailureClass ClassifyUploadError(HRESULT error) const;                     // [ST-12]
  // In which context a failure of the application behind the server is told.
  virtual BG_ERROR_CONTEXT ApplicationErrorContext() const;                          // [NOTIFY-ERR-09]
  // Whether an upload whose session the server has lost begins anew by itself, instead of failing.
  virtual bool RestartsLostSession() const;
  virtual bool NoticesChangedSource() const;                                         // [ST-42]
  // Whether Resume after that sends the file as it is then. Else it fails again.
  virtual bool ResumeSendsChangedSource() const;
  // Whether an upload-reply job is not done before it has its reply.
  virtual bool WaitsForReply() const;                                                // [ST-08 NOTIFY-XFR-02]
  // Whether FileTransferred is told of the file that was uploaded, as it is of the reply.
  virtual bool TellsUploadedFile() const;
  virtual bool ProgressIncludesReply() const;
  // Whether `Completed` of an uploaded file tells the end of the upload, or that of the job.
  virtual bool UploadIsCompletedWhenTransferred() const;
  virtual HRESULT CompleteUploadInState(BG_JOB_STATE state) const;                   // [ST-26 NOTIFY-ERR-06]
  // Whether Cancel of an unfinished upload waits until the server has forgotten it.
  virtual bool CancelTellsServer() const;                                            // [ST-24]
  // For how long that is tried while the server cannot be reached, and how often.
  virtual Duration UploadCancelPatience(ULONG no_progress_timeout_seconds) const;    // [ST-24]
  virtual Duration UploadCancelRetryInterval(ULONG minimum_retry_delay_seconds) const;
  // What the job shows meanwhile (C-29). A final state ends the attempts.
  virtual BG_JOB_STATE StateWhileCancelling(BG_JOB_STATE state) const;               // [ST-24]

  // --- Interfaces and settings (docs/method-states.md) ---

  // Whether the objects of jobs and files answer to an interface that is newer than BITS 1.0.
  virtual bool HasInterface(REFIID interface_id) const;
  virtual bool HasJobType(BG_JOB_TYPE type) const;
  virtual bool HasJobProperty(std::uint32_t property_id) const;
  virtual ULONG KnownSecurityFlags() const;
  virtual DWORD KnownPeerCachingFlags() const;
  virtual std::size_t CommandLineProgramUnitsMax() const;                            // [NOTIFY-CMD-01]
  virtual std::size_t CommandLineParametersUnitsMax() const;                         // [NOTIFY-CMD-01]
  virtual HRESULT SetCommandLineWithoutProgram() const;                              // [NOTIFY-CMD-02]
  virtual HRESULT SetCommandLineInState(BG_JOB_STATE state) const;                   // [NOTIFY-CMD-03]
  // Else the getter gives NULL.
  virtual bool MissingCommandLineIsEmptyText() const;                                // [NOTIFY-CMD-04]
  // Whether what only the former owner could set goes with the ownership.
  virtual bool TakeOwnershipRemovesCommandLine() const;                              // [NOTIFY-CMD-16]
  virtual bool TakeOwnershipRemovesSecrets() const;                                  // [NOTIFY-CMD-16]
  virtual HRESULT GetReplyDataInState(BG_JOB_STATE state) const;                     // C-17
  virtual HRESULT SetReplyFileNameInState(BG_JOB_STATE state) const;
  virtual HRESULT SetFileAclFlagsInState(BG_JOB_STATE state) const;
  virtual HRESULT SetValidatorInState(BG_JOB_STATE state) const;                     // [NOTIFY-SEC-10] C-32
  // Settings that come too late: after the first Resume, after the first file.
  virtual HRESULT SetAfterResume() const;
  virtual HRESULT SetAfterAddFile() const;
  virtual HRESULT SetForDownloadsOnly() const;
  // Settings that exclude each other, with a method of HTTP and without one.
  virtual HRESULT SetBesideHttpMethod() const;                                       // [ST-48]
  virtual HRESULT SetBesideOtherSetting() const;                                     // [ST-48]
  virtual HRESULT SetMaximumDownloadSizeToZero() const;
  virtual DWORD DefaultCostFlags() const;
  virtual HRESULT GetMissingClientCertificate() const;
  // Whether users who are no administrators may give their jobs helper tokens.
  virtual bool AnybodyMaySetHelperToken() const;

  // --- The world: access (docs/rules/security.md) ---

  virtual bool MayCreateJob(const Caller& caller) const;                             // [NOTIFY-SEC-08]
  // Whether GetJob gives the job.
  virtual bool MayReadJob(const Caller& caller, const OwnedJob& job) const;          // [NOTIFY-SEC-01]
  virtual bool MayChangeJob(const Caller& caller, const OwnedJob& job) const;        // [NOTIFY-SEC-01 NOTIFY-SEC-08]
  virtual bool MayTakeOwnership(const Caller& caller) const;                         // [NOTIFY-SEC-01]
  // What every call answers whose proxy has this impersonation level; S_OK: it is made.
  virtual HRESULT CallAtImpersonationLevel(ImpersonationLevel level) const;          // [NOTIFY-SEC-03]
  virtual bool TakenJobNeedsElevation() const;                                       // [NOTIFY-SEC-09]

  // --- The world: sessions ---

  virtual bool RunsWithoutSession(AccountKind kind) const;                           // [ST-33 ST-52]
  // Whether being started by somebody else counts as a session.
  virtual bool RunAsIsSession() const;                                               // [ST-52]
  virtual BG_JOB_STATE StateAfterLogOff(BG_JOB_STATE state) const;                   // [ST-32]
  virtual bool RunsAfterLogOn() const;                                               // [ST-33]
  // What a job becomes that lost the helper token that it needs.
  virtual BG_JOB_STATE StateAfterLostToken(BG_JOB_STATE state) const;                // [ST-38]

  // --- The world: limits (rule SCHED-09); a group policy overrides the numbers ---

  virtual bool IsLimited(AccountKind kind, bool is_administrator) const;             // [SCHED-09]
  virtual ULONG JobsPerMachineMax() const;                                           // [SCHED-09]
  virtual ULONG JobsPerUserMax() const;                                              // [SCHED-09]
  virtual ULONG FilesPerJobMax() const;                                              // [SCHED-09]
  virtual ULONG RangesPerFileMax() const;                                            // [SCHED-09]

  // --- The world: what blocks a job ---

  virtual bool Blocks(Block block, BG_JOB_PRIORITY priority) const;                  // [ST-34 ST-35 ST-43]
  virtual HRESULT BlockError(Block block) const;                                     // [ST-34 ST-35 ST-43]
  virtual BG_JOB_STATE StateAfterBlock(Block block) const;                           // [ST-34 ST-35 ST-43]
  virtual bool IsRetriedByTimer(FailureClass failure) const;                         // [RETRY-06]
  // Whether the daily interval of the bandwidth policy keeps its time when the wall clock is stepped.
  virtual bool BandwidthIntervalIsMonotonic() const;                                 // [RETRY-13]
  // Whether new cost flags hold at once, or for the next start of the job.
  virtual bool CostFlagsActAtOnce() const;                                           // [SCHED-10]

  // --- The world: time limits, queue, persistence, disk ---

  virtual bool CountsAsDownloadTime(BG_JOB_STATE state) const;                       // [ST-36]
  virtual bool ResumeRestartsDownloadTime() const;                                   // [ST-36]
  virtual HRESULT MaximumDownloadTimeError() const;                                  // [ST-36]
  // Whether foreground jobs run beside each other and a background job; else one job at a time.
  virtual bool ForegroundRunsBeside() const;                                         // [SCHED-01]
  virtual bool ProgressSurvivesRestart() const;                                      // [SVC-01]
  virtual bool FinalJobLeavesQueue() const;                                          // [SVC-03]
  virtual bool CrashLosesProgress(bool is_high_performance) const;                   // [SVC-04]
  virtual bool UnstoredRemoteNameIsLost() const;                                     // [SVC-05]
  virtual bool UnreadableQueueIsEmpty() const;                                       // [ST-51]
  virtual bool UnreadableQueueLeavesFiles() const;                                   // [SVC-06]
  virtual HRESULT UndeletableFiles() const;                                          // [COMP-03 CANC-01]
  virtual bool CompleterOwnsFiles() const;                                           // [COMP-05]
  virtual FailureClass ClassifyDiskFailure(HRESULT failure) const;                   // [ERR-15]

  // --- Failing calls ---

  // Whether a result means that the call never reached the object: it counts as gone then.
  virtual bool MeansDisconnected(HRESULT result) const;                              // [NOTIFY-CB-15]

  // --- The command line (docs/rules/command-line.md) ---

  // The flags whose events launch the command line.
  virtual ULONG CommandLineEvents() const;                                           // [NOTIFY-CMD-05 NOTIFY-FLG-09 NOTIFY-FILE-10]
  // Whether it runs in the name of who set it; else in that of the job's owner.
  virtual bool CommandLineRunsAsItsSetter() const;                                   // [NOTIFY-CMD-06]
  // What is looked for on the disk.
  virtual std::string LaunchedProgram(std::string_view program) const;               // [NOTIFY-CMD-07]
  virtual bool ExitCodeAcknowledges(std::uint32_t exit_code) const;                  // [NOTIFY-CMD-08]
  // Whether a program that has failed is run again; else that is the end of the event.
  virtual bool RerunsCommandLine() const;                                            // [NOTIFY-CMD-09]
  // Whether a program that cannot be started is tried again.
  virtual bool RetriesFailedLaunch() const;                                          // [NOTIFY-CMD-10]
  // From the failure of the last way to be told until all are tried again.
  virtual Duration CommandLineRetryInterval(const NotifiedJob& job) const;           // [NOTIFY-CMD-09 NOTIFY-CMD-15]
  // Whether a command line is run for an event that happened before it was set.
  virtual bool ReplaysForCommandLine() const;                                        // [NOTIFY-CMD-11]
  virtual bool ServiceAccountsRunCommandLines() const;                               // [NOTIFY-CMD-12]
  // Whether the command line is run after a callback that returned this.
  virtual bool CommandLineFollows(HRESULT result) const;                             // [NOTIFY-CMD-13]
  // Whether a program that succeeded leaves the event to the callback that had failed.
  virtual bool CallbackIsToldAfterProgram() const;                                   // [NOTIFY-CMD-14]
  virtual bool CallbackIsToldAfterFailedProgram() const;                             // [NOTIFY-CMD-15]
  virtual bool CommandLineSurvivesServiceRestart() const;                            // [NOTIFY-CMD-18]
  virtual bool ClassComesBeforeCommandLine() const;                                  // [NOTIFY-CMD-19]

  // --- The notification class (docs/rules/notification-clsid.md) ---

  virtual bool ClassSurvivesServiceRestart() const;                                  // [NOTIFY-CLS-02]
  virtual bool RegisteredObjectComesBeforeClass() const;                             // [NOTIFY-CLS-03 NOTIFY-CLS-09]
  virtual bool ClassFollowsDeadCallback() const;                                     // [NOTIFY-CLS-03]
  virtual bool KeepsObjectOfClass() const;                                           // [NOTIFY-CLS-04]
  // The class that is kept when a new one is set; GUID_NULL is none.
  virtual GUID StoredClass(const GUID& old_class, const GUID& new_class) const;      // [NOTIFY-CLS-05]
  virtual bool ClassFollowsRemovedCallback() const;                                  // [NOTIFY-CLS-06]
  virtual bool FlagsGateClass() const;                                               // [NOTIFY-CLS-07]
  // Whether an object of the class is made after a living object returned this.
  virtual bool ClassFollows(HRESULT result) const;                                   // [NOTIFY-CLS-08]
  virtual HRESULT SetClassInState(BG_JOB_STATE state) const;                         // [NOTIFY-CLS-10]
  virtual bool NewClassReplacesObject() const;                                       // [NOTIFY-CLS-11]

  // --- Ranges of files (docs/rules/file-ranges.md) ---

  virtual bool TellsRanges() const;                                                  // [NOTIFY-RNG-01]
  // Whether ranges that have been told are left out of later calls.
  virtual bool TellsRangesOnce() const;                                              // [NOTIFY-RNG-01]
  virtual bool MergesRanges() const;                                                 // [NOTIFY-RNG-02]
  virtual bool RangesTakeSlots() const;                                              // [NOTIFY-RNG-05]
  virtual Duration MinimumRangesInterval(ULONG asked_milliseconds) const;            // [NOTIFY-RNG-06]
  virtual bool RetriesRanges() const;                                                // [NOTIFY-RNG-09]
  // --- Transfers (docs/rules/http.md) ---

  // Whether a file's first request is HEAD. Without it, nothing is known before the body comes.
  virtual bool BeginsWithHead(bool is_dynamic_content) const;                        // [HTTP-01 HTTP-08]
  virtual bool NeedsFileSize() const;                                                // [HTTP-02]
  // Whether a new file comes in ranges; what is left of one always does.
  virtual bool NeedsRanges(BG_JOB_PRIORITY priority, std::uint64_t size_bytes) const;  // [HTTP-03]
  // Whether a file that came without ranges may start anew when it is interrupted.
  virtual bool InterruptedUnrangedFileStartsAnew() const;                            // [HTTP-18]
  virtual bool AcceptsHttp10() const;                                                // [HTTP-04]
  virtual bool EntityTagTellsCopies() const;                                         // [HTTP-07]
  virtual bool InterruptedDynamicContentStartsAnew() const;                          // [HTTP-08]
  virtual bool DynamicContentWaitsForForeground() const;                             // [HTTP-08]
  virtual HRESULT HttpStatusError(int status) const;                                 // [HTTP-10]
  // Whether credentials are sent to who asks for them: a server or a proxy.
  virtual bool AnswersChallenge(BG_AUTH_TARGET target) const;                        // [HTTP-11]
  // Failures before there is an answer, network loss aside.
  virtual FailureClass ClassifyConnectionFailure(HRESULT failure) const;             // [HTTP-13]
  // Never, for how long nothing has to come before a request fails; the sources name no limit.
  virtual Duration ReceiveTimeout() const;                                           // [HTTP-13]
  virtual bool IsRedirect(int status) const;                                         // [HTTP-14]
  virtual bool FollowsRedirects(ULONG security_flags) const;                         // [HTTP-14 ST-46]
  // Whether the file is named after the end of a redirect that was followed, or was not.
  virtual bool RenamesAfterRedirect(ULONG security_flags) const;                     // [HTTP-14 ST-46]
  virtual bool RedirectMayLeaveHttps(ULONG security_flags) const;                    // [HTTP-14]
  virtual bool RedirectMayLeaveHttp() const;                                         // [HTTP-14]
  virtual int RedirectsMax() const;                                                  // [HTTP-14]
  virtual HRESULT RefusedRedirectError(int status) const;                            // [ST-46] C-31
  // Whether files may come from shares and disks, and ranges of such files.
  virtual bool ReadsFiles(BG_JOB_TYPE type) const;                                   // [HTTP-16 HTTP-17]
  virtual bool ReadsRangesOfFiles() const;                                           // [HTTP-16]
  virtual HRESULT MissingSourceError(bool is_folder_missing) const;                  // [ERR-16]
  // Whether a file of ranges has them in the order in which the client gave them.
  virtual bool RangesKeepTheirOrder() const;                                         // [COMP-11]
  virtual HRESULT RangeOutsideFileError() const;                                     // [COMP-11]
  // Whether a file goes on where it was when its new source has the same size and time.
  virtual bool ContinuesFromNewSource() const;                                       // [ST-41b]
  virtual BG_JOB_STATE StateAfterRejectedContent() const;                            // [ST-39]
  virtual FailureClass ClassifyOpenTemporaryFile() const;                            // [ST-44]
  virtual FailureClass ClassifyRefusedServer() const;                                // [ST-47]
  virtual bool IgnoresRefusedServer() const;                                         // [ST-47]
  virtual bool CustomMethodLeavesNoRetry() const;                                    // [ST-48]
  virtual BG_JOB_STATE StateWithRequestedRanges(bool has_whole_file) const;          // [ST-49]
  virtual bool FilesHaveTimeOfSource() const;                                        // [COMP-10]
  virtual bool CancelLeavesFilesInPlace() const;                                     // [CANC-02]

  // --- Error objects (docs/rules/error-objects.md) ---

  virtual bool TellsErrorInState(BG_JOB_STATE state) const;                          // [ERR-01 ERR-02]
  // Whether an error is over when bytes move again.
  virtual bool ErrorEndsWithTransfer() const;                                        // [ERR-01]
  virtual HRESULT MissingError() const;                                              // [ERR-02]
  // Whether a method that fails leaves the job's error as it is.
  virtual bool FailedCallsLeaveError() const;                                        // [ERR-03]
  virtual BG_ERROR_CONTEXT ContextOfHttpStatus(int status) const;                    // [ERR-04 ERR-09]
  virtual bool ErrorTellsFile() const;                                               // [ERR-05]
  virtual HRESULT MissingErrorFile() const;                                          // [ERR-05]
  virtual const char* HttpProtocolName() const;                                      // [ERR-06]
  virtual HRESULT MissingErrorProtocol() const;                                      // [ERR-06]
  // What a description in that language answers; `is_installed`: there are texts of it.
  virtual HRESULT DescribeInLanguage(DWORD language_id, bool is_installed) const;    // [ERR-07]
  // Whether a failure counts that happens in this state. See also CountsAsError.
  virtual bool CountsFailureIn(BG_JOB_STATE state) const;                            // [ERR-08]
  virtual bool ErrorCountOutlives(BG_JOB_STATE entered_state) const;                 // [ERR-08]
  // Else it tells the job's present error.
  virtual bool ErrorObjectIsSnapshot() const;                                        // [ERR-10]
  // Whether files behind one that failed wait. Else they are tried before the job fails (C-33).
  virtual bool FailedFileHoldsUpOthers() const;                                      // [ERR-12 ST-12]
  // What the job becomes whose callback answered with a failure; normally what it was.
  virtual BG_JOB_STATE StateAfterFailedCallback(BG_JOB_STATE state) const;           // [ERR-14]

  // --- Retries (docs/rules/retries.md) ---

  virtual Duration RetryDelay(ULONG minimum_retry_delay_seconds,
                              ULONG no_progress_timeout_seconds) const;              // [RETRY-04]
  virtual bool ProgressEndsTheCount() const;                                         // [RETRY-02]
  virtual bool ZeroTimeoutSparesHealthyJobs() const;                                 // [RETRY-03]
  // Whether a retry waits until the clock on the wall says so, too.
  virtual bool RetriesFollowWallClock() const;                                       // [RETRY-05]
  // Whether the network's return wakes a job whose failure was, or was not, the lost network.
  virtual bool NetworkReturnWakes(bool lost_its_network) const;                      // [RETRY-08]

  // --- Progress (docs/rules/progress.md) ---

  virtual std::uint64_t BytesTotalWithoutFiles() const;                              // [PROG-01]
  // Else an unknown size counts as nothing in the total of the job.
  virtual bool UnknownSizeMakesTotalUnknown() const;                                 // [PROG-02]
  virtual bool CountsFile(bool is_transferred, bool is_renamed) const;               // [PROG-03]
  virtual bool ChangesModificationTime(Modification modification) const;             // [PROG-07]
  // Whether entering this state sets the time of completion.
  virtual bool SetsCompletionTime(BG_JOB_STATE entered_state) const;                 // [PROG-08]
  virtual bool ShowsCompleted(bool is_transferred, bool is_renamed) const;           // [PROG-09 NOTIFY-FILE-11]

  // --- Turns (docs/rules/scheduling.md) ---

  // The lower the earlier.
  virtual int RankOf(BG_JOB_PRIORITY priority) const;                                // [SCHED-02]
  virtual bool TransientErrorKeepsTurn() const;                                      // [SCHED-03]
  // Whether a job that begins to wait does so behind the others of its priority.
  virtual bool WaitsBehindItsEquals() const;                                         // [SCHED-04]
  virtual bool TakesFilesInOrder() const;                                            // [SCHED-05]
  virtual HRESULT SetPriorityInState(BG_JOB_STATE state) const;                      // [SCHED-06 ERR-13]
  virtual bool NewPriorityActsAtOnce() const;                                        // [SCHED-06]
  // Whether AddFile takes a destination that another job has.
  virtual bool DestinationsMayBeShared() const;                                      // [SCHED-11]

  // --- Complete and Cancel (docs/rules/completion.md, docs/rules/cancellation.md) ---

  virtual bool LeavesQueue(BG_JOB_STATE entered_state) const;                        // [COMP-01 CANC-03]
  virtual HRESULT CompleteBeforeTheEnd() const;                                      // [COMP-02]
  // Whether files without a name of their own are deleted when the job becomes this.
  virtual bool DeletesTemporaryFiles(BG_JOB_STATE next_state) const;                 // [COMP-02 CANC-01]
  // Whether a Complete that is repeated knows which files have got their names.
  virtual bool RemembersRenamedFiles() const;                                        // [COMP-04]

  // --- FileTransferred (docs/rules/file-transferred.md) ---

  virtual bool TellsOfFiles() const;                                                 // [NOTIFY-FILE-01]
  virtual bool FilesAreToldOneByOne() const;                                         // [NOTIFY-FILE-02]
  virtual bool AcknowledgesFile(HRESULT result) const;                               // [NOTIFY-FILE-03]
  virtual bool FilesAreToldInOrder() const;                                          // [NOTIFY-FILE-07]
  // Whether a file that has to start again is told, too.
  virtual bool TellsOfRestartedFiles() const;                                        // [NOTIFY-FILE-08]

 private:
  BitsVersion version_;
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_H_
