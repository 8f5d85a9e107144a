#include "sim/engine/job_rules.h"

#include "sim/engine/job.h"

namespace bitsim {
namespace {

StateRules RulesOf(BG_JOB_STATE state, const Decisions& decisions) {
  const bool is_healthy = state == BG_JOB_STATE_TRANSFERRING || state == BG_JOB_STATE_TRANSFERRED;
  const bool may_keep_turn = state == BG_JOB_STATE_TRANSIENT_ERROR;
  return {
      .keeps_turn = IsRunning(state) || (may_keep_turn && decisions.TransientErrorKeepsTurn()),
      .is_activity = decisions.IsActivity(state),
      .is_download_time = decisions.version() >= kBits3_0 && decisions.CountsAsDownloadTime(state),
      .ends_error = is_healthy && decisions.ErrorEndsWithTransfer(),
      .ends_error_count = !decisions.ErrorCountOutlives(state),
      .ends_no_progress = state == BG_JOB_STATE_SUSPENDED || state == BG_JOB_STATE_ERROR,
      .is_completion = decisions.SetsCompletionTime(state),
      .leaves_queue = decisions.LeavesQueue(state),
  };
}

}  // namespace

JobRules::JobRules(const Decisions& decisions)
    : inactivity_timeout_(decisions.JobInactivityTimeout()),
      receive_timeout_(decisions.ReceiveTimeout()) {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    states_[i] = RulesOf(static_cast<BG_JOB_STATE>(i), decisions);
  }
  for (std::size_t i = 0; i < changes_modification_time_.size(); ++i) {
    changes_modification_time_[i] = decisions.ChangesModificationTime(static_cast<Modification>(i));
  }
}

}  // namespace bitsim
