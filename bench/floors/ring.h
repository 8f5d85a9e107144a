// File: ring.h
//
// The least that a dispatch can cost: a ring of 16-byte notes and a table of jobs. Post writes a
// note; Dispatch takes one, checks registration, flags and generation, and calls.

#ifndef BITSIM_BENCH_FLOORS_RING_H_
#define BITSIM_BENCH_FLOORS_RING_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "bench/floors/callback.h"

namespace bitsim::floors {

struct Note {
  std::uint64_t time;
  std::uint32_t job;
  std::uint32_t generation_and_kind;  // the kind in the lowest two bits
};

// First in, first out; doubles when it is full.
class NoteRing {
 public:
  bool empty() const { return head_ == tail_; }
  void Push(const Note& note) {
    if (head_ - tail_ == notes_.size()) Grow();
    notes_[head_++ & (notes_.size() - 1)] = note;
  }
  const Note& Pop() { return notes_[tail_++ & (notes_.size() - 1)]; }

 private:
  [[gnu::noinline]] void Grow() {
    std::vector<Note> grown(2 * notes_.size());
    for (std::size_t i = tail_; i != head_; ++i) {
      grown[i & (grown.size() - 1)] = notes_[i & (notes_.size() - 1)];
    }
    notes_ = std::move(grown);
  }

  std::vector<Note> notes_ = std::vector<Note>(4096);  // a power of two
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

class Ring {
 public:
  explicit Ring(const std::vector<RegisteredJob>& jobs) : jobs_(jobs) {}

  void Post(const Note& note) { notes_.Push(note); }

  [[gnu::noinline]] void Dispatch() {
    const Note& note = notes_.Pop();
    const RegisteredJob& registered = jobs_[note.job];
    const std::uint32_t kind = note.generation_and_kind & 3;
    if (registered.callback == nullptr) return;
    if ((registered.flags & (1u << kind)) == 0) return;
    if (registered.generation != note.generation_and_kind >> 2) return;
    registered.job->AddRef();
    registered.callback->AddRef();
    Call(*registered.callback, registered.job.get(), static_cast<Notification>(kind));
    registered.callback->Release();
    registered.job->Release();
  }

 private:
  const std::vector<RegisteredJob>& jobs_;
  NoteRing notes_;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_RING_H_
