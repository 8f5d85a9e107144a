// File: ring.h
//
// The least that a dispatch can cost: a ring of 16-byte notes and a table of jobs. Post writes a
// note; Dispatch takes one, checks registration, flags and generation, and calls.

#ifndef BITSIM_BENCH_FLOORS_RING_H_
#define BITSIM_BENCH_FLOORS_RING_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/floors/callback.h"

namespace bitsim::floors {

struct Note {
  std::uint64_t time;
  std::uint32_t job;
  std::uint32_t generation_and_kind;  // the kind in the lowest two bits
};

class Ring {
 public:
  explicit Ring(const std::vector<RegisteredJob>& jobs) : jobs_(jobs), notes_(kSize) {}

  void Post(const Note& note) { notes_[head_++ % kSize] = note; }

  [[gnu::noinline]] void Dispatch() {
    const Note& note = notes_[tail_++ % kSize];
    const RegisteredJob& registered = jobs_[note.job];
    if (registered.callback == nullptr) return;
    if ((registered.flags & (1u << (note.generation_and_kind & 3))) == 0) return;
    if (registered.generation != note.generation_and_kind >> 2) return;
    registered.job->AddRef();
    registered.callback->AddRef();
    registered.callback->JobTransferred(registered.job.get());
    registered.callback->Release();
    registered.job->Release();
  }

 private:
  static constexpr std::size_t kSize = 4096;

  const std::vector<RegisteredJob>& jobs_;
  std::vector<Note> notes_;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_RING_H_
