// Services that break the rules of SetNotifyFlags and GetNotifyFlags.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

// --- Which values are accepted ---

struct KnowsOnlyTheOldestFlags final : bitsim::Decisions {
  ULONG KnownNotifyFlags() const override {
    return kOutcomes | BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_MODIFICATION;
  }
};
const MutantOf<KnowsOnlyTheOldestFlags> kKnowsOnlyTheOldestFlags(
    "knows-only-the-oldest-flags", rule::NOTIFY_FLG_01,
    "the flags of BITS 3.0 and 10.1 are unknown to a service of version 10.3");

struct AcceptsUndefinedFlags final : bitsim::Decisions {
  HRESULT SetUnknownNotifyFlags() const override { return S_OK; }
};
const MutantOf<AcceptsUndefinedFlags> kAcceptsUndefinedFlags("accepts-undefined-flags",
                                                             rule::NOTIFY_FLG_02,
                                                             "any value is a legal set of flags");

struct CallsUndefinedFlagsInvalid final : bitsim::Decisions {
  HRESULT SetUnknownNotifyFlags() const override { return E_INVALIDARG; }
};
const MutantOf<CallsUndefinedFlagsInvalid> kCallsUndefinedFlagsInvalid(
    "calls-undefined-flags-invalid", rule::NOTIFY_FLG_02,
    "undefined flags are refused as an invalid argument, not as not implemented");

struct KeepsRefusedFlags final : bitsim::Decisions {
  bool RefusedFlagsAreKept() const override { return true; }
};
const MutantOf<KeepsRefusedFlags> kKeepsRefusedFlags(
    "keeps-refused-flags", rule::NOTIFY_FLG_02,
    "the flags are stored before they are checked, and stay when they are refused");

struct KnowsOneFlagTooMany final : bitsim::Decisions {
  ULONG KnownNotifyFlags() const override { return Decisions::KnownNotifyFlags() | 0x80000000u; }
};
const MutantOf<KnowsOneFlagTooMany> kKnowsOneFlagTooMany(
    "knows-one-flag-too-many", rule::NOTIFY_FLG_02,
    "the highest bit passes for a flag, as by a comparison of signed numbers");

struct SetsFlagsOfFinalJobs final : bitsim::Decisions {
  HRESULT SetFlagsInState(BG_JOB_STATE) const override { return S_OK; }
};
const MutantOf<SetsFlagsOfFinalJobs> kSetsFlagsOfFinalJobs(
    "sets-flags-of-final-jobs", rule::NOTIFY_FLG_04,
    "flags may still be set when a job is acknowledged or cancelled");

struct RefusesFlagsInTheEnd final : bitsim::Decisions {
  HRESULT SetFlagsInState(BG_JOB_STATE state) const override {
    const bool is_over = state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSFERRED;
    return is_over ? BG_E_INVALID_STATE : Decisions::SetFlagsInState(state);
  }
};
const MutantOf<RefusesFlagsInTheEnd> kRefusesFlagsInTheEnd(
    "refuses-flags-in-the-end", rule::NOTIFY_FLG_13,
    "a job that is transferred or has failed takes no flags any more");

struct RefusesFlagsOnTheWay final : bitsim::Decisions {
  HRESULT SetFlagsInState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRING ? BG_E_INVALID_STATE
                                              : Decisions::SetFlagsInState(state);
  }
};
const MutantOf<RefusesFlagsOnTheWay> kRefusesFlagsOnTheWay("refuses-flags-on-the-way",
                                                           rule::NOTIFY_FLG_13,
                                                           "no flags can be set while bytes move");

struct RefusesNoFlags final : bitsim::Decisions {
  HRESULT SetNoFlags() const override { return E_NOTIMPL; }
};
const MutantOf<RefusesNoFlags> kRefusesNoFlags("refuses-no-flags", rule::NOTIFY_FLG_08,
                                               "at least one flag has to be set");

struct TakesNoFlagsForTheDefault final : bitsim::Decisions {
  ULONG StoredNotifyFlags(ULONG flags) const override { return flags == 0 ? kOutcomes : flags; }
};
const MutantOf<TakesNoFlagsForTheDefault> kTakesNoFlagsForTheDefault(
    "takes-no-flags-for-the-default", rule::NOTIFY_FLG_08,
    "setting the flags to 0 brings the default back");

struct RefusesTheFlagForRanges final : bitsim::Decisions {
  ULONG KnownNotifyFlags() const override {
    return Decisions::KnownNotifyFlags() & ~ULONG{BG_NOTIFY_FILE_RANGES_TRANSFERRED};
  }
};
const MutantOf<RefusesTheFlagForRanges> kRefusesTheFlagForRanges(
    "refuses-the-flag-for-ranges", rule::NOTIFY_FLG_10,
    "jobs that are not in on-demand mode refuse the flag for ranges");

// --- What is stored ---

