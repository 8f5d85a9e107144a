#include "sim/engine/ranges.h"

#include <algorithm>

namespace bitsim {
namespace {

std::uint64_t EndOf(const BG_FILE_RANGE& range) { return range.InitialOffset + range.Length; }

// A range keeps what its client gave it: a copy of another size may come.
std::uint64_t LengthOf(const BG_FILE_RANGE& range, const FileExtras& extras) {
  return range.Length == BG_LENGTH_TO_EOF ? extras.remote_size_bytes - range.InitialOffset
                                          : range.Length;
}

// A range that a client requested, as far as it is in the file.
std::optional<BG_FILE_RANGE> FirstGapOf(const BG_FILE_RANGE& requested, const File& file) {
  const std::uint64_t room =
      file.size_bytes - std::min<std::uint64_t>(file.size_bytes, requested.InitialOffset);
  return FirstGap(file.extras->filled_ranges, requested.InitialOffset,
                  requested.InitialOffset + std::min<std::uint64_t>(room, requested.Length));
}

std::optional<BG_FILE_RANGE> NextGap(const File& file, bool is_on_demand) {
  const FileExtras& extras = *file.extras;
  for (const BG_FILE_RANGE& requested : extras.requested_ranges) {
    if (const auto gap = FirstGapOf(requested, file)) return gap;
  }
  if (is_on_demand) return std::nullopt;
  const auto gap = FirstGap(extras.filled_ranges, extras.download_position, file.size_bytes);
  return gap.has_value() ? gap : FirstGap(extras.filled_ranges, 0, file.size_bytes);
}

}  // namespace

void AddRange(std::vector<BG_FILE_RANGE>& ranges, std::uint64_t offset, std::uint64_t length) {
  if (length == 0) return;
  BG_FILE_RANGE added{offset, length};
  const auto first = std::find_if(ranges.begin(), ranges.end(), [&](const BG_FILE_RANGE& range) {
    return EndOf(range) >= offset;
  });
  auto last = first;
  while (last != ranges.end() && last->InitialOffset <= EndOf(added)) {
    const std::uint64_t end = std::max(EndOf(added), EndOf(*last));
    added.InitialOffset = std::min(added.InitialOffset, last->InitialOffset);
    added.Length = end - added.InitialOffset;
    ++last;
  }
  ranges.insert(ranges.erase(first, last), added);
}

void SortRanges(std::vector<BG_FILE_RANGE>& ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const BG_FILE_RANGE& a, const BG_FILE_RANGE& b) {
    return a.InitialOffset < b.InitialOffset;
  });
}

std::uint64_t SizeOf(const std::vector<BG_FILE_RANGE>& ranges) {
  std::uint64_t size_bytes = 0;
  for (const BG_FILE_RANGE& range : ranges) {
    if (range.Length == BG_LENGTH_TO_EOF) return BG_SIZE_UNKNOWN;
    size_bytes += range.Length;
  }
  return size_bytes;
}

std::optional<BG_FILE_RANGE> FirstGap(const std::vector<BG_FILE_RANGE>& ranges, std::uint64_t begin,
                                      std::uint64_t end) {
  for (const BG_FILE_RANGE& range : ranges) {
    if (EndOf(range) <= begin) continue;
    if (range.InitialOffset > begin) {
      end = std::min<std::uint64_t>(end, range.InitialOffset);
      break;
    }
    begin = EndOf(range);
  }
  if (begin >= end) return std::nullopt;
  return BG_FILE_RANGE{begin, end - begin};
}

std::optional<std::uint64_t> SettleRanges(std::vector<BG_FILE_RANGE>& ranges,
                                          std::uint64_t remote_size_bytes) {
  std::uint64_t size_bytes = 0;
  for (BG_FILE_RANGE& range : ranges) {
    if (range.InitialOffset > remote_size_bytes) return std::nullopt;
    const std::uint64_t room = remote_size_bytes - range.InitialOffset;
    if (range.Length == BG_LENGTH_TO_EOF) range.Length = room;
    if (range.Length > room || range.Length == 0) return std::nullopt;
    size_bytes += range.Length;
  }
  return size_bytes;
}

std::optional<FilePiece> NextPiece(const File& file, bool is_on_demand) {
  const FileExtras& extras = file.extras_or_defaults();
  if (extras.has_holes) {
    const auto gap = NextGap(file, is_on_demand);
    if (!gap.has_value()) return std::nullopt;
    return FilePiece{gap->InitialOffset, gap->InitialOffset, gap->Length};
  }
  const std::uint64_t done = file.transferred_bytes;
  if (done >= file.size_bytes || is_on_demand) return std::nullopt;
  if (extras.ranges.empty()) return FilePiece{done, done, file.size_bytes - done};
  std::uint64_t start = 0;
  for (const BG_FILE_RANGE& range : extras.ranges) {
    const std::uint64_t length = LengthOf(range, extras);
    if (done < start + length) {
      const std::uint64_t begun = done - start;
      return FilePiece{range.InitialOffset + begun, done, length - begun};
    }
    start += length;
  }
  return std::nullopt;
}

Content LocalContent(const File& file, const Content& remote) {
  const FileExtras& extras = file.extras_or_defaults();
  std::vector<ContentPiece> pieces;
  if (extras.has_holes) {
    std::uint64_t end = 0;
    for (const BG_FILE_RANGE& range : extras.filled_ranges) {
      pieces.push_back({{}, 0, range.InitialOffset - end});
      pieces.push_back({remote, range.InitialOffset, range.Length});
      end = EndOf(range);
    }
    pieces.push_back({{}, 0, file.size_bytes - end});
    return Content::Pieces(pieces);
  }
  if (extras.ranges.empty()) return remote;
  for (const BG_FILE_RANGE& range : extras.ranges) {
    pieces.push_back({remote, range.InitialOffset, LengthOf(range, extras)});
  }
  return Content::Pieces(pieces);
}

}  // namespace bitsim
