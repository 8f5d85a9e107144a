// File: delivery_decisions.h
//
// How the client is told: callbacks, the command line, the notification class.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_DELIVERY_DECISIONS_H_
#define BITSIM_DECISIONS_DELIVERY_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class DeliveryDecisions : public virtual VersionedDecisions {
 public:
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
  // Whether the service lets go of the job after a call that told of it.
  virtual bool ReleasesArguments() const;                                            // [NOTIFY-CB-06]
  // Whether the job in a call has all its interfaces, or that of BITS 1.0 alone.
  virtual bool GivesWholeJob() const;                                                // [NOTIFY-CB-07]
  // What a method that would change the job answers while the job is told of; S_OK: it does so.
  virtual HRESULT ChangeInsideCall() const;                                          // [NOTIFY-CB-08]
  virtual bool RetriesModification() const;                                          // [NOTIFY-CB-05]
  virtual bool IsModification(Modification modification, BG_JOB_STATE state) const;  // [NOTIFY-MOD-01 NOTIFY-MOD-02 NOTIFY-MOD-08]
  // How long after one call the next may come, where the job asks for so many milliseconds.
  virtual Duration MinimumModificationInterval(ULONG asked_milliseconds) const;      // [NOTIFY-MOD-06]
  // Whether a change within the interval is told at its end, or dropped.
  virtual bool TellsModificationAfterInterval() const;                               // [NOTIFY-MOD-03 NOTIFY-MOD-09]

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
  // What the program is given of the parameters.
  virtual std::string LaunchedParameters(std::string_view parameters) const;         // [NOTIFY-CMD-17 NOTIFY-CMD-20]
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
  // Whether an object is made as soon as the class is set, or when there is something to tell.
  virtual bool MakesObjectOfClassAtOnce() const;                                     // [NOTIFY-GET-08]
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

  // Whether bytes that are there already are left out when they are requested again.
  virtual bool FetchesMissingBytesOnly() const;                                      // [NOTIFY-RNG-02]
  // Whether ranges are told when they are requested, or when they have arrived.
  virtual bool TellsRangesWhenRequested() const;                                     // [NOTIFY-RNG-07]
  virtual bool RangesNeedOnDemandMode() const;                                       // [NOTIFY-RNG-10]
  virtual bool FilledRangesAreInOrder() const;                                       // [NOTIFY-RNG-11]
  virtual bool TellsRanges() const;                                                  // [NOTIFY-RNG-01]
  // Whether ranges that have been told are left out of later calls.
  virtual bool TellsRangesOnce() const;                                              // [NOTIFY-RNG-01]
  virtual bool MergesRanges() const;                                                 // [NOTIFY-RNG-02]
  virtual bool RangesTakeSlots() const;                                              // [NOTIFY-RNG-05]
  virtual Duration MinimumRangesInterval(ULONG asked_milliseconds) const;            // [NOTIFY-RNG-06]
  virtual bool RetriesRanges() const;                                                // [NOTIFY-RNG-09]

  // --- FileTransferred (docs/rules/file-transferred.md) ---

  virtual bool TellsOfFiles() const;                                                 // [NOTIFY-FILE-01]
  virtual bool FilesAreToldOneByOne() const;                                         // [NOTIFY-FILE-02]
  virtual bool AcknowledgesFile(HRESULT result) const;                               // [NOTIFY-FILE-03]
  virtual bool FilesAreToldInOrder() const;                                          // [NOTIFY-FILE-07]
  // Whether a file that has to start again is told, too.
  virtual bool TellsOfRestartedFiles() const;                                        // [NOTIFY-FILE-08]
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_DELIVERY_DECISIONS_H_
