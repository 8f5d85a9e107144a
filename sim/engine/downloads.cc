#include "sim/engine/downloads.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/engine/engine_trace.h"
#include "sim/engine/job_request.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"

namespace bitsim {

Downloads::Downloads(const TransferEnvironment& environment, JobControl& control)
    : world_(environment.world),
      network_(environment.network),
      disk_(environment.disk),
      decisions_(environment.decisions),
      rules_(environment.rules),
      accounts_(environment.accounts),
      machine_(environment.machine),
      jobs_(environment.jobs),
      control_(control),
      temporary_files_(disk_, accounts_),
      receive_timer_(world_, jobs_, *this, &Downloads::OnReceiveTimer),
      source_timer_(world_, jobs_, *this, &Downloads::OnSourceTimer) {}

void Downloads::Continue(Job& job) {
  if (const auto next = NextFileOf(job); next.has_value()) {
    job.run_for_change().SetCurrentFile(*next);
    RequestFile(job);
    return;
  }
  const auto is_transferred = [](const File& file) { return file.is_transferred; };
  const auto is_given_up = [](const File& file) { return file.is_given_up; };
  if (std::any_of(job.files.begin(), job.files.end(), is_given_up)) {
    control_.ChangeState(job, decisions_.StateAfterFailure(FailureClass::kFatal), "ST-12");
  } else if (job.extras_or_defaults().is_on_demand) {
    const bool has_all = std::all_of(job.files.begin(), job.files.end(), is_transferred);
    control_.ChangeState(job, decisions_.StateWithRequestedRanges(has_all), "ST-49");
  } else {
    control_.ChangeState(job, decisions_.StateWhenAllFilesTransferred(), "ST-08");
  }
}

// The file that the job goes on with; nullopt: nothing more of any is wanted.
std::optional<std::uint32_t> Downloads::NextFileOf(Job& job) const {
  const auto file_count = static_cast<std::uint32_t>(job.files.size());
  std::uint32_t& first = job.run->first_missing_file;
  while (first < file_count && job.files[first].is_transferred) ++first;
  const bool is_on_demand = job.extras_or_defaults().is_on_demand;
  std::optional<std::uint32_t> next;
  for (std::uint32_t i = first; i < file_count; ++i) {
    const File& file = job.files[i];
    if (file.is_transferred || file.is_given_up) continue;
    const bool is_known = file.size_bytes != BG_SIZE_UNKNOWN;
    if (is_on_demand && is_known && !NextPiece(file, is_on_demand).has_value()) continue;
    next = i;
    if (decisions_.TakesFilesInOrder()) break;
  }
  return next;
}

void Downloads::OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (!job.run->exchange_is_body) return;  // the end of a HEAD, or of an answer that was refused
  File& file = job.files[job.run->current_file];
  job.run->exchange = {};
  if (file.size_bytes == BG_SIZE_UNKNOWN) {
    // The end of the connection is the end of the file.
    job.run->piece_bytes = received_bytes;
    file.size_bytes = received_bytes;
  }
  const bool is_whole_piece = received_bytes == job.run->piece_bytes;
  KeepReceived(job, received_bytes);
  if (is_whole_piece) {
    ContinueFile(job);
  } else {
    FailFile(job, BG_E_INVALID_SERVER_RESPONSE, FailureClass::kTransient);
  }
}

void Downloads::OnFailure(std::uint64_t cookie, NetworkFailure failure,
                          std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  job.run->exchange = {};
  if (EndsFile(job, failure)) {
    job.run->piece_bytes = received_bytes;
    File& file = job.files[job.run->current_file];
    file.size_bytes = file.transferred_bytes + received_bytes;
    OnBodyComplete(cookie, received_bytes);
    return;
  }
  KeepReceived(job, received_bytes);
  control_.FailWithNetwork(job, failure);
}

