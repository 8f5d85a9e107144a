// File: machine_decisions.h
//
// Users, sessions, limits, what blocks a job, what outlasts a restart.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_MACHINE_DECISIONS_H_
#define BITSIM_DECISIONS_MACHINE_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class MachineDecisions : public virtual VersionedDecisions {
 public:
  // --- Access (docs/rules/security.md) ---

  virtual bool MayCreateJob(const Caller& caller) const;                             // [NOTIFY-SEC-08]
  // Whether GetJob gives the job.
  virtual bool MayReadJob(const Caller& caller, const OwnedJob& job) const;          // [NOTIFY-SEC-01]
  virtual bool MayChangeJob(const Caller& caller, const OwnedJob& job) const;        // [NOTIFY-SEC-01 NOTIFY-SEC-08]
  virtual bool MayTakeOwnership(const Caller& caller) const;                         // [NOTIFY-SEC-01]
  // What every call answers whose proxy has this impersonation level; S_OK: it is made.
  virtual HRESULT CallAtImpersonationLevel(ImpersonationLevel level) const;          // [NOTIFY-SEC-03]
  virtual bool TakenJobNeedsElevation() const;                                       // [NOTIFY-SEC-09]

  // --- Sessions ---

  virtual bool RunsWithoutSession(AccountKind kind) const;                           // [ST-33 ST-52]
  // Whether being started by somebody else counts as a session.
  virtual bool RunAsIsSession() const;                                               // [ST-52]
  virtual BG_JOB_STATE StateAfterLogOff(BG_JOB_STATE state) const;                   // [ST-32]
  virtual bool RunsAfterLogOn() const;                                               // [ST-33]
  // What a job becomes that lost the helper token that it needs.
  virtual BG_JOB_STATE StateAfterLostToken(BG_JOB_STATE state) const;                // [ST-38]

  // --- Limits (rule SCHED-09); a group policy overrides the numbers ---

  virtual bool IsLimited(AccountKind kind, bool is_administrator) const;             // [SCHED-09]
  virtual ULONG JobsPerMachineMax() const;                                           // [SCHED-09]
  virtual ULONG JobsPerUserMax() const;                                              // [SCHED-09]
  virtual ULONG FilesPerJobMax() const;                                              // [SCHED-09]
  virtual ULONG RangesPerFileMax() const;                                            // [SCHED-09]

  // --- What blocks a job ---

  virtual bool Blocks(Block block, BG_JOB_PRIORITY priority) const;                  // [ST-34 ST-35 ST-43]
  virtual HRESULT BlockError(Block block) const;                                     // [ST-34 ST-35 ST-43]
  virtual BG_JOB_STATE StateAfterBlock(Block block) const;                           // [ST-34 ST-35 ST-43]
  virtual bool IsRetriedByTimer(FailureClass failure) const;                         // [RETRY-06]
  // Whether the daily interval of the bandwidth policy keeps its time when the wall clock is stepped.
  virtual bool BandwidthIntervalIsMonotonic() const;                                 // [RETRY-13]
  // Whether new cost flags hold at once, or for the next start of the job.
  virtual bool CostFlagsActAtOnce() const;                                           // [SCHED-10]

  // --- Time limits, queue, persistence, disk ---

  virtual bool CountsAsDownloadTime(BG_JOB_STATE state) const;                       // [ST-36]
  virtual bool ResumeRestartsDownloadTime() const;                                   // [ST-36]
  virtual HRESULT MaximumDownloadTimeError() const;                                  // [ST-36]
  // Whether foreground jobs run beside each other and a background job; else one job at a time.
  virtual bool ForegroundRunsBeside() const;                                         // [SCHED-01]
  virtual bool ProgressSurvivesRestart() const;                                      // [SVC-01]
  virtual bool CrashLosesProgress(bool is_high_performance) const;                   // [SVC-04]
  virtual bool UnstoredRemoteNameIsLost() const;                                     // [SVC-05]
  virtual bool UnreadableQueueIsEmpty() const;                                       // [ST-51]
  virtual bool UnreadableQueueLeavesFiles() const;                                   // [SVC-06]
  virtual HRESULT UndeletableFiles() const;                                          // [COMP-03 CANC-01]
  virtual bool CompleterOwnsFiles() const;                                           // [COMP-05]
  virtual FailureClass ClassifyDiskFailure(HRESULT failure) const;                   // [ERR-15]
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_MACHINE_DECISIONS_H_
