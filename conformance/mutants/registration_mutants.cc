// Services that break the rules of SetNotifyInterface and GetNotifyInterface.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Decisions;
using bitsim::JobEvent;

// --- What is accepted and what is refused ---

template <BG_JOB_STATE kState>
struct RefusesRegistrationIn final : Decisions {
  HRESULT RegisterInState(BG_JOB_STATE state) const override {
    return state == kState ? BG_E_INVALID_STATE : Decisions::RegisterInState(state);
  }
};
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_TRANSFERRED>> kRefusesTransferred(
    "transferred-job-refuses-registration", rule::NOTIFY_REG_01,
    "a job that is done takes no callback any more");
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_ERROR>> kRefusesFailed(
    "failed-job-refuses-registration", rule::NOTIFY_REG_01,
    "a job that has failed takes no callback any more");
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_QUEUED>> kRefusesQueued(
    "queued-job-refuses-registration", rule::NOTIFY_REG_01,
    "a job takes no callback while it waits in the queue");
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_TRANSFERRING>> kRefusesTransferring(
    "transferring-job-refuses-registration", rule::NOTIFY_REG_01,
    "a job takes no callback while bytes arrive");
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_TRANSIENT_ERROR>> kRefusesTransient(
    "retrying-job-refuses-registration", rule::NOTIFY_REG_01,
    "a job takes no callback while it waits for its retry");
const MutantOf<RefusesRegistrationIn<BG_JOB_STATE_SUSPENDED>> kRefusesSuspended(
    "suspended-job-refuses-registration", rule::NOTIFY_REG_21,
    "a job has to be resumed before it takes a callback");

struct WantsTheCallbackPointer final : Decisions {
  bool AcceptsAnyInterfacePointer() const override { return false; }
};
const MutantOf<WantsTheCallbackPointer> kWantsTheCallbackPointer(
    "only-the-callback-pointer-is-accepted", rule::NOTIFY_REG_02,
    "the plain IUnknown of an object is refused");

template <BG_JOB_STATE kState>
struct RegistersOnFinalJob final : Decisions {
  HRESULT RegisterInState(BG_JOB_STATE state) const override {
    return state == kState ? S_OK : Decisions::RegisterInState(state);
  }
};
const MutantOf<RegistersOnFinalJob<BG_JOB_STATE_ACKNOWLEDGED>> kRegistersOnAcknowledged(
    "acknowledged-job-takes-a-callback", rule::NOTIFY_REG_04,
    "a completed job takes a callback and keeps it for ever");
const MutantOf<RegistersOnFinalJob<BG_JOB_STATE_CANCELLED>> kRegistersOnCancelled(
    "cancelled-job-takes-a-callback", rule::NOTIFY_REG_04,
    "a cancelled job takes a callback and keeps it for ever");

struct TellsFinalStateDifferently final : Decisions {
  HRESULT RegisterInState(BG_JOB_STATE state) const override {
    return FAILED(Decisions::RegisterInState(state)) ? E_FAIL : S_OK;
  }
};
const MutantOf<TellsFinalStateDifferently> kTellsFinalStateDifferently(
    "final-job-refuses-with-another-code", rule::NOTIFY_REG_04,
    "a final job refuses a callback with E_FAIL");

template <HRESULT kAnswer>
struct AnswersToNoCallback final : Decisions {
  HRESULT RegisterWithoutCallbackInterface() const override { return kAnswer; }
};
const MutantOf<AnswersToNoCallback<S_OK>> kAcceptsAnyObject(
    "any-object-is-accepted", rule::NOTIFY_REG_05,
    "an object without the callback interface is accepted and never called");
const MutantOf<AnswersToNoCallback<E_FAIL>> kRefusesWithAnotherCode(
    "no-callback-is-refused-with-another-code", rule::NOTIFY_REG_05,
    "an object without the callback interface is refused with E_FAIL");

struct RefusalDropsCallback final : Decisions {
  bool FailedRegistrationKeepsCallback() const override { return false; }
};
const MutantOf<RefusalDropsCallback> kRefusalDropsCallback(
    "refused-registration-drops-the-old-one", rule::NOTIFY_REG_06,
    "the old callback is gone before the new one is looked at");

// --- Whose registration counts ---

struct NullIsIgnored final : Decisions {
  bool NullRemovesCallback() const override { return false; }
};
const MutantOf<NullIsIgnored> kNullIsIgnored("null-leaves-the-callback", rule::NOTIFY_REG_03,
                                             "SetNotifyInterface(NULL) does nothing");

