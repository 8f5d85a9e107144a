// Files that are fetched in an order of the client's choice.

#include "sim/engine/engine.h"
#include "sim/engine/ranges.h"

namespace bitsim {

// From now on the file may have holes.
void Engine::MakeHoles(File& file) {
  FileExtras& extras = file.extras_for_change();
  if (extras.has_holes || !extras.ranges.empty()) return;
  extras.has_holes = true;
  extras.filled_ranges.clear();
  AddRange(extras.filled_ranges, 0, file.transferred_bytes);
}

void Engine::FetchInNewOrder(Job& job, std::uint32_t file_index) {
  File& file = job.files[file_index];
  if (file.is_transferred) return;
  const bool is_being_fetched =
      IsRunning(job.state) && job.run->current_file == file_index && !job.run->awaits_head;
  if (is_being_fetched) StopExchange(job);
  MakeHoles(file);
  if (is_being_fetched) RequestNextPiece(job);
}

}  // namespace bitsim
