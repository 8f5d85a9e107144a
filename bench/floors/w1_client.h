// File: w1_client.h
//
// The callback that the floors of W1 call: atomic reference count, completes what is transferred,
// cancels what failed. Counts what it is told; the test looks at it.

#ifndef BITSIM_BENCH_FLOORS_W1_CLIENT_H_
#define BITSIM_BENCH_FLOORS_W1_CLIENT_H_

#include <memory>

#include "bench/floors/callback.h"
#include "bench/w1.h"

namespace bitsim::floors {

// `now_ticks` is read in each call that tells an outcome.
std::unique_ptr<Callback> MakeW1Client(const std::uint64_t& now_ticks, w1::Telling& telling);

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_W1_CLIENT_H_
