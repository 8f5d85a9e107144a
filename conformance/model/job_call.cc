#include "conformance/model/job_call.h"

#include <stdexcept>

namespace conformance::model {

HRESULT CallJob(IBackgroundCopyJob& job, const Command& command) {
  switch (command.kind) {
    case CommandKind::kResume:
      return job.Resume();
    case CommandKind::kSuspend:
      return job.Suspend();
    case CommandKind::kComplete:
      return job.Complete();
    case CommandKind::kCancel:
      return job.Cancel();
    case CommandKind::kRemove:
      return job.SetNotifyInterface(nullptr);
    case CommandKind::kSetFlags:
      return job.SetNotifyFlags(command.argument);
    case CommandKind::kSetRetryDelay:
      return job.SetMinimumRetryDelay(command.argument);
    case CommandKind::kSetNoProgress:
      return job.SetNoProgressTimeout(command.argument);
    default:
      throw std::logic_error("'" + ToString(command) + "' is no call of a job alone");
  }
}

}  // namespace conformance::model
