// Files that are fetched in an order of the client's choice.

#include "sim/engine/downloads.h"
#include "sim/engine/ranges.h"

namespace bitsim {

// From now on the file may have holes.
void Downloads::MakeHoles(File& file) {
  FileExtras& extras = file.extras_for_change();
  if (extras.has_holes || !extras.ranges.empty()) return;
  extras.has_holes = true;
  extras.filled_ranges.clear();
  AddRange(extras.filled_ranges, 0, file.transferred_bytes);
}

void Downloads::FetchInNewOrder(Job& job, std::uint32_t file_index) {
  File& file = job.files[file_index];
  if (file.is_transferred) return;
  const bool is_being_fetched =
      IsRunning(job.state) && job.run->current_file == file_index && !job.run->awaits_head;
  if (is_being_fetched) control_.StopExchange(job);
  MakeHoles(file);
  if (is_being_fetched) ContinueFile(job);
}

void Downloads::RejectContent(Job& job, std::uint32_t file_index) {
  control_.StopExchange(job);
  JobRun& run = job.run_for_change();
  run.SetCurrentFile(file_index);
  run.first_missing_file = std::min(run.first_missing_file, file_index);
  File& file = job.files[file_index];
  temporary_files_.Remove(job, file_index);
  file.is_transferred = false;
  file.is_renamed = false;
  RestartFile(job, "ST-39");
  run.error = {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_VALIDATION_FAILED,
               static_cast<std::int32_t>(file_index)};
  job.has_error = true;
  control_.ChangeState(job, decisions_.StateAfterRejectedContent(), "ST-39");
}

}  // namespace bitsim
