// The answers that a job gets: is this the file, is it all there, is it still the same copy?

#include <cstdint>

#include "sim/engine/downloads.h"
#include "sim/engine/job_request.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"

namespace bitsim {
namespace {

// Whether the asked range lies beyond the end of a copy that has become shorter (HTTP-07).
bool IsOutgrown(const Job& job, const HttpResponse& response) {
  return response.status == 416 && !job.run->awaits_head &&
         response.resource_size_bytes.has_value() &&
         *response.resource_size_bytes != RemoteSize(job.files[job.run->current_file]);
}

}  // namespace

void Downloads::OnResponse(std::uint64_t cookie, const HttpResponse& response) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (job.extras != nullptr && !IsServerAccepted(job)) return;
  if (response.is_http_1_0 && !decisions_.AcceptsHttp10()) {
    FailFile(job, BG_E_INSUFFICIENT_HTTP_SUPPORT, FailureClass::kFatal);
  } else if (IsOutgrown(job, response) && decisions_.RestartsChangedFile()) {
    StartOver(job);
  } else if (!response.location().empty() && decisions_.IsRedirect(response.status)) {
    OnRedirect(job, response);
  } else if (response.challenge.has_value() && control_.MayAnswerChallenge(job, response)) {
    Repeat(job);
  } else if (!IsSuccess(response.status)) {
    control_.FailWithStatus(job, response.status);
  } else if (job.run->awaits_head) {
    OnHead(job, response);
  } else {
    OnBody(job, response);
  }
}

// Else something else is under way by now.
bool Downloads::IsServerAccepted(Job& job) {
  const Instant asked = world_.now();
  if (!control_.AcceptsServer(job)) return false;
  // Of a body some may have arrived before anybody wanted it.
  if (world_.now() == asked || job.run->awaits_head) return true;
  Repeat(job);
  return false;
}

bool Downloads::IsOtherCopy(const File& file, const HttpResponse& response) const {
  if (file.size_bytes == BG_SIZE_UNKNOWN) return false;  // nothing to compare with
  const std::uint64_t remote_size = RemoteSize(file);
  if (response.resource_size_bytes.value_or(remote_size) != remote_size) return true;
  const RemoteCopy& copy = remote_copies_.Of(file);
  if (copy.last_modified != response.last_modified) return true;
  // Another server names the same copy otherwise.
  if (file.extras_or_defaults().has_new_source) return !decisions_.ContinuesFromNewSource();
  return decisions_.EntityTagTellsCopies() && copy.entity_tag != response.etag;
}

void Downloads::NoteCopy(File& file, const HttpResponse& response) {
  file.remote_copy = remote_copies_.NumberOf(response.etag, response.last_modified);
  const bool has_headers = file.extras != nullptr && !file.extras->response_headers.empty();
  if (has_headers || !response.headers().empty()) {
    file.extras_for_change().response_headers = Text(response.headers());
  }
}

void Downloads::OnHead(Job& job, const HttpResponse& response) {
  File& file = job.files[job.run->current_file];
  if (!response.content_length.has_value() && decisions_.NeedsFileSize()) {
    FailFile(job, BG_E_MISSING_FILE_SIZE, FailureClass::kFatal);
    return;
  }
  if (IsOtherCopy(file, response) && decisions_.RestartsChangedFile()) RestartFile(job, "ST-41");
  NoteCopy(file, response);
  if (!SetRemoteSize(job, response.content_length.value_or(BG_SIZE_UNKNOWN))) return;
  if (!BeginTransferring(job)) return;
  if (file.size_bytes == 0 && !WriteFile(job, Content())) return;
  ContinueFile(job);
}

