// Services with other ideas of limits, costs and turns, and of what an upload is.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Decisions;

struct BindsNobody final : Decisions {
  bool IsLimited(bitsim::AccountKind, bool) const override { return false; }
};
const MutantOf<BindsNobody> kBindsNobody("limits-bind-nobody", rule::SCHED_09,
                                         "a plain user may have as many jobs as he likes");

struct BindsEverybody final : Decisions {
  bool IsLimited(bitsim::AccountKind, bool) const override { return true; }
};
const MutantOf<BindsEverybody> kBindsEverybody("limits-bind-everybody", rule::SCHED_09,
                                               "administrators have the limits of users");

struct CostFlagsWait final : Decisions {
  bool CostFlagsActAtOnce() const override { return false; }
};
const MutantOf<CostFlagsWait> kCostFlagsWait("cost-flags-wait", rule::SCHED_10,
                                             "new cost flags hold for the next start of a job");

struct EverybodyRunsAlways final : Decisions {
  BG_JOB_STATE StateAfterLogOff(BG_JOB_STATE state) const override { return state; }
  bool RunsWithoutSession(bitsim::AccountKind) const override { return true; }
};
const MutantOf<EverybodyRunsAlways> kEverybodyRunsAlways(
    "needs-no-session", rule::SCHED_07, "jobs run whether or not their owner is logged on");

struct CountsNoTime final : Decisions {
  bool CountsAsDownloadTime(BG_JOB_STATE) const override { return false; }
};
const MutantOf<CountsNoTime> kCountsNoTime("counts-no-download-time", rule::RETRY_11,
                                           "the maximum download time is never reached");

struct CompletesUploadsEarly final : Decisions {
  HRESULT CompleteUploadInState(BG_JOB_STATE) const override { return S_OK; }
};
const MutantOf<CompletesUploadsEarly> kCompletesUploadsEarly(
    "completes-uploads-early", rule::COMP_06, "an upload can be completed before it is done");

struct GivesUpAtOnce final : Decisions {
  bitsim::Duration UploadCancelPatience(ULONG) const override { return bitsim::Duration(0); }
};
const MutantOf<GivesUpAtOnce> kGivesUpAtOnce("gives-up-cancel-at-once", rule::CANC_04,
                                             "a server that cannot be told is told once");

struct LeavesPiecesOnServer final : Decisions {
  bool CancelTellsServer() const override { return false; }
};
const MutantOf<LeavesPiecesOnServer> kLeavesPiecesOnServer("leaves-pieces-on-the-server",
                                                           rule::CANC_05,
                                                           "the part of a cancelled upload stays");

struct RejectedFilesAreFine final : Decisions {
  BG_JOB_STATE StateAfterRejectedContent() const override { return BG_JOB_STATE_TRANSFERRED; }
};
const MutantOf<RejectedFilesAreFine> kRejectedFilesAreFine(
    "rejected-files-are-fine", rule::NOTIFY_FILE_06,
    "what the client rejects is kept all the same");

struct RunsProgramsForEverything final : Decisions {
  ULONG CommandLineEvents() const override {
    return BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED;
  }
};
const MutantOf<RunsProgramsForEverything> kRunsProgramsForEverything(
    "runs-programs-for-each-file", rule::NOTIFY_FILE_10,
    "the command line is run for every file, too");

}  // namespace
}  // namespace conformance
