// File: allocations.h
//
// How often this program has allocated, and how much it holds: every operator new of it is counted.

#ifndef BITSIM_BENCH_ALLOCATIONS_H_
#define BITSIM_BENCH_ALLOCATIONS_H_

#include <cstdint>

namespace bitsim {

// Calls of operator new so far.
std::uint64_t AllocationCount();

// Bytes of the heap in use now, with what the allocator needs for itself.
std::uint64_t HeapBytes();

}  // namespace bitsim

#endif  // BITSIM_BENCH_ALLOCATIONS_H_
