// What is set of files: ranges, other remote names, validation.

#include "sim/engine/files.h"

#include <algorithm>
#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/job_request.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"

namespace bitsim {

HRESULT CheckRanges(std::span<const BG_FILE_RANGE> ranges) {
  std::vector<BG_FILE_RANGE> sorted(ranges.begin(), ranges.end());
  for (const BG_FILE_RANGE& range : sorted) {
    if (range.InitialOffset == BG_LENGTH_TO_EOF) return BG_E_INVALID_RANGE;
    if (range.Length != BG_LENGTH_TO_EOF && range.Length > BG_LENGTH_TO_EOF - range.InitialOffset) {
      return BG_E_INVALID_RANGE;
    }
  }
  // By offset alone: an empty range may stand before another at the same place, not behind it.
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.InitialOffset < b.InitialOffset; });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const BG_FILE_RANGE& before = sorted[i - 1];
    const BG_FILE_RANGE& range = sorted[i];
    const bool is_same =
        before.InitialOffset == range.InitialOffset && before.Length == range.Length;
    if (is_same || before.Length > range.InitialOffset - before.InitialOffset) {
      return BG_E_OVERLAPPING_RANGES;
    }
  }
  return S_OK;
}

std::vector<BG_FILE_RANGE> MergeRanges(std::vector<BG_FILE_RANGE> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const auto& a, const auto& b) { return a.InitialOffset < b.InitialOffset; });
  std::vector<BG_FILE_RANGE> merged;
  for (const BG_FILE_RANGE& range : ranges) {
    if (range.Length == 0) continue;
    if (!merged.empty()) {
      BG_FILE_RANGE& last = merged.back();
      const std::uint64_t gap = range.InitialOffset - last.InitialOffset;
      if (last.Length == BG_LENGTH_TO_EOF) continue;
      if (gap <= last.Length) {
        last.Length = range.Length == BG_LENGTH_TO_EOF ? BG_LENGTH_TO_EOF
                                                       : std::max(last.Length, gap + range.Length);
        continue;
      }
    }
    merged.push_back(range);
  }
  return merged;
}

HRESULT Engine::AddFileWithRanges(Job& job, std::string_view remote_name,
                                  std::string_view local_name,
                                  std::span<const BG_FILE_RANGE> ranges) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  const HRESULT checked = CheckRanges(ranges);
  if (FAILED(checked)) return checked;
  const HRESULT limit = CheckRangeLimit(job, ranges.size());
  if (FAILED(limit)) return limit;
  if (job.extras_or_defaults().is_dynamic_content) return decisions_.SetBesideOtherSetting();
  const HRESULT added = AddFile(job, remote_name, local_name);
  if (FAILED(added)) return added;
  job.files.back().extras_for_change().ranges.assign(ranges.begin(), ranges.end());
  return added;
}

HRESULT Engine::ReplaceRemotePrefix(Job& job, std::string_view old_prefix,
                                    std::string_view new_prefix) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  std::vector<std::pair<File*, std::string>> changes;  // all or none
  for (File& file : job.files) {
    const std::string_view name = file.remote_name();
    if (!name.starts_with(old_prefix)) continue;
    std::string changed(new_prefix);
    changed += name.substr(old_prefix.size());
    if (Utf16Length(changed) > kRemoteNameUnitsMax || !IsSource(job, changed)) {
      return E_INVALIDARG;
    }
    changes.emplace_back(&file, std::move(changed));
  }
  if (changes.empty()) return S_FALSE;
  for (auto& [file, name] : changes) {
    file->names.Set(File::kRemoteName, name);
    file->extras_for_change().has_new_source = true;
  }
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetRemoteName(Job& job, std::uint32_t file_index, std::string_view remote_name) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (!IsSource(job, remote_name)) return E_INVALIDARG;
  File& file = job.files[file_index];
  FileExtras& extras = file.extras_for_change();
  if (!std::exchange(extras.has_stored_remote_name, true)) {
    extras.stored_remote_name = Text(file.remote_name());
  }
  extras.has_new_source = true;
  file.names.Set(File::kRemoteName, remote_name);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetValidationState(Job& job, std::uint32_t file_index, bool is_valid) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  File& file = job.files[file_index];
  if (!file.is_transferred) return E_PENDING;
  FileExtras& extras = file.extras_for_change();
  extras.has_validation_state = true;
  extras.is_valid = is_valid;
  NoteModified(job, Modification::kProperty);
  if (!is_valid) downloads_.RejectContent(job, file_index);
  return S_OK;
}

