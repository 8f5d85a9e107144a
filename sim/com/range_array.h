// File: range_array.h
//
// File ranges across the COM boundary.

#ifndef BITSIM_COM_RANGE_ARRAY_H_
#define BITSIM_COM_RANGE_ARRAY_H_

#include <bits.h>
#include <objbase.h>

#include <algorithm>
#include <vector>

namespace bitsim {

// Gives the caller a copy in task memory, or NULL for none. S_OK, or E_OUTOFMEMORY with neither
// array nor count.
inline HRESULT ReturnRanges(const std::vector<BG_FILE_RANGE>& ranges, DWORD* count,
                            BG_FILE_RANGE** array) {
  *count = 0;
  *array = nullptr;
  if (ranges.empty()) return S_OK;
  *array = static_cast<BG_FILE_RANGE*>(CoTaskMemAlloc(ranges.size() * sizeof ranges[0]));
  if (*array == nullptr) return E_OUTOFMEMORY;
  std::copy(ranges.begin(), ranges.end(), *array);
  *count = static_cast<DWORD>(ranges.size());
  return S_OK;
}

}  // namespace bitsim

#endif  // BITSIM_COM_RANGE_ARRAY_H_
