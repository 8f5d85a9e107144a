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
