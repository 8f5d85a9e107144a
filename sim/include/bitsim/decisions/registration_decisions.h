// File: registration_decisions.h
//
// Whom a job tells, and of what: SetNotifyInterface, GetNotifyInterface and the flags.
// A part of bitsim/decisions.h, which is what one includes and says how to use it.

#ifndef BITSIM_DECISIONS_REGISTRATION_DECISIONS_H_
#define BITSIM_DECISIONS_REGISTRATION_DECISIONS_H_

#include "bitsim/decisions/vocabulary.h"

namespace bitsim {

class RegistrationDecisions : public virtual VersionedDecisions {
 public:
  // --- Registration (docs/rules/set-notify-interface.md) ---

  virtual HRESULT RegisterInState(BG_JOB_STATE state) const;                         // [NOTIFY-REG-01 NOTIFY-REG-04]
  virtual HRESULT RegisterWithoutCallbackInterface() const;                          // [NOTIFY-REG-05]
  // What is answered for an object that refuses to be asked, as it does with this code.
  virtual HRESULT RegisterForbiddenObject(HRESULT refusal) const;                    // [NOTIFY-CB-22]
  // Whether an object that is registered on one job stays registered on others.
  virtual bool ObjectServesSeveralJobs() const;                                      // [NOTIFY-CB-25]
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
  // Whether GetNotifyInterface gives the object itself, or only something that is not null.
  virtual bool GetGivesRegisteredObject() const;                                     // [NOTIFY-GET-05 NOTIFY-GET-07]
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
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_REGISTRATION_DECISIONS_H_
