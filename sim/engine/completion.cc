// Complete: the files that are done get their own names, the others are deleted.

#include <algorithm>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

HRESULT Engine::Complete(Job& job, UserIndex caller) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  if (job.upload() != nullptr) return uploads_.Complete(job, caller);
  const std::string& file_owner = user(decisions_.CompleterOwnsFiles() ? caller : job.owner).name;
  HRESULT renamed = S_OK;  // or the first failure
  for (std::uint32_t i = 0; i < job.files.size(); ++i) {
    File& file = job.files[i];
    const bool has_its_name = file.is_renamed && decisions_.RemembersRenamedFiles();
    if (!file.is_transferred || has_its_name) continue;
    const HRESULT result =
        disk_.Move(HandleOnDisk(job, i), file.local_name(), user(caller).name, file_owner);
    file.is_renamed = SUCCEEDED(result);
    if (SUCCEEDED(renamed)) renamed = result;
    world_.Note(file.is_renamed ? kFileRenamed : kFileRenameFailed, job.index, i, 0,
                file.is_renamed ? "COMP-01" : "ST-27");
  }
  if (FAILED(renamed)) {
    NoteModified(job, Modification::kProperty);
    ChangeState(job, decisions_.StateAfterFailedRename(job.state), "ST-27");
    return renamed;
  }
  const bool partial = std::any_of(job.files.begin(), job.files.end(),
                                   [](const File& file) { return !file.is_transferred; });
  const BG_JOB_STATE next = decisions_.StateAfterComplete(job.state);
  StopExchange(job);
  const bool all_deleted = !decisions_.DeletesTemporaryFiles(next) || DeleteTemporaryFiles(job);
  ChangeState(job, next, "ST-25");
  if (!all_deleted) return decisions_.UndeletableFiles();
  return partial ? decisions_.CompleteBeforeTheEnd() : S_OK;
}

}  // namespace bitsim
