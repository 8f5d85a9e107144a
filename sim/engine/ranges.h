// File: ranges.h
//
// Which bytes of a file come next, and where they go.
//
//   AddRange(filled, 100, 50);                       // ordered by offset, merged
//   const std::optional<FilePiece> piece = NextPiece(file, /*is_on_demand=*/false);

#ifndef BITSIM_ENGINE_RANGES_H_
#define BITSIM_ENGINE_RANGES_H_

#include <bits.h>
#include <bits2_0.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/engine/job.h"

namespace bitsim {

// A part of the remote file, and where it goes in the local one.
struct FilePiece {
  std::uint64_t remote_offset = 0;
  std::uint64_t local_offset = 0;
  std::uint64_t length = 0;
};

// Adds the bytes to the ranges, which are ordered by offset, not empty and apart from each other,
// and stay so.
void AddRange(std::vector<BG_FILE_RANGE>& ranges, std::uint64_t offset, std::uint64_t length);

// By offset.
void SortRanges(std::vector<BG_FILE_RANGE>& ranges);

// How many bytes they are together; unknown (BG_SIZE_UNKNOWN) while one has BG_LENGTH_TO_EOF.
std::uint64_t SizeOf(const std::vector<BG_FILE_RANGE>& ranges);

// The first bytes in [begin, end) that are in none of the ranges, up to the next one.
std::optional<BG_FILE_RANGE> FirstGap(const std::vector<BG_FILE_RANGE>& ranges, std::uint64_t begin,
                                      std::uint64_t end);

// The size that a file made of these ranges has, given that of the remote one; nullopt if one of
// them is outside of it. BG_LENGTH_TO_EOF becomes a length.
std::optional<std::uint64_t> SettleRanges(std::vector<BG_FILE_RANGE>& ranges,
                                          std::uint64_t remote_size_bytes);

// The next bytes to fetch; nullopt: none is missing, or, on demand, none that was requested.
// REQUIRES: the size of the file is known.
std::optional<FilePiece> NextPiece(const File& file, bool is_on_demand);

// The local file, given the remote one: all of it, or what is there of a file with holes.
Content LocalContent(const File& file, const Content& remote);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_RANGES_H_