void Downloads::OnBody(Job& job, const HttpResponse& response) {
  File& file = job.files[job.run->current_file];
  const bool is_range = response.status == 206 && response.has_content_range;
  if (job.run->asks_for_range && !is_range) {
    const auto priority = static_cast<BG_JOB_PRIORITY>(job.priority);
    const bool may_start_over = (file.extras_or_defaults().has_new_source ||
                                 decisions_.InterruptedUnrangedFileStartsAnew()) &&
                                file.transferred_bytes > 0 &&
                                !decisions_.NeedsRanges(priority, file.size_bytes);
    if (may_start_over) {
      StartOver(job);  // ST-41b
    } else {
      FailFile(job, BG_E_INSUFFICIENT_RANGE_SUPPORT, FailureClass::kFatal);
    }
    return;
  }
  if (!job.run->asks_for_range && !BeginWhole(job, response)) return;
  if (IsOtherCopy(file, response) && decisions_.RestartsChangedFile()) {
    StartOver(job);
    return;
  }
  if (file.extras != nullptr) file.extras->has_new_source = false;
  job.run->exchange_is_body = WriteFile(job, *response.content);
}

// All of a file comes at once. What a HEAD has not told, this answer tells.
bool Downloads::BeginWhole(Job& job, const HttpResponse& response) {
  File& file = job.files[job.run->current_file];
  if (!IsFetchedWhole(job) && file.size_bytes != BG_SIZE_UNKNOWN) return true;
  if (file.transferred_bytes > 0) RestartFile(job, "HTTP-08");
  NoteCopy(file, response);
  job.run->piece_bytes = response.content_length.value_or(BG_SIZE_UNKNOWN);
  return SetRemoteSize(job, job.run->piece_bytes) && BeginTransferring(job);
}

// False: the job has failed for it.
bool Downloads::SetRemoteSize(Job& job, std::uint64_t size_bytes) {
  File& file = job.files[job.run->current_file];
  file.size_bytes = size_bytes;
  if (FileExtras* const extras = file.extras.get(); extras != nullptr && !extras->ranges.empty()) {
    extras->remote_size_bytes = size_bytes;
    if (!decisions_.RangesKeepTheirOrder()) SortRanges(extras->ranges);
    std::vector<BG_FILE_RANGE> settled = extras->ranges;
    const auto sum = SettleRanges(settled, size_bytes);
    if (!sum.has_value()) {
      file.size_bytes = BG_SIZE_UNKNOWN;
      FailFile(job, decisions_.RangeOutsideFileError(), FailureClass::kFatal);
      return false;
    }
    file.size_bytes = *sum;
  }
  if (job.extras_or_defaults().is_on_demand) MakeHoles(file);
  for (const BG_FILE_RANGE& requested : file.extras_or_defaults().requested_ranges) {
    if (requested.InitialOffset < size_bytes) continue;
    FailFile(job, decisions_.RangeOutsideFileError(), FailureClass::kFatal);
    return false;
  }
  const std::uint64_t limit = job.extras_or_defaults().maximum_download_size_bytes;
  if (limit == 0) return true;
  std::uint64_t job_bytes = 0;
  for (const File& each : job.files) {
    if (each.size_bytes != BG_SIZE_UNKNOWN) job_bytes += each.size_bytes;
  }
  if (job_bytes <= limit) return true;
  FailFile(job, BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, FailureClass::kFatal);
  return false;
}

// False: the job does not run any more.
bool Downloads::BeginTransferring(Job& job) {
  if (job.state == BG_JOB_STATE_CONNECTING) {
    control_.ChangeState(job, decisions_.StateWhenConnected(), "ST-05");
  }
  return IsRunning(job.state);
}

// The file on the disk exists from the moment its first byte may come. False: the job has failed.
bool Downloads::WriteFile(Job& job, const Content& remote) {
  const HRESULT written = temporary_files_.Create(job, remote);
  if (SUCCEEDED(written)) return true;
  const std::uint32_t index = job.run->current_file;
  const bool is_opened_early = written == HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION) &&
                               job.files[index].transferred_bytes == 0 &&
                               disk_.IsLocked(temporary_files_.PathNow(job, index));
  control_.Fail(job, {BG_ERROR_CONTEXT_LOCAL_FILE, written, static_cast<std::int32_t>(index)},
                is_opened_early ? decisions_.ClassifyOpenTemporaryFile()
                                : decisions_.ClassifyDiskFailure(written));
  return false;
}

}  // namespace bitsim