struct FirstRegistrationWins final : Decisions {
  bool RegistrationReplacesCallback() const override { return false; }
};
const MutantOf<FirstRegistrationWins> kFirstRegistrationWins(
    "first-registration-wins", rule::NOTIFY_REG_07,
    "a job that has a callback keeps it, whoever registers another one");

struct TakeOwnershipDropsCallback final : Decisions {
  bool TakeOwnershipKeepsCallback() const override { return false; }
};
const MutantOf<TakeOwnershipDropsCallback> kTakeOwnershipDropsCallback(
    "new-owner-drops-the-callback", rule::NOTIFY_REG_23, "TakeOwnership takes the callback away");

struct CallsInOwnersName final : Decisions {
  bool CallsInRegistrantsName() const override { return false; }
};
const MutantOf<CallsInOwnersName> kCallsInOwnersName(
    "calls-are-made-in-the-owners-name", rule::NOTIFY_REG_23,
    "a call takes a slot of the job's owner, not of the user who registered");

template <BG_JOB_STATE kEvent, BG_JOB_STATE kNext>
struct NobodyToTellIsAnError final : Decisions {
  BG_JOB_STATE StateWithNobodyToTell(BG_JOB_STATE state) const override {
    return state == kEvent ? kNext : state;
  }
};
const MutantOf<NobodyToTellIsAnError<BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_ERROR>>
    kUnheardTransferFails("unheard-transfer-is-an-error", rule::NOTIFY_REG_24,
                          "a job that is transferred while nobody listens ends in ERROR");
const MutantOf<NobodyToTellIsAnError<BG_JOB_STATE_ERROR, BG_JOB_STATE_CANCELLED>>
    kUnheardFailureCancels("unheard-failure-cancels", rule::NOTIFY_REG_24,
                           "a job that fails while nobody listens is cancelled");

// --- How long it counts ---

struct BorrowsCallback final : Decisions {
  bool HoldsCallbackReference() const override { return false; }
};
const MutantOf<BorrowsCallback> kBorrowsCallback(
    "callback-is-borrowed", rule::NOTIFY_REG_08,
    "the callback is gone as soon as its client has released it");

struct NeverReleasesCallback final : Decisions {
  bool ReleasesCallback() const override { return false; }
};
const MutantOf<NeverReleasesCallback> kNeverReleasesCallback(
    "final-job-keeps-its-callback", rule::NOTIFY_REG_09,
    "a job that is over still refers to its callback");

struct CallsTheDead final : Decisions {
  bool CallbackEndsWithApplication() const override { return false; }
};
const MutantOf<CallsTheDead> kCallsTheDead("dead-client-is-called", rule::NOTIFY_REG_10,
                                           "a callback outlives the process that registered it");

struct CallbackSurvivesRestart final : Decisions {
  bool CallbackSurvivesServiceRestart() const override { return true; }
};
const MutantOf<CallbackSurvivesRestart> kCallbackSurvivesRestart(
    "callback-survives-restart", rule::NOTIFY_REG_11,
    "a callback is still registered after a restart of the service");

struct RestartForgetsFlags final : Decisions {
  bool FlagsSurviveServiceRestart() const override { return false; }
};
const MutantOf<RestartForgetsFlags> kRestartForgetsFlags(
    "restart-forgets-flags", rule::NOTIFY_REG_12,
    "a restart of the service sets the notify flags back");

struct FlagsGoWithCallback final : Decisions {
  bool FlagsOutliveCallback() const override { return false; }
};
const MutantOf<FlagsGoWithCallback> kFlagsGoWithCallback(
    "flags-go-with-the-callback", rule::NOTIFY_REG_12,
    "the notify flags are set back when a callback is removed, replaced or lost");

struct RegistrationResetsFlags final : Decisions {
  bool RegistrationKeepsFlags() const override { return false; }
};
const MutantOf<RegistrationResetsFlags> kRegistrationResetsFlags(
    "registration-resets-flags", rule::NOTIFY_REG_18,
    "flags that were set before the callback are forgotten");

// --- What a latecomer is told ---

template <JobEvent kEvent>
struct LatecomerMisses final : Decisions {
  bool ReplaysOnRegistration(JobEvent event, bool acknowledged, bool lost) const override {
    return event != kEvent && Decisions::ReplaysOnRegistration(event, acknowledged, lost);
  }
};
const MutantOf<LatecomerMisses<JobEvent::kTransferred>> kLatecomerMissesTransfer(
    "latecomer-misses-the-transfer", rule::NOTIFY_REG_14,
    "a callback that comes after the transfer is not told of it");