// --- Ranges on demand ---

bool Engine::SupportsRandomAccess(const Job& job, const File& file) const {
  return job.type == BG_JOB_TYPE_DOWNLOAD && !IsFetchedWhole(job) &&
         IsHttpUrl(file.remote_name()) && file.extras_or_defaults().ranges.empty() &&
         (job.extras_or_defaults().is_on_demand || !decisions_.RangesNeedOnDemandMode());
}

HRESULT Engine::RequestFileRanges(Job& job, std::uint32_t file_index,
                                  std::span<const BG_FILE_RANGE> ranges) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  File& file = job.files[file_index];
  if (!SupportsRandomAccess(job, file)) return BG_E_RANDOM_ACCESS_NOT_SUPPORTED;
  for (const BG_FILE_RANGE& range : ranges) {
    if (range.InitialOffset >= file.size_bytes) return BG_E_INVALID_RANGE;
    const bool is_too_long =
        range.Length != BG_LENGTH_TO_EOF && range.Length > file.size_bytes - range.InitialOffset;
    if (is_too_long) return BG_E_INVALID_RANGE;
  }
  if (!decisions_.FetchesMissingBytesOnly()) {
    file.extras_for_change().filled_ranges.clear();
    file.transferred_bytes = 0;
  }
  std::vector<BG_FILE_RANGE>& requested = file.extras_for_change().requested_ranges;
  requested.insert(requested.end(), ranges.begin(), ranges.end());
  requested = MergeRanges(std::move(requested));
  NoteModified(job, Modification::kProperty);
  if (decisions_.TellsRangesWhenRequested()) {
    TellOfRanges(job, file_index, ranges);
  }
  downloads_.FetchInNewOrder(job, file_index);
  return S_OK;
}

HRESULT Engine::UpdateDownloadPosition(Job& job, std::uint32_t file_index, std::uint64_t offset) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  File& file = job.files[file_index];
  if (!SupportsRandomAccess(job, file)) return BG_E_RANDOM_ACCESS_NOT_SUPPORTED;
  if (offset >= file.size_bytes) return BG_E_INVALID_RANGE;
  file.extras_for_change().download_position = offset;
  NoteModified(job, Modification::kProperty);
  downloads_.FetchInNewOrder(job, file_index);
  return S_OK;
}

HRESULT Engine::FilledFileRanges(const Job& job, std::uint32_t file_index,
                                 std::vector<BG_FILE_RANGE>& ranges) const {
  if (!SupportsRandomAccess(job, job.files[file_index])) return BG_E_RANDOM_ACCESS_NOT_SUPPORTED;
  const FileExtras& extras = job.files[file_index].extras_or_defaults();
  const std::uint64_t here_bytes = FileProgress(job, file_index).BytesTransferred;
  ranges = extras.filled_ranges;
  if (extras.has_holes) {
    const std::uint64_t arriving_bytes = here_bytes - job.files[file_index].transferred_bytes;
    AddRange(ranges, extras.piece_offset, arriving_bytes);
  } else {
    AddRange(ranges, 0, here_bytes);
  }
  if (!decisions_.FilledRangesAreInOrder()) std::reverse(ranges.begin(), ranges.end());
  return S_OK;
}

}  // namespace bitsim
