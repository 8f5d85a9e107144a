// Files that need no HTTP: from a disk of the machine, or from a share. They are here at once.

#include <string>
#include <string_view>

#include "sim/engine/downloads.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"

namespace bitsim {

bool Downloads::NeedsNetwork(const Job& job) {
  for (const File& file : job.files) {
    if (!file.is_transferred) return !IsOnOwnDisk(file.remote_name());
  }
  return false;
}

// In an event of its own: a thousand files are no recursion.
void Downloads::ReadSource(Job& job) {
  job.run->awaits_head = false;
  world_.Post(world_.now(), source_timer_.id(), job.index, job.generation);
}

void Downloads::OnSourceTimer(Job& job, std::uint32_t generation) {
  if ((job.generation & 0xffffffu) != generation || !IsRunning(job.state)) return;
  if (!BeginTransferring(job)) return;
  File& file = job.files[job.run->current_file];
  const std::string path = SourcePath(file.remote_name());
  const DiskFile* const source = disk_.Find(path);
  if (source == nullptr) {
    FailFile(job, decisions_.MissingSourceError(!disk_.HasFolder(FolderOf(path))),
             FailureClass::kFatal);
    return;
  }
  if (disk_.IsLocked(path)) {
    FailFile(job, HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION), FailureClass::kTransient);
    return;
  }
  if (!file.extras_or_defaults().ranges.empty() && !decisions_.ReadsRangesOfFiles()) {
    FailFile(job, BG_E_INSUFFICIENT_RANGE_SUPPORT, FailureClass::kFatal);
    return;
  }
  const Content content = source->content;
  const WallTime modified = source->modified;
  if (file.extras != nullptr) file.extras->has_holes = false;
  if (!SetRemoteSize(job, source->size_bytes())) return;
  file.transferred_bytes = 0;
  if (!WriteFile(job, content)) return;
  file.transferred_bytes = file.size_bytes;
  control_.NoteProgress(job);
  temporary_files_.Update(job);
  if (DiskFile* const copy = temporary_files_.Find(job, job.run->current_file); copy != nullptr) {
    copy->created = copy->modified = modified;
  }
  FinishFile(job);
}

}  // namespace bitsim
