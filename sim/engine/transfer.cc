// How a job moves its files: one after the other, each with a first request that tells what the
// file is, and then one for each piece of it that is missing.
//
// The requests are made in requests.cc, their answers are judged in answers.cc, redirects and
// challenges are followed in redirects.cc; files that need no HTTP are read in sources.cc.

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"
#include "sim/engine/job_request.h"
#include "sim/engine/ranges.h"

namespace bitsim {

void Engine::StartJob(Job& job) {
  if (!network_.connected() && NeedsNetwork(job)) {
    FailWithNetwork(job, NetworkFailure::kDisconnected);
    return;
  }
  if (const Block block = BlockOf(job); block != Block::kNone) {
    FailBlocked(job, block);
    return;
  }
  if (LacksHelperToken(job)) {
    FailForToken(job);
    return;
  }
  if (job.extras != nullptr) job.extras->turn = {};
  ChangeState(job, decisions_.StateWhenScheduled(), "ST-04");
  if (IsRunning(job.state)) RequestNextFile(job);
}

void Engine::YieldJob(Job& job, const char* rule) { ChangeState(job, BG_JOB_STATE_QUEUED, rule); }

void Engine::RequestNextFile(Job& job) {
  if (job.upload() != nullptr) {
    ContinueUpload(job);
    return;
  }
  if (const auto next = NextFileOf(job); next.has_value()) {
    SetCurrentFile(job, *next);
    RequestFile(job);
    return;
  }
  const auto is_transferred = [](const File& file) { return file.is_transferred; };
  const auto is_given_up = [](const File& file) { return file.is_given_up; };
  if (std::any_of(job.files.begin(), job.files.end(), is_given_up)) {
    ChangeState(job, decisions_.StateAfterFailure(FailureClass::kFatal), "ST-12");
  } else if (job.extras_or_defaults().is_on_demand) {
    const bool has_all = std::all_of(job.files.begin(), job.files.end(), is_transferred);
    ChangeState(job, decisions_.StateWithRequestedRanges(has_all), "ST-49");
  } else {
    ChangeState(job, decisions_.StateWhenAllFilesTransferred(), "ST-08");
  }
}

// The file that the job goes on with; nullopt: nothing more of any is wanted.
std::optional<std::uint32_t> Engine::NextFileOf(Job& job) const {
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

void Engine::OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (job.upload() != nullptr) {
    OnReplyComplete(job, received_bytes);
    return;
  }
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
    RequestNextPiece(job);
  } else {
    FailFile(job, BG_E_INVALID_SERVER_RESPONSE, FailureClass::kTransient);
  }
}

void Engine::OnFailure(std::uint64_t cookie, NetworkFailure failure, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  job.run->exchange = {};
  if (IsBeingCancelled(job)) {
    RetryCancel(job);
    return;
  }
  if (EndsFile(job, failure)) {
    job.run->piece_bytes = received_bytes;
    File& file = job.files[job.run->current_file];
    file.size_bytes = file.transferred_bytes + received_bytes;
    OnBodyComplete(cookie, received_bytes);
    return;
  }
  KeepReceived(job, received_bytes);
  FailWithNetwork(job, failure);
}

// Whether the service believes that the connection ended because the file did.
bool Engine::EndsFile(const Job& job, NetworkFailure failure) const {
  const bool was_reset = failure == NetworkFailure::kConnectionReset;
  return (was_reset || failure == NetworkFailure::kConnectionClosed) && job.upload() == nullptr &&
         job.run->exchange_is_body && decisions_.TakesEarlyEndForWhole(was_reset);
}

void Engine::RequestNextPiece(Job& job) {
  const File& file = job.files[job.run->current_file];
  if (file.transferred_bytes >= file.size_bytes) {
    FinishFile(job);
  } else if (const auto piece = NextPieceOf(job); piece.has_value()) {
    RequestBody(job, piece);
  } else {
    RequestNextFile(job);  // nothing more of it was requested
  }
}

void Engine::FinishFile(Job& job) {
  File& file = job.files[job.run->current_file];
  if (HasLostBytes(job)) {
    RestartFile(job, nullptr);
    RequestFile(job);
    return;
  }
  file.is_transferred = true;
  SetFileTimes(job);
  if (WritesInPlace(job)) {
    file.is_renamed = true;
  } else if (!decisions_.FilesWaitForComplete()) {
    file.is_renamed = disk_.Rename(TemporaryName(job, job.run->current_file), file.local_name());
  }
  world_.Note(kFileTransferred, job.index, job.run->current_file, file.size_bytes);
  if (listener_ != nullptr) listener_->OnFileTransferred(job, job.run->current_file);
  NoteModified(job, Modification::kBytes);
  RequestNextFile(job);
}

void Engine::StopExchange(Job& job) {
  if (job.run == nullptr) return;
  if (job.run->exchange == ExchangeId{} && job.upload() == nullptr) return;
  const ExchangeId exchange = std::exchange(job.run->exchange, {});
  const std::uint64_t received_bytes = network_.BytesReceived(exchange);
  network_.Cancel(exchange);
  KeepReceived(job, received_bytes);
}

void Engine::KeepReceived(Job& job, std::uint64_t received_bytes) {
  if (job.upload() != nullptr) {
    KeepUploaded(job, received_bytes);
    return;
  }
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
    if (listener_ != nullptr)
      listener_->OnRangesTransferred(job, job.run->current_file, {&arrived, 1});
  } else {
    file.transferred_bytes += received_bytes;
  }
  Touch(job, Modification::kBytes);
  NoteProgress(job);
  UpdateTemporaryFile(job);
}

void Engine::StartOver(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  RestartFile(job, "ST-41");
  RequestFile(job);
}

void Engine::RestartFile(Job& job, const char* rule) {
  File& file = job.files[job.run->current_file];
  file.transferred_bytes = 0;
  if (file.extras != nullptr) file.extras->filled_ranges.clear();
  if (decisions_.TellsOfRestartedFiles() && listener_ != nullptr) {
    listener_->OnFileTransferred(job, job.run->current_file);
  }
  world_.Note(kFileRestarted, job.index, job.run->current_file, 0, rule);
}

}  // namespace bitsim