struct StartsWithoutFlags final : bitsim::Decisions {
  ULONG DefaultNotifyFlags() const override { return 0; }
};
const MutantOf<StartsWithoutFlags> kStartsWithoutFlags("starts-without-flags", rule::NOTIFY_FLG_05,
                                                       "a new job is subscribed to nothing");

struct StartsWithEveryEvent final : bitsim::Decisions {
  ULONG DefaultNotifyFlags() const override {
    return kOutcomes | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED;
  }
};
const MutantOf<StartsWithEveryEvent> kStartsWithEveryEvent("starts-with-every-event",
                                                           rule::NOTIFY_FLG_05,
                                                           "a new job is subscribed to everything");

struct ForgetsNewerFlags final : bitsim::Decisions {
  ULONG StoredNotifyFlags(ULONG flags) const override { return flags & 0x0fu; }
};
const MutantOf<ForgetsNewerFlags> kForgetsNewerFlags(
    "forgets-newer-flags", rule::NOTIFY_FLG_07,
    "the flags of BITS 3.0 and 10.1 are accepted, but do not read back");

struct AddsFlagsUp final : bitsim::Decisions {
  ULONG StoredNotifyFlags(ULONG flags) const override { return flags | BG_NOTIFY_JOB_ERROR; }
};
const MutantOf<AddsFlagsUp> kAddsFlagsUp("adds-flags-up", rule::NOTIFY_FLG_07,
                                         "the flag for errors cannot be taken back");

struct DisableClearsTheOthers final : bitsim::Decisions {
  ULONG StoredNotifyFlags(ULONG flags) const override {
    return (flags & BG_NOTIFY_DISABLE) != 0 ? ULONG{BG_NOTIFY_DISABLE} : flags;
  }
};
const MutantOf<DisableClearsTheOthers> kDisableClearsTheOthers(
    "disable-clears-the-others", rule::NOTIFY_FLG_06,
    "with DISABLE the other flags are not ignored but forgotten");

// --- What is told ---

struct IgnoresDisable final : bitsim::Decisions {
  bool IsSubscribed(ULONG flags, ULONG event_bit) const override {
    return (flags & event_bit) != 0;
  }
};
const MutantOf<IgnoresDisable> kIgnoresDisable(
    "ignores-disable", rule::NOTIFY_FLG_06, "an event whose own flag is set is told in any case");

struct DisableSilencesOutcomesOnly final : bitsim::Decisions {
  bool IsSubscribed(ULONG flags, ULONG event_bit) const override {
    return Decisions::IsSubscribed(flags, event_bit) ||
           ((flags & event_bit) != 0 && (event_bit & kOutcomes) == 0);
  }
};
const MutantOf<DisableSilencesOutcomesOnly> kDisableSilencesOutcomesOnly(
    "disable-silences-outcomes-only", rule::NOTIFY_FLG_06,
    "modifications and files are told in spite of DISABLE");

struct ForgetsEventsBeforeTheirFlag final : bitsim::Decisions {
  bool DeliversWhenSwitchedOn() const override { return false; }
};
const MutantOf<ForgetsEventsBeforeTheirFlag> kForgetsEventsBeforeTheirFlag(
    "forgets-events-before-their-flag", rule::NOTIFY_FLG_11,
    "an event that happened while its flag was off is gone");

struct TellsBothOutcomesOrNone final : bitsim::Decisions {
  bool IsSubscribed(ULONG flags, ULONG event_bit) const override {
    const bool is_outcome = (event_bit & kOutcomes) != 0;
    return Decisions::IsSubscribed(flags, is_outcome ? kOutcomes : event_bit);
  }
};
const MutantOf<TellsBothOutcomesOrNone> kTellsBothOutcomesOrNone(
    "tells-both-outcomes-or-none", rule::NOTIFY_FLG_12,
    "the flag of one outcome stands for the other, too");

struct WaitsForFilesNobodyHears final : bitsim::Decisions {
  bool DropsFilesOfSmallCallback() const override { return false; }
};
const MutantOf<WaitsForFilesNobodyHears> kWaitsForFilesNobodyHears(
    "waits-for-files-nobody-hears", rule::NOTIFY_FLG_14,
    "the outcome waits for file events, even if the callback has no method for them");

// --- Versions ---

struct OldServiceTakesNewFlags final : bitsim::Decisions {
  OldServiceTakesNewFlags() : Decisions(bitsim::kBits3_0) {}
  ULONG KnownNotifyFlags() const override {
    return Decisions::KnownNotifyFlags() | BG_NOTIFY_FILE_RANGES_TRANSFERRED;
  }
};
const MutantOf<OldServiceTakesNewFlags> kOldServiceTakesNewFlags(
    "old-service-takes-new-flags", rule::NOTIFY_FLG_03,
    "BITS 3.0 takes the flag that came with BITS 10.1");

}  // namespace
}  // namespace conformance
