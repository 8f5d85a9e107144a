// Services that count bytes, files and time wrongly.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Modification;

struct EmptyJobsAreUnknown final : bitsim::Decisions {
  std::uint64_t BytesTotalWithoutFiles() const override { return BG_SIZE_UNKNOWN; }
};
const MutantOf<EmptyJobsAreUnknown> kEmptyJobsAreUnknown(
    "empty-jobs-are-of-unknown-size", rule::PROG_01, "the total of a new job is BG_SIZE_UNKNOWN");

struct UnknownIsNothing final : bitsim::Decisions {
  bool UnknownSizeMakesTotalUnknown() const override { return false; }
};
const MutantOf<UnknownIsNothing> kUnknownIsNothing(
    "unknown-is-nothing", rule::PROG_02, "a file of unknown size adds nothing to the job's total");

struct CountsCompletedFiles final : bitsim::Decisions {
  bool CountsFile(bool, bool is_renamed) const override { return is_renamed; }
};
const MutantOf<CountsCompletedFiles> kCountsCompletedFiles(
    "counts-completed-files", rule::PROG_03, "a file counts as transferred after Complete only");

struct ProgressNeverGoesBack final : bitsim::Decisions {
  bool RestartsChangedFile() const override { return false; }
};
const MutantOf<ProgressNeverGoesBack> kProgressNeverGoesBack(
    "progress-never-goes-back", rule::PROG_04,
    "the bytes of a file that changed on the server are kept");

template <Modification kMissed>
struct LeavesTheTime final : bitsim::Decisions {
  bool ChangesModificationTime(Modification modification) const override {
    return modification != kMissed;
  }
};
const MutantOf<LeavesTheTime<Modification::kState>> kStatesLeaveTheTime(
    "states-leave-the-time", rule::PROG_07, "a change of state leaves the modification time");
const MutantOf<LeavesTheTime<Modification::kProperty>> kSettersLeaveTheTime(
    "setters-leave-the-time", rule::PROG_07, "a setter leaves the modification time");
const MutantOf<LeavesTheTime<Modification::kFileAdded>> kFilesLeaveTheTime(
    "files-leave-the-time", rule::PROG_07, "a file that is added leaves the modification time");
const MutantOf<LeavesTheTime<Modification::kBytes>> kBytesLeaveTheTime(
    "bytes-leave-the-time", rule::PROG_07, "bytes that arrive leave the modification time");

struct CompletionIsComplete final : bitsim::Decisions {
  bool SetsCompletionTime(BG_JOB_STATE entered_state) const override {
    return entered_state == BG_JOB_STATE_ACKNOWLEDGED;
  }
};
const MutantOf<CompletionIsComplete> kCompletionIsComplete(
    "completion-is-complete", rule::PROG_08, "the time of completion is that of Complete");

struct CompletedIsTransferred final : bitsim::Decisions {
  bool ShowsCompleted(bool is_transferred, bool) const override { return is_transferred; }
};
const MutantOf<CompletedIsTransferred> kCompletedIsTransferred(
    "completed-is-transferred", rule::PROG_09, "a file that is transferred shows as completed");
const MutantOf<CompletedIsTransferred> kCompletedInsideTheCall(
    "completed-inside-the-call", rule::NOTIFY_FILE_11,
    "inside FileTransferred the file shows as completed");

struct RangesHaveNoTotal final : bitsim::Decisions {
  bool CountsRangesAsWhole() const override { return false; }
};
const MutantOf<RangesHaveNoTotal> kRangesHaveNoTotal("ranges-have-no-total", rule::PROG_05,
                                                     "the total of a file of ranges stays unknown");

struct ListsGrow final : bitsim::Decisions {
  bool ListsAreSnapshots() const override { return false; }
};
const MutantOf<ListsGrow> kListsGrow("lists-grow", rule::PROG_10,
                                     "a list of files has those that are added after it was made");

struct CountsTheReply final : bitsim::Decisions {
  bool ProgressIncludesReply() const override { return true; }
};
const MutantOf<CountsTheReply> kCountsTheReply("counts-the-reply", rule::PROG_06,
                                               "GetProgress has the bytes of the reply, too");

}  // namespace
}  // namespace conformance
