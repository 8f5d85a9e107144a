// What the service finds again after it was stopped: restarts, crashes, a damaged state file. The
// queue "on the disk" is the table of jobs itself; what does not persist is dropped from it.

#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

void Engine::CorruptStateFile() {
  state_file_is_corrupt_ = true;
  world_.Note(kQueueCorrupted);
}

void Engine::Restart() {
  world_.Note(kServiceRestarted);
  if (std::exchange(state_file_is_corrupt_, false)) LoseQueue();
  for (const JobIndex index : jobs_.InQueue()) Reload(jobs_.at(index), /*after_crash=*/false);
}

void Engine::RestartAfterCrash() {
  world_.Note(kMachineCrashed);
  if (std::exchange(state_file_is_corrupt_, false)) LoseQueue();
  for (const JobIndex index : jobs_.InQueue()) Reload(jobs_.at(index), /*after_crash=*/true);
}

// A pointer that a client kept finds the job cancelled: nothing can be done with it any more.
void Engine::LoseQueue() {
  if (!decisions_.UnreadableQueueIsEmpty()) return;
  const std::vector<JobIndex> lost = jobs_.InQueue();
  world_.Note(kQueueLost, 0, lost.size(), 0, "ST-51");
  for (const JobIndex index : lost) {
    Job& job = jobs_.at(index);
    StopExchange(job);
    if (!decisions_.UnreadableQueueLeavesFiles()) DeleteTemporaryFiles(job);
    ChangeState(job, BG_JOB_STATE_CANCELLED, "SVC-06");
  }
}

void Engine::Reload(Job& job, bool after_crash) {
  StopExchange(job);
  ReleaseCertificateValidator(job);
  const bool is_high_performance = job.extras_or_defaults().is_high_performance;
  const bool keeps_progress = after_crash ? !decisions_.CrashLosesProgress(is_high_performance)
                                          : decisions_.ProgressSurvivesRestart();
  for (File& file : job.files) {
    if (file.extras != nullptr && file.extras->has_stored_remote_name) {
      file.extras->has_stored_remote_name = false;
      if (decisions_.UnstoredRemoteNameIsLost()) {
        file.names.Set(File::kRemoteName, file.extras->stored_remote_name.view());
      }
    }
    if (keeps_progress || file.is_transferred) continue;
    file.transferred_bytes = 0;
    if (file.extras != nullptr) file.extras->filled_ranges.clear();
  }
  if (job.extras != nullptr && job.extras->has_helper_token) {
    job.extras->has_helper_token = false;
    job.extras->helper_token_sid = Text();
  }
  ChangeState(job, decisions_.StateAfterServiceRestart(job.state), "ST-50");
  if (IsBeingCancelled(job)) uploads_.RepeatCancel(job);
}

void Engine::StoreRemoteNames(Job& job) {
  for (File& file : job.files) {
    if (file.extras != nullptr) file.extras->has_stored_remote_name = false;
  }
}

}  // namespace bitsim
