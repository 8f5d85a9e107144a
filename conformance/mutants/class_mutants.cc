// Services that do the wrong thing with notification classes.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

struct ForgetsClasses final : bitsim::Decisions {
  bool ClassSurvivesServiceRestart() const override { return false; }
};
const MutantOf<ForgetsClasses> kForgetsClasses("forgets-classes", rule::NOTIFY_CLS_02,
                                               "the class is gone after a restart");

struct PrefersTheClass final : bitsim::Decisions {
  bool RegisteredObjectComesBeforeClass() const override { return false; }
};
const MutantOf<PrefersTheClass> kPrefersTheClass(
    "prefers-the-class", rule::NOTIFY_CLS_03,
    "the class is used although a callback is registered");

struct PrefersTheLaterClass final : bitsim::Decisions {
  bool RegisteredObjectComesBeforeClass() const override { return false; }
};
const MutantOf<PrefersTheLaterClass> kPrefersTheLaterClass(
    "prefers-the-later-class", rule::NOTIFY_CLS_09,
    "a class that another application sets displaces the callback");

struct LeavesTheDeadUnreplaced final : bitsim::Decisions {
  bool ClassFollowsDeadCallback() const override { return false; }
};
const MutantOf<LeavesTheDeadUnreplaced> kLeavesTheDeadUnreplaced(
    "leaves-the-dead-unreplaced", rule::NOTIFY_CLS_03,
    "a callback whose client died is not replaced by the class");

struct MakesAnObjectACall final : bitsim::Decisions {
  bool KeepsObjectOfClass() const override { return false; }
};
const MutantOf<MakesAnObjectACall> kMakesAnObjectACall(
    "makes-an-object-a-call", rule::NOTIFY_CLS_04, "the class makes a new object for each call");

struct KeepsTheClassForever final : bitsim::Decisions {
  GUID StoredClass(const GUID& old_class, const GUID& new_class) const override {
    return IsEqualGUID(new_class, GUID_NULL) ? old_class : new_class;
  }
};
const MutantOf<KeepsTheClassForever> kKeepsTheClassForever(
    "keeps-the-class-forever", rule::NOTIFY_CLS_05, "GUID_NULL does not take the class away");

struct TheFirstClassWins final : bitsim::Decisions {
  GUID StoredClass(const GUID& old_class, const GUID& new_class) const override {
    const bool is_first = IsEqualGUID(old_class, GUID_NULL);
    return is_first || IsEqualGUID(new_class, GUID_NULL) ? new_class : old_class;
  }
};
const MutantOf<TheFirstClassWins> kTheFirstClassWins("the-first-class-wins", rule::NOTIFY_CLS_05,
                                                     "a class is not replaced by another one");

struct NullTakesTheClassToo final : bitsim::Decisions {
  bool ClassFollowsRemovedCallback() const override { return false; }
};
const MutantOf<NullTakesTheClassToo> kNullTakesTheClassToo(
    "null-takes-the-class-too", rule::NOTIFY_CLS_06,
    "SetNotifyInterface(NULL) takes the class away with the callback");

struct TellsClassesEverything final : bitsim::Decisions {
  bool FlagsGateClass() const override { return false; }
};
const MutantOf<TellsClassesEverything> kFlagsAreForCallbacks(
    "flags-are-for-callbacks-only", rule::NOTIFY_FLG_16,
    "the flags have no say in what an object of the class is told");
const MutantOf<TellsClassesEverything> kTellsClassesEverything(
    "tells-classes-everything", rule::NOTIFY_CLS_07,
    "objects of classes hear of every event, whatever the flags");

struct ReplacesCallbacksThatFail final : bitsim::Decisions {
  bool ClassFollows(HRESULT result) const override { return FAILED(result); }
};
const MutantOf<ReplacesCallbacksThatFail> kReplacesCallbacksThatFail(
    "replaces-callbacks-that-fail", rule::NOTIFY_CLS_08,
    "a callback that returned a failure is replaced by the class");

struct ClassesBeforeTheOutcomeOnly final : bitsim::Decisions {
  HRESULT SetClassInState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRED || state == BG_JOB_STATE_ERROR
               ? BG_E_INVALID_STATE
               : Decisions::SetClassInState(state);
  }
};
const MutantOf<ClassesBeforeTheOutcomeOnly> kClassesBeforeTheOutcomeOnly(
    "classes-before-the-outcome-only", rule::NOTIFY_CLS_10,
    "a job that is transferred or failed takes no class any more");

struct NewClassesTakeOver final : bitsim::Decisions {
  bool NewClassReplacesObject() const override { return true; }
};
const MutantOf<NewClassesTakeOver> kNewClassesTakeOver(
    "new-classes-take-over", rule::NOTIFY_CLS_11,
    "a new class ends the use of the old one's object");

}  // namespace
}  // namespace conformance
