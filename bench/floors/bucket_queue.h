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
    if ((entry.time ^ base_) < run_range_ && run_size_ < run_.size()) {
      InsertIntoRun(entry);
    } else {
      PushOutsideRun(entry);
    }
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
  static constexpr std::uint32_t kChunkCapacity = 15;
  static constexpr std::size_t kDigitBits = 6;
  static constexpr std::size_t kLevelCount = 11;
  static constexpr std::size_t kChunksOfBlock = 256;

  struct alignas(64) Chunk {
    std::array<Entry, kChunkCapacity> entries;
    Chunk* next;
    std::uint32_t count;
  };
  struct List {
    Chunk* first = nullptr;
    Chunk* last = nullptr;
  };

  void InsertIntoRun(const Entry& entry) {
    std::size_t place = run_size_++;
    for (; place > 0 && run_[place - 1].time <= entry.time; --place) run_[place] = run_[place - 1];
    run_[place] = entry;
  }

  [[gnu::noinline]] void PushOutsideRun(const Entry& entry) {
    if ((entry.time ^ base_) < run_range_) Spill();
    Append(entry);
  }

  void Append(const Entry& entry) {
    const std::size_t level =
        static_cast<std::size_t>(std::bit_width((entry.time ^ base_) | 1) - 1) / kDigitBits;
    const std::size_t slot = (entry.time >> (level * kDigitBits)) % 64;
    List& list = slots_[level][slot];
    if (list.last == nullptr || list.last->count == kChunkCapacity) {
      Chunk* const chunk = Take();
      (list.last == nullptr ? list.first : list.last->next) = chunk;
      list.last = chunk;
    }
    list.last->entries[list.last->count++] = entry;
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
      const bool is_short = list.first == list.last || list.first->next == list.last;
      run_range_ = is_short ? std::uint64_t{1} << shift : 0;
      if (is_short || level == 0) {
        FillRun(list);
      } else {
        const List crowd = list;
        list = {};
        for (Chunk* chunk = crowd.first; chunk != nullptr;) {
          for (std::uint32_t i = 0; i < chunk->count; ++i) Append(chunk->entries[i]);
          Chunk* const next = chunk->next;
          GiveBack(chunk);
          chunk = next;
        }
      }
      if (list.first == nullptr) {
        list.last = nullptr;
        occupied_slots_[level] &= ~(std::uint64_t{1} << slot);
        if (occupied_slots_[level] == 0) occupied_levels_ &= ~(1u << level);
      }
      if (run_size_ > 0) return;
    }
  }

  // With the first two chunks, from their end on: what is later goes to the front.
  void FillRun(List& list) {
    Chunk* const chunk = list.first;
    if (chunk->next != nullptr) FillRunFrom(*chunk->next);
    FillRunFrom(*chunk);
    list.first = chunk->next == nullptr ? nullptr : chunk->next->next;
    if (chunk->next != nullptr) GiveBack(chunk->next);
    GiveBack(chunk);
  }
  void FillRunFrom(const Chunk& chunk) {
    for (std::uint32_t i = chunk.count; i-- > 0;) {
      const Entry& entry = chunk.entries[i];
      std::size_t place = run_size_++;
      for (; place > 0 && run_[place - 1].time < entry.time; --place) run_[place] = run_[place - 1];
      run_[place] = entry;
    }
  }

  Chunk* Take() {
    if (free_ == nullptr) AddBlock();
    Chunk* const chunk = free_;
    free_ = chunk->next;
    chunk->next = nullptr;
    chunk->count = 0;
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