// Whether the service believes that the connection ended because the file did.
bool Downloads::EndsFile(const Job& job, NetworkFailure failure) const {
  const bool was_reset = failure == NetworkFailure::kConnectionReset;
  return (was_reset || failure == NetworkFailure::kConnectionClosed) && job.run->exchange_is_body &&
         decisions_.TakesEarlyEndForWhole(was_reset);
}

void Downloads::ContinueFile(Job& job) {
  const File& file = job.files[job.run->current_file];
  if (file.transferred_bytes >= file.size_bytes) {
    FinishFile(job);
  } else if (const auto piece = NextPieceOf(job); piece.has_value()) {
    RequestBody(job, piece);
  } else {
    Continue(job);  // nothing more of it was requested
  }
}

void Downloads::FinishFile(Job& job) {
  File& file = job.files[job.run->current_file];
  file.is_transferred = true;
  SetFileTimes(job);
  if (TemporaryFiles::AreInPlace(job)) {
    file.is_renamed = true;
  } else if (!decisions_.FilesWaitForComplete()) {
    file.is_renamed =
        disk_.Rename(TemporaryFiles::Name(job, job.run->current_file), file.local_name());
  }
  world_.Note(kFileTransferred, job.index, job.run->current_file, file.size_bytes);
  control_.TellOfFile(job, job.run->current_file);
  control_.NoteModified(job, Modification::kBytes);
  Continue(job);
}

void Downloads::KeepReceived(Job& job, std::uint64_t received_bytes) {
  if (!std::exchange(job.run->exchange_is_body, false) || received_bytes == 0) return;
  File& file = job.files[job.run->current_file];
  if (received_bytes > job.run->piece_bytes) {
    // The server contradicts itself: nothing of it can be kept.
    RestartFile(job, "ST-41");
  } else if (IsFetchedWhole(job) && received_bytes < job.run->piece_bytes &&
             decisions_.InterruptedDynamicContentStartsAnew()) {
    RestartFile(job, "HTTP-08");
  } else if (file.extras_or_defaults().has_holes) {
    FileExtras& extras = *file.extras;
    AddRange(extras.filled_ranges, extras.piece_offset, received_bytes);
    file.transferred_bytes = SizeOf(extras.filled_ranges);
    const BG_FILE_RANGE arrived{extras.piece_offset, received_bytes};
    control_.TellOfRanges(job, job.run->current_file, {&arrived, 1});
  } else {
    file.transferred_bytes += received_bytes;
  }
  control_.Touch(job, Modification::kBytes);
  control_.NoteProgress(job);
  temporary_files_.Update(job);
}

void Downloads::StartOver(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  RestartFile(job, "ST-41");
  RequestFile(job);
}

void Downloads::RestartFile(Job& job, const char* rule) {
  File& file = job.files[job.run->current_file];
  file.transferred_bytes = 0;
  if (file.extras != nullptr) file.extras->filled_ranges.clear();
  if (decisions_.TellsOfRestartedFiles()) control_.TellOfFile(job, job.run->current_file);
  world_.Note(kFileRestarted, job.index, job.run->current_file, 0, rule);
}

void Downloads::SetFileTimes(Job& job) {
  const File& file = job.files[job.run->current_file];
  if (!IsHttpUrl(file.remote_name())) return;  // its source had them
  DiskFile* const on_disk = temporary_files_.Find(job, job.run->current_file);
  if (on_disk == nullptr) return;
  const std::optional<WallTime> changed = remote_copies_.Of(file).changed;
  const bool is_told = changed.has_value() && decisions_.FilesHaveTimeOfSource();
  on_disk->modified = on_disk->created = is_told ? *changed : world_.wall_now();
}

void Downloads::FailFile(Job& job, HRESULT code, FailureClass failure) {
  control_.Fail(
      job, {BG_ERROR_CONTEXT_REMOTE_FILE, code, static_cast<std::int32_t>(job.run->current_file)},
      failure);
}

}  // namespace bitsim
