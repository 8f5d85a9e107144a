// File: event_chunks.h
//
// First-in-first-out lists of events, made of small chunks that one pool lends out: what the slots
// of an EventQueue are. Used by EventQueue only.

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
  // Of the generation 24 bits are kept. REQUIRES: handler < 128.
  constexpr EventTarget(std::uint32_t index, std::uint32_t generation, std::uint32_t handler,
                        bool is_background)
      : bits_(index | std::uint64_t{generation & 0xffffff} << 32 | std::uint64_t{handler} << 56 |
              std::uint64_t{is_background} << 63) {}

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

// A link and fifteen events fill four cache lines: 17 bytes an event in a long list. Chunks lie at
// multiples of their size, so the place behind an event tells which chunk that is in, and whether
// there is room for another.
struct alignas(256) EventChunk {
  static constexpr std::size_t kCapacity = 15;

  static bool IsEnd(const Event* place) { return Address(place) % sizeof(EventChunk) == 0; }
  static EventChunk* Before(Event* place) {
    return reinterpret_cast<EventChunk*>((Address(place) - 1) & ~(sizeof(EventChunk) - 1));
  }

  // Brings all of it into the cache while something else is done.
  void Prefetch() const {
    constexpr std::size_t kCacheLineBytes = 64;
    const char* const bytes = reinterpret_cast<const char*>(this);
    for (std::size_t i = 0; i < sizeof(EventChunk); i += kCacheLineBytes) {
      __builtin_prefetch(bytes + i);
    }
  }

  EventChunk* next;
  alignas(16) Event events[kCapacity];

 private:
  static std::uintptr_t Address(const Event* place) {
    return reinterpret_cast<std::uintptr_t>(place);
  }
};
static_assert(sizeof(EventChunk) == 256);
static_assert(offsetof(EventChunk, events) == sizeof(Event));

// Owns all chunks; those that come back are lent out again, the last one first (it is still in the
// cache). Memory grows with the largest number of events that were pending at once.
class EventChunkPool {
 public:
  EventChunk* Take() {
    if (free_ == nullptr) AddBlock();
    EventChunk* const chunk = free_;
    free_ = chunk->next;
    chunk->next = nullptr;
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

// One list. It does not own its chunks: the pool does. All but the last are full.
struct EventList {
  // Whether the next event needs a chunk; so it does if there is none (and `end` is null).
  bool is_full() const { return EventChunk::IsEnd(end); }

  void AddChunk(EventChunkPool& pool) {
    EventChunk* const chunk = pool.Take();
    (end == nullptr ? first : EventChunk::Before(end)->next) = chunk;
    end = chunk->events;
  }

  // Where the events of one of its chunks end.
  const Event* EndOf(const EventChunk& chunk) const {
    return chunk.next == nullptr ? end : chunk.events + EventChunk::kCapacity;
  }

  EventChunk* first = nullptr;
  Event* end = nullptr;  // of the last chunk's events
};

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_CHUNKS_H_
