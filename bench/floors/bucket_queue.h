// File: bucket_queue.h
//
// The event queue at its barest: a monotone multi-level bucket queue of 16-byte entries, radix 64,
// with the earliest slot sorted into a short run. No limits, no assertions; the rest as in the
// essay of sim/core/event_queue.cc.

#ifndef BITSIM_BENCH_FLOORS_BUCKET_QUEUE_H_
#define BITSIM_BENCH_FLOORS_BUCKET_QUEUE_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace bitsim::floors {

class BucketQueue {
 public:
  struct Entry {
    std::uint64_t time;
    std::uint64_t target;
  };

  bool empty() const { return size_ == 0; }

  // REQUIRES: not earlier than the entry popped last.
  void Push(const Entry& entry) {
    ++size_;
    if ((entry.time ^ base_) < run_range_) {
      if (run_size_ < run_.size()) return InsertIntoRun(entry);
      Spill();
    }
    Append(entry);
  }

  // REQUIRES: !empty().
  Entry Pop() {
    if (run_size_ == 0) Refill();
    --size_;
    --run_size_;
    last_time_ = run_[run_size_].time;
    return run_[run_size_];
  }

 private:
  static constexpr std::size_t kChunkCapacity = 15;
  static constexpr std::size_t kDigitBits = 6;
  static constexpr std::size_t kLevelCount = 11;
  static constexpr std::size_t kChunksOfBlock = 256;

  // At a multiple of its size, so that the place behind an entry tells whether there is another.
  struct alignas(256) Chunk {
    Chunk* next;
    alignas(16) std::array<Entry, kChunkCapacity> entries;
  };
  static_assert(sizeof(Chunk) == 256);
  struct List {
    const Entry* EndOf(const Chunk& chunk) const {
      return chunk.next == nullptr ? end : chunk.entries.data() + kChunkCapacity;
    }
    Chunk* first = nullptr;
    Entry* end = nullptr;
  };

  void InsertIntoRun(const Entry& entry) {
    std::size_t place = run_size_++;
    for (; place > 0 && run_[place - 1].time <= entry.time; --place) run_[place] = run_[place - 1];
    run_[place] = entry;
  }

  void Append(const Entry& entry) {
    const std::size_t level =
        static_cast<std::size_t>(std::bit_width((entry.time ^ base_) | 1) - 1) / kDigitBits;
    const std::size_t slot = (entry.time >> (level * kDigitBits)) % 64;
    List& list = slots_[level][slot];
    if (reinterpret_cast<std::uintptr_t>(list.end) % sizeof(Chunk) == 0) AddChunk(level, slot);
    *list.end++ = entry;
  }

  [[gnu::noinline]] void AddChunk(std::size_t level, std::size_t slot) {
    List& list = slots_[level][slot];
    Chunk* const chunk = Take();
    (list.end == nullptr ? list.first : reinterpret_cast<Chunk*>(list.end)[-1].next) = chunk;
    list.end = chunk->entries.data();
    occupied_slots_[level] |= std::uint64_t{1} << slot;
    occupied_levels_ |= 1u << level;
  }

  // The run has outgrown its bound: back into narrower slots, or, where it is one instant, behind
  // what is left of it.
  void Spill() {
    const bool is_one_instant = run_range_ == 1;
    run_range_ = 0;
    if (is_one_instant) return;
    base_ = last_time_;
    while (run_size_ > 0) Append(run_[--run_size_]);
  }

  [[gnu::noinline]] void Refill() {
    for (;;) {
      const auto level = static_cast<std::size_t>(std::countr_zero(occupied_levels_));
      const auto slot = static_cast<std::size_t>(std::countr_zero(occupied_slots_[level]));
      const std::size_t shift = level * kDigitBits;
      base_ = (((base_ >> shift >> kDigitBits) << kDigitBits) | slot) << shift;
      List& list = slots_[level][slot];
      const bool is_short = list.first->next == nullptr || list.first->next->next == nullptr;
      run_range_ = is_short ? std::uint64_t{1} << shift : 0;
      if (is_short || level == 0) {
        FillRun(list);
      } else {
        const List crowd = list;
        list = {};
        for (Chunk* chunk = crowd.first; chunk != nullptr;) {
          Chunk* const next = chunk->next;
          __builtin_prefetch(next);
          const Entry* const end = crowd.EndOf(*chunk);
          for (const Entry* entry = chunk->entries.data(); entry != end; ++entry) Append(*entry);
          GiveBack(chunk);
          chunk = next;
        }
      }
      if (list.first == nullptr) {
        list.end = nullptr;
        occupied_slots_[level] &= ~(std::uint64_t{1} << slot);
        if (occupied_slots_[level] == 0) occupied_levels_ &= ~(1u << level);
      }
      if (run_size_ > 0) return;
    }
  }

  // With the first two chunks, from their end on: what is later goes to the front.
  void FillRun(List& list) {
    Chunk* const chunk = list.first;
    Chunk* const second = chunk->next;
    list.first = second;
    if (second != nullptr) {
      FillRunFrom(second->entries.data(), list.EndOf(*second));
      list.first = second->next;
      GiveBack(second);
    }
    FillRunFrom(chunk->entries.data(), list.EndOf(*chunk));
    GiveBack(chunk);
  }
  void FillRunFrom(const Entry* first, const Entry* end) {
    std::size_t size = run_size_;
    while (end != first) {
      const Entry entry = *--end;
      std::size_t place = size++;
      for (; place > 0 && run_[place - 1].time < entry.time; --place) run_[place] = run_[place - 1];
      run_[place] = entry;
    }
    run_size_ = size;
  }

  Chunk* Take() {
    if (free_ == nullptr) AddBlock();
    Chunk* const chunk = free_;
    free_ = chunk->next;
    chunk->next = nullptr;
    return chunk;
  }
  void GiveBack(Chunk* chunk) {
    chunk->next = free_;
    free_ = chunk;
  }
  [[gnu::noinline]] void AddBlock() {
    blocks_.push_back(std::make_unique_for_overwrite<Chunk[]>(kChunksOfBlock));
    for (std::size_t i = kChunksOfBlock; i-- > 0;) GiveBack(&blocks_.back()[i]);
  }

  std::size_t size_ = 0;
  std::uint64_t last_time_ = 0;  // popped
  std::uint64_t base_ = 0;
  std::uint64_t run_range_ = 0;
  std::size_t run_size_ = 0;
  std::array<Entry, 64> run_;
  std::uint32_t occupied_levels_ = 0;
  std::array<std::uint64_t, kLevelCount> occupied_slots_{};
  std::array<std::array<List, 64>, kLevelCount> slots_{};
  Chunk* free_ = nullptr;
  std::vector<std::unique_ptr<Chunk[]>> blocks_;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_BUCKET_QUEUE_H_
