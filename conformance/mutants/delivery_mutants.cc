// Services that break what holds for every call of a callback.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

// --- How often an outcome is told ---

struct TellsNoSuccess final : bitsim::Decisions {
  bitsim::JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRED ? bitsim::JobEvent::kNone
                                             : Decisions::EventOfState(state);
  }
};
const MutantOf<TellsNoSuccess> kTellsNoSuccess("tells-no-success", rule::NOTIFY_CB_01,
                                               "good news is no news");

struct TakesAnyAnswer final : bitsim::Decisions {
  bool Acknowledges(bitsim::JobEvent, HRESULT) const override { return true; }
};
const MutantOf<TakesAnyAnswer> kTakesAnyAnswer("takes-any-answer", rule::NOTIFY_CB_02,
                                               "a call is made once, whatever comes back");

struct RepeatsSuccessesOnly final : bitsim::Decisions {
  bool Acknowledges(bitsim::JobEvent event, HRESULT result) const override {
    return event == bitsim::JobEvent::kError || Decisions::Acknowledges(event, result);
  }
};
const MutantOf<RepeatsSuccessesOnly> kRepeatsSuccessesOnly(
    "repeats-successes-only", rule::NOTIFY_CB_02, "JobError is called once, whatever it answers");

struct TakesNotImplementedForContent final : bitsim::Decisions {
  bool Acknowledges(bitsim::JobEvent event, HRESULT result) const override {
    return result == E_NOTIMPL || Decisions::Acknowledges(event, result);
  }
};
const MutantOf<TakesNotImplementedForContent> kTakesNotImplementedForContent(
    "takes-not-implemented-for-content", rule::NOTIFY_CB_02,
    "a handler that is not implemented counts as one that is content");

struct RepeatsNextYear final : bitsim::Decisions {
  bitsim::Duration CallbackRetryInterval(const bitsim::NotifiedJob&) const override {
    return std::chrono::days(365);
  }
};
const MutantOf<RepeatsNextYear> kRepeatsNextYear("repeats-next-year", rule::NOTIFY_CB_03,
                                                 "a call that failed is repeated after a year");

struct RepeatsModifications final : bitsim::Decisions {
  bool RetriesModification() const override { return true; }
};
const MutantOf<RepeatsModifications> kRepeatsModifications(
    "repeats-modifications", rule::NOTIFY_CB_05, "a modification is told until it is acknowledged");

struct NeverContent final : bitsim::Decisions {
  bool Acknowledges(bitsim::JobEvent, HRESULT) const override { return false; }
  // Every five seconds for days of silence, it would take longer than all other mutants together.
  bitsim::Duration CallbackRetryInterval(const bitsim::NotifiedJob&) const override {
    return std::chrono::minutes(30);
  }
};
const MutantOf<NeverContent> kNeverContent("never-content", rule::NOTIFY_CB_24,
                                           "a call is repeated even if it answered S_OK");

// --- How many calls are open ---

struct FiveCallsAtOnce final : bitsim::Decisions {
  int NotificationsPerUserMax() const override { return 5; }
};
const MutantOf<FiveCallsAtOnce> kFiveCallsAtOnce("five-calls-at-once", rule::NOTIFY_CB_09,
                                                 "five calls of a user may be open");

struct AllUsersShareFourCalls final : bitsim::Decisions {
  bool EachUserHasOwnSlots() const override { return false; }
};
const MutantOf<AllUsersShareFourCalls> kAllUsersShareFourCalls(
    "all-users-share-four-calls", rule::NOTIFY_CB_09,
    "four calls may be open at once, of all users together");

struct FirstComeFirstServed final : bitsim::Decisions {
  bool OutcomesOvertakeModifications() const override { return false; }
};
const MutantOf<FirstComeFirstServed> kFirstComeFirstServed(
    "first-come-first-served", rule::NOTIFY_CB_10,
    "an outcome waits until all modifications before it have been told");

// --- Clients that are gone ---

struct ForgetsEventsOfTheDead final : bitsim::Decisions {
  bool EventOutlivesCallback() const override { return false; }
};
const MutantOf<ForgetsEventsOfTheDead> kForgetsEventsOfTheDead(
    "forgets-events-of-the-dead", rule::NOTIFY_CB_15,
    "an event that finds its client dead is forgotten with it");

struct FailsJobsOfTheDead final : bitsim::Decisions {
  BG_JOB_STATE StateAfterDeadCallback(BG_JOB_STATE) const override { return BG_JOB_STATE_ERROR; }
};
const MutantOf<FailsJobsOfTheDead> kFailsJobsOfTheDead("fails-jobs-of-the-dead", rule::NOTIFY_CB_16,
                                                       "a job whose client is found dead fails");

struct SuspendsJobsOfTheDead final : bitsim::Decisions {
  BG_JOB_STATE StateAfterDeadCallback(BG_JOB_STATE) const override {
    return BG_JOB_STATE_SUSPENDED;
  }
};
const MutantOf<SuspendsJobsOfTheDead> kSuspendsJobsOfTheDead(
    "suspends-jobs-of-the-dead", rule::NOTIFY_CB_16,
    "a job whose client is found dead is suspended");

// --- Events whose occasion has passed ---

struct TellsObsoleteEvents final : bitsim::Decisions {
  bool DropsObsoleteEvent() const override { return false; }
};
const MutantOf<TellsObsoleteEvents> kTellsObsoleteEvents(
    "tells-obsolete-events", rule::NOTIFY_CB_17,
    "an error is told although the job has been resumed meanwhile");

struct TellsOfFinalJobs final : bitsim::Decisions {
  bool DropsObsoleteEvent() const override { return false; }
  bool ReleasesCallback() const override { return false; }
};
const MutantOf<TellsOfFinalJobs> kTellsOfFinalJobs(
    "tells-of-final-jobs", rule::NOTIFY_CB_18,
    "a call that failed is repeated although the job was completed inside it");

struct FailedRenameEndsTheOutcome final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailedRename(BG_JOB_STATE) const override {
    return BG_JOB_STATE_SUSPENDED;
  }
};
const MutantOf<FailedRenameEndsTheOutcome> kFailedRenameEndsTheOutcome(
    "failed-rename-ends-the-outcome", rule::NOTIFY_CB_19,
    "a job whose file could not be renamed is transferred no longer");

struct TellsCancelAsAnError final : bitsim::Decisions {
  bitsim::JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_CANCELLED ? bitsim::JobEvent::kError
                                           : Decisions::EventOfState(state);
  }
  bool ReleasesCallback() const override { return false; }
};
const MutantOf<TellsCancelAsAnError> kTellsCancelAsAnError(
    "tells-cancel-as-an-error", rule::NOTIFY_CB_20, "JobError is called for a cancelled job");

}  // namespace
}  // namespace conformance
