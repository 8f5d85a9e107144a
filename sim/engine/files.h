// File: files.h
//
// Arithmetic of file ranges.

#ifndef BITSIM_ENGINE_FILES_H_
#define BITSIM_ENGINE_FILES_H_

#include <bits.h>

#include <span>
#include <vector>

namespace bitsim {

// Whether AddFileWithRanges takes them: S_OK, BG_E_INVALID_RANGE or BG_E_OVERLAPPING_RANGES.
HRESULT CheckRanges(std::span<const BG_FILE_RANGE> ranges);

// The same bytes as ranges that are ordered by offset, not empty, and apart from each other.
// REQUIRES: no range ends beyond 2^64 - 1.
std::vector<BG_FILE_RANGE> MergeRanges(std::vector<BG_FILE_RANGE> ranges);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_FILES_H_
