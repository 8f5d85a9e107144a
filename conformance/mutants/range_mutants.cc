// Services that do not tell of ranges as they should.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

struct TellsNoRanges final : bitsim::Decisions {
  bool TellsRanges() const override { return false; }
};
const MutantOf<TellsNoRanges> kTellsNoRanges("tells-no-ranges", rule::NOTIFY_RNG_01,
                                             "ranges arrive without a word");

struct TellsRangesAgain final : bitsim::Decisions {
  bool TellsRangesOnce() const override { return false; }
};
const MutantOf<TellsRangesAgain> kTellsRangesAgain("tells-ranges-again", rule::NOTIFY_RNG_01,
                                                   "a call lists all ranges since the beginning");

struct FetchesAgain final : bitsim::Decisions {
  bool FetchesMissingBytesOnly() const override { return false; }
};
const MutantOf<FetchesAgain> kFetchesAgain("fetches-ranges-again", rule::NOTIFY_RNG_02,
                                           "a new request fetches what is there already, too");

struct TellsRangesTooEarly final : bitsim::Decisions {
  bool TellsRangesWhenRequested() const override { return true; }
};
const MutantOf<TellsRangesTooEarly> kTellsRangesTooEarly(
    "tells-ranges-too-early", rule::NOTIFY_RNG_07,
    "ranges are told when they are requested, before a byte has come");

struct RestsNever final : bitsim::Decisions {
  BG_JOB_STATE StateWithRequestedRanges(bool) const override { return BG_JOB_STATE_TRANSFERRED; }
};
const MutantOf<RestsNever> kRestsNever("job-with-its-ranges-is-done", rule::NOTIFY_RNG_08,
                                       "an on-demand job ends when it has what was asked for");

struct WantsOnDemandMode final : bitsim::Decisions {
  bool RangesNeedOnDemandMode() const override { return true; }
};
const MutantOf<WantsOnDemandMode> kWantsOnDemandMode(
    "ranges-need-on-demand-mode", rule::NOTIFY_RNG_10,
    "ranges can be requested of jobs in on-demand mode alone");

struct ListsRangesBackwards final : bitsim::Decisions {
  bool FilledRangesAreInOrder() const override { return false; }
};
const MutantOf<ListsRangesBackwards> kListsRangesBackwards(
    "lists-ranges-backwards", rule::NOTIFY_RNG_11,
    "GetFilledFileRanges begins with the last range");

struct TellsRangesBesideTheSlots final : bitsim::Decisions {
  bool RangesTakeSlots() const override { return false; }
};
const MutantOf<TellsRangesBesideTheSlots> kTellsRangesBesideTheSlots(
    "tells-ranges-beside-the-slots", rule::NOTIFY_RNG_05,
    "calls about ranges have a thread of their own");

struct TellsRangesAtOnce final : bitsim::Decisions {
  bitsim::Duration MinimumRangesInterval(ULONG) const override { return bitsim::Duration::zero(); }
};
const MutantOf<TellsRangesAtOnce> kTellsRangesAtOnce("tells-ranges-at-once", rule::NOTIFY_RNG_06,
                                                     "the minimum interval means nothing");

}  // namespace
}  // namespace conformance
