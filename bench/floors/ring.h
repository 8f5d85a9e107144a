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

struct RegisteredJob {
  Callback* callback = nullptr;
  std::uint32_t flags = 0;
  std::uint32_t generation = 0;
};

struct Note {
  std::uint64_t time;
  std::uint32_t job;
  std::uint32_t generation_and_kind;
};

class Ring {
 public:
  explicit Ring(std::vector<RegisteredJob>& jobs) : jobs_(jobs), notes_(kSize) {}

  void Post(const Note& note) { notes_[head_++ % kSize] = note; }

  [[gnu::noinline]] void Dispatch() {
    const Note& note = notes_[tail_++ % kSize];
    const RegisteredJob& job = jobs_[note.job];
    if (job.callback == nullptr) return;
    if ((job.flags & (1u << (note.generation_and_kind & 3))) == 0) return;
    if (job.generation != note.generation_and_kind >> 2) return;
    job.callback->AddRef();
    job.callback->JobTransferred(note.job);
    job.callback->Release();
  }

 private:
  static constexpr std::size_t kSize = 4096;

  std::vector<RegisteredJob>& jobs_;
  std::vector<Note> notes_;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_RING_H_
