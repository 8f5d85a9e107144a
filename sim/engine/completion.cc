// Complete: the files that are done get their own names, the others are deleted.

#include <algorithm>
#include <string>

#include "sim/engine/downloads.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

HRESULT Downloads::Complete(Job& job, UserIndex caller) {
  const std::string& name_of_caller = accounts_.user(caller).name;
  const std::string& file_owner =
      decisions_.CompleterOwnsFiles() ? name_of_caller : accounts_.user(job.owner).name;
  HRESULT renamed = S_OK;  // or the first failure
  for (std::uint32_t i = 0; i < job.files.size(); ++i) {
    File& file = job.files[i];
    const bool has_its_name = file.is_renamed && decisions_.RemembersRenamedFiles();
    if (!file.is_transferred || has_its_name) continue;
    const HRESULT result =
        disk_.Move(temporary_files_.Open(job, i), file.local_name(), name_of_caller, file_owner);
    file.is_renamed = SUCCEEDED(result);
    if (SUCCEEDED(renamed)) renamed = result;
    world_.Note(file.is_renamed ? kFileRenamed : kFileRenameFailed, job.index, i, 0,
                file.is_renamed ? "COMP-01" : "ST-27");
  }
  if (FAILED(renamed)) {
    control_.NoteModified(job, Modification::kProperty);
    control_.ChangeState(job, decisions_.StateAfterFailedRename(job.state), "ST-27");
    return renamed;
  }
  const bool partial = std::any_of(job.files.begin(), job.files.end(),
                                   [](const File& file) { return !file.is_transferred; });
  const BG_JOB_STATE next = decisions_.StateAfterComplete(job.state);
  control_.StopExchange(job);
  const bool all_deleted = !decisions_.DeletesTemporaryFiles(next) || DeleteTemporaryFiles(job);
  control_.ChangeState(job, next, "ST-25");
  if (!all_deleted) return decisions_.UndeletableFiles();
  return partial ? decisions_.CompleteBeforeTheEnd() : S_OK;
}

bool Downloads::DeleteTemporaryFiles(Job& job) {
  bool all_deleted = true;
  for (std::uint32_t i = 0; i < job.files.size(); ++i) {
    const File& file = job.files[i];
    const bool has_begun = file.size_bytes != BG_SIZE_UNKNOWN;
    if (!has_begun || file.is_renamed) continue;
    if (TemporaryFiles::AreInPlace(job) && decisions_.CancelLeavesFilesInPlace()) continue;
    all_deleted = SUCCEEDED(temporary_files_.Delete(job, i)) && all_deleted;
  }
  if (!all_deleted) world_.Note(kFilesLeft, job.index, 0, 0, "CANC-01");
  return all_deleted;
}

}  // namespace bitsim
