// File: job_decisions.h
//
// What becomes of a job: its states, failures, retries, turns and its end.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_JOB_DECISIONS_H_
#define BITSIM_DECISIONS_JOB_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class JobDecisions : public virtual VersionedDecisions {
 public:
  // --- States (docs/rules/job-states.md) ---

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

  // --- Failures and retries ---

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

  // --- The queue ---

  virtual Duration TimeSlice() const;                                                // [ST-09]
  virtual bool Preempts(BG_JOB_PRIORITY waiting, BG_JOB_PRIORITY running) const;     // [ST-10]
  virtual Duration JobInactivityTimeout() const;                                     // [ST-37]
  // Whether a job that comes into this state without its client doing has been active by that.
  virtual bool IsActivity(BG_JOB_STATE state) const;                                 // [ST-37]

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

  // Whether the total of a file of ranges is theirs; else it stays unknown.
  virtual bool CountsRangesAsWhole() const;                                          // [PROG-05]
  // Whether the list of a job's files stays as it was when it was made.
  virtual bool ListsAreSnapshots() const;                                            // [PROG-10]

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

  virtual bool LeavesQueue(BG_JOB_STATE entered_state) const;                      // [COMP-01 CANC-03 SVC-03]
  virtual HRESULT CompleteBeforeTheEnd() const;                                      // [COMP-02]
  // Whether files without a name of their own are deleted when the job becomes this.
  virtual bool DeletesTemporaryFiles(BG_JOB_STATE next_state) const;                 // [COMP-02 CANC-01]
  // Whether a Complete that is repeated knows which files have got their names.
  virtual bool RemembersRenamedFiles() const;                                        // [COMP-04]
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_JOB_DECISIONS_H_
