// File: event_chunks.h
//
// First-in-first-out lists of events, made of small chunks that one pool lends out: what the slots
// of an EventQueue are. Used by event_queue.cc only.

#ifndef BITSIM_CORE_EVENT_CHUNKS_H_
#define BITSIM_CORE_EVENT_CHUNKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "bitsim/time.h"

namespace bitsim {

// Who is to be told, in eight bytes. What index and generation mean is the handler's affair. (One
// word and shifts: bit-fields are written in pieces, and reading the whole just after that stalls.)
class EventTarget {
 public:
  EventTarget() = default;
  // Of the generation 24 bits are kept, of the handler 7.
  constexpr EventTarget(std::uint32_t index, std::uint32_t generation, std::uint32_t handler,
                        bool is_background)
      : bits_(index | std::uint64_t{generation & 0xffffff} << 32 |
              std::uint64_t{handler & 0x7f} << 56 | std::uint64_t{is_background} << 63) {}

  std::uint32_t index() const { return static_cast<std::uint32_t>(bits_); }
  std::uint32_t generation() const { return static_cast<std::uint32_t>(bits_ >> 32) & 0xffffff; }
  std::uint32_t handler() const { return static_cast<std::uint32_t>(bits_ >> 56) & 0x7f; }
  bool is_background() const { return (bits_ >> 63) != 0; }

 private:
  std::uint64_t bits_ = 0;
};

struct Event {
  Instant time;
  EventTarget target;
};
static_assert(sizeof(Event) == 16);

// Fifteen events and a link fill four cache lines: 17 bytes an event in a long list.
struct alignas(64) EventChunk {
  static constexpr std::uint32_t kCapacity = 15;

  Event events[kCapacity];
  EventChunk* next;
  std::uint32_t count;
};
static_assert(sizeof(EventChunk) == 256);

// Owns all chunks; those that come back are lent out again, the last one first (it is still in the
// cache). Memory grows with the largest number of events that were pending at once.
class EventChunkPool {
 public:
  EventChunk* Take() {
    if (free_ == nullptr) AddBlock();
    EventChunk* const chunk = free_;
    free_ = chunk->next;
    chunk->next = nullptr;
    chunk->count = 0;
    return chunk;
  }

  void GiveBack(EventChunk* chunk) {
    chunk->next = free_;
    free_ = chunk;
  }

  std::size_t memory_bytes() const { return chunk_count_ * sizeof(EventChunk); }

 private:
  void AddBlock();

  EventChunk* free_ = nullptr;
  std::size_t chunk_count_ = 0;
  std::vector<std::unique_ptr<EventChunk[]>> blocks_;
};

// One list. It does not own its chunks: the pool does.
struct EventList {
  bool empty() const { return first == nullptr; }

  void Append(EventChunkPool& pool, const Event& event) {
    if (last == nullptr || last->count == EventChunk::kCapacity) {
      EventChunk* const chunk = pool.Take();
      (last == nullptr ? first : last->next) = chunk;
      last = chunk;
    }
    last->events[last->count++] = event;
  }

  EventChunk* first = nullptr;
  EventChunk* last = nullptr;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_CHUNKS_H_
