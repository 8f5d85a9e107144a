// Services that hand the wrong things to callbacks, or forbid what may be done with them.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Decisions;

struct KeepsArguments final : Decisions {
  bool ReleasesArguments() const override { return false; }
};
const MutantOf<KeepsArguments> kKeepsArguments("keeps-arguments", rule::NOTIFY_CB_06,
                                               "every call leaves a reference to the job behind");

struct GivesHalfAJob final : Decisions {
  bool GivesWholeJob() const override { return false; }
};
const MutantOf<GivesHalfAJob> kGivesHalfAJob(
    "gives-half-a-job", rule::NOTIFY_CB_07,
    "inside a call the job answers to IBackgroundCopyJob alone");

struct NothingChangesInside final : Decisions {
  HRESULT ChangeInsideCall() const override { return BG_E_INVALID_STATE; }
};
const MutantOf<NothingChangesInside> kNothingChangesInside(
    "nothing-changes-inside-a-call", rule::NOTIFY_CB_08,
    "while a job is told of, its methods refuse");

struct TellsForbiddenAsWrong final : Decisions {
  HRESULT RegisterForbiddenObject(HRESULT) const override { return E_NOINTERFACE; }
};
const MutantOf<TellsForbiddenAsWrong> kTellsForbiddenAsWrong(
    "forbidden-object-is-no-callback", rule::NOTIFY_CB_22,
    "an object that may not be called is refused as one that is no callback");

struct OneJobAnObject final : Decisions {
  bool ObjectServesSeveralJobs() const override { return false; }
};
const MutantOf<OneJobAnObject> kOneJobAnObject(
    "one-job-an-object", rule::NOTIFY_CB_25,
    "an object that is registered on a job is taken from its other jobs");

struct BlamesTheTransportInside final : Decisions {
  BG_ERROR_CONTEXT ContextOfHttpStatus(int) const override {
    return BG_ERROR_CONTEXT_GENERAL_TRANSPORT;
  }
};
const MutantOf<BlamesTheTransportInside> kBlamesTheTransportInside(
    "error-in-the-call-blames-the-transport", rule::NOTIFY_ERR_03,
    "the error of JobError tells another context than that of the file");

// --- GetNotifyInterface ---

struct GetGivesAnything final : Decisions {
  bool GetGivesRegisteredObject() const override { return false; }
};
const MutantOf<GetGivesAnything> kGetGivesAnything(
    "get-gives-another-object", rule::NOTIFY_GET_05,
    "GetNotifyInterface gives an object that nobody registered");
const MutantOf<GetGivesAnything> kGetGivesNoCallback(
    "get-gives-no-callback", rule::NOTIFY_GET_07,
    "what GetNotifyInterface gives is no IBackgroundCopyCallback");

struct MakesClassesAtOnce final : Decisions {
  bool MakesObjectOfClassAtOnce() const override { return true; }
};
const MutantOf<MakesClassesAtOnce> kMakesClassesAtOnce(
    "makes-classes-at-once", rule::NOTIFY_GET_08,
    "an object of the notification class is made, and given out, before there is anything to tell");

// --- After a removal ---

struct NullStopsNothing final : Decisions {
  bool NullRemovesCallback() const override { return false; }
};
const MutantOf<NullStopsNothing> kNullStopsNothing(
    "null-stops-no-repetition", rule::NOTIFY_REG_20,
    "a repetition that was planned is made although the callback was removed");

}  // namespace
}  // namespace conformance