const MutantOf<LatecomerMisses<JobEvent::kError>> kLatecomerMissesError(
    "latecomer-misses-the-error", rule::NOTIFY_REG_14,
    "a callback that comes after the failure is not told of it");

struct AcknowledgedForEver final : Decisions {
  bool ReplaysOnRegistration(JobEvent, bool acknowledged, bool) const override {
    return !acknowledged;
  }
};
const MutantOf<AcknowledgedForEver> kAcknowledgedForEver(
    "acknowledgement-outlives-its-client", rule::NOTIFY_REG_15,
    "what a client acknowledged before it died is not told to the next one");

struct OnlyTheBereavedAreTold final : Decisions {
  bool ReplaysOnRegistration(JobEvent, bool, bool lost) const override { return lost; }
};
const MutantOf<OnlyTheBereavedAreTold> kOnlyTheBereavedAreTold(
    "only-a-successor-is-told", rule::NOTIFY_REG_14,
    "an event of the past is told only if an earlier callback died");

struct FlagsMustComeFirst final : Decisions {
  bool DeliversWhenSwitchedOn() const override { return false; }
};
const MutantOf<FlagsMustComeFirst> kFlagsMustComeFirst(
    "flags-must-come-before-the-event", rule::NOTIFY_REG_18,
    "an event that happened before its flag was set is lost");

// --- What registering changes besides ---

struct RegistrationIsNoChange final : Decisions {
  bool RegistrationIsModification() const override { return false; }
};
const MutantOf<RegistrationIsNoChange> kRegistrationIsNoChange(
    "registration-is-no-modification", rule::NOTIFY_REG_22,
    "SetNotifyInterface leaves the modification time alone");

struct RegistrationSuspends final : Decisions {
  bool RegistrationChangesState() const override { return true; }
};
const MutantOf<RegistrationSuspends> kRegistrationSuspends(
    "registration-suspends-the-job", rule::NOTIFY_REG_22,
    "SetNotifyInterface sends the job to SUSPENDED");

// --- GetNotifyInterface ---

struct LendsCallback final : Decisions {
  bool GetAddsReference() const override { return false; }
};
const MutantOf<LendsCallback> kLendsCallback(
    "get-adds-no-reference", rule::NOTIFY_GET_01,
    "GetNotifyInterface gives a pointer without a reference");

template <HRESULT kAnswer>
struct AnswersToNullWith final : Decisions {
  HRESULT GetCallbackIntoNull() const override { return kAnswer; }
};
const MutantOf<AnswersToNullWith<S_OK>> kAcceptsNull("get-accepts-a-missing-pointer",
                                                     rule::NOTIFY_GET_02,
                                                     "GetNotifyInterface(NULL) succeeds");
const MutantOf<AnswersToNullWith<E_UNEXPECTED>> kRefusesNullDifferently(
    "get-refuses-a-missing-pointer-oddly", rule::NOTIFY_GET_02,
    "GetNotifyInterface(NULL) fails with E_UNEXPECTED");

struct NoCallbackIsAFailure final : Decisions {
  HRESULT GetMissingCallback() const override { return E_FAIL; }
};
const MutantOf<NoCallbackIsAFailure> kNoCallbackIsAFailure(
    "get-fails-without-a-callback", rule::NOTIFY_GET_03, "GetNotifyInterface fails on a fresh job");

struct RemovedCallbackIsAFailure final : Decisions {
  HRESULT GetMissingCallback() const override { return S_FALSE; }
};
const MutantOf<RemovedCallbackIsAFailure> kRemovedCallbackIsAFailure(
    "get-says-false-without-a-callback", rule::NOTIFY_GET_04,
    "GetNotifyInterface answers S_FALSE after a removal");

struct FinalJobAnswersOddly final : Decisions {
  HRESULT GetCallbackInState(BG_JOB_STATE) const override { return E_UNEXPECTED; }
};
const MutantOf<FinalJobAnswersOddly> kFinalJobAnswersOddly(
    "get-fails-oddly-on-a-final-job", rule::NOTIFY_GET_06,
    "GetNotifyInterface on a final job fails with E_UNEXPECTED");

}  // namespace
}  // namespace conformance
