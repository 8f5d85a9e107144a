// File: trace.h
//
// What happened: one structured event a step, and a running hash over all of them. The hash is
// always on; the events themselves are kept for the last steps only, unless told otherwise.
//
//   for (const std::string& line : simulation.trace().Lines()) std::puts(line.c_str());
//   assert(first.trace().hash() == second.trace().hash());      // same choices, same history
//
// Two runs of the same choices have the same hash with every compiler and on every platform: it is
// made of integers only (time, actor, subject, the kind's name, two values), never of addresses.
// Rule ids are not part of it: a better citation is not another history.

#ifndef BITSIM_TRACE_H_
#define BITSIM_TRACE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/time.h"

namespace bitsim {

// Appends a value as text ("TRANSFERRING", "0x80190194").
using TraceValueFormat = void (*)(std::string& out, std::uint64_t value);
void FormatDecimal(std::string& out, std::uint64_t value);
void FormatHex(std::string& out, std::uint64_t value);       // 0x80190194
void FormatDuration(std::string& out, std::uint64_t value);  // ticks, as "600 s"

constexpr std::uint64_t HashText(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

// A kind of event. Each layer declares its own as constants with static storage:
//   inline constexpr TraceKind kJobState{"job.state", "from", FormatState, "to", FormatState};
struct TraceKind {
  constexpr explicit TraceKind(const char* kind_name, const char* first = nullptr,
                               TraceValueFormat first_as = FormatDecimal,
                               const char* second = nullptr,
                               TraceValueFormat second_as = FormatDecimal)
      : name(kind_name),
        first_name(first),
        first_format(first_as),
        second_name(second),
        second_format(second_as),
        id(HashText(kind_name)) {}

  const char* name;
  const char* first_name;  // nullptr: the kind has no such value
  TraceValueFormat first_format;
  const char* second_name;
  TraceValueFormat second_format;
  std::uint64_t id;
};

// Who acts and what it is about: 0 is the service and "nothing in particular".
using TraceActorId = std::uint32_t;
using TraceSubjectId = std::uint32_t;
inline constexpr TraceActorId kServiceActor = 0;

struct TraceEvent {
  Instant time;
  const TraceKind* kind;
  const char* rule;  // the rule that justifies the step, with static storage; may be nullptr
  std::uint64_t first;
  std::uint64_t second;
  TraceActorId actor;
  TraceSubjectId subject;
};

class Trace {
 public:
  // Keeps the last `capacity` events; SIZE_MAX keeps all.
  explicit Trace(std::size_t capacity = 1024);
  // A copy outlives the simulation that it is of.
  Trace(const Trace& other);
  Trace& operator=(const Trace& other);
  ~Trace() = default;

  // Names appear in texts only. Subjects are jobs; their names are "job 1", "job 2", ...
  TraceActorId AddActor(std::string_view name);

  void Add(Instant time, TraceActorId actor, TraceSubjectId subject, const TraceKind& kind,
           std::uint64_t first = 0, std::uint64_t second = 0, const char* rule = nullptr);
  // The same for what changes nothing (a client that polls): part of the hash, but not kept, so
  // that it does not push out what does.
  void AddUnkept(Instant time, TraceActorId actor, TraceSubjectId subject, const TraceKind& kind,
                 std::uint64_t first = 0, std::uint64_t second = 0);

  std::uint64_t hash() const { return hash_; }
  std::uint64_t event_count() const { return kept_count() + unkept_count_; }

  // The kept events, oldest first.
  std::vector<TraceEvent> Events() const;
  // The last `count` kept events as text, one line each:
  // "+00:00:05.0000000  service  job 1  job.state from=CONNECTING to=TRANSFERRING  [ST-05]"
  // Times are since kSimulationStart.
  std::vector<std::string> Lines(std::size_t count = SIZE_MAX) const;
  std::string_view actor_name(TraceActorId actor) const;

 private:
  // How many events were kept, if only for a while.
  std::uint64_t kept_count() const {
    return kept_before_lap_ + static_cast<std::uint64_t>(next_ - events_.data());
  }
  void AddToHash(Instant time, TraceActorId actor, TraceSubjectId subject, const TraceKind& kind,
                 std::uint64_t first, std::uint64_t second);
  void MakeRoom();

  // Where the next event belongs, and the end of the room for it: never equal between two calls.
  TraceEvent* next_ = nullptr;
  TraceEvent* end_ = nullptr;
  std::uint64_t hash_ = HashText("bitsim");
  std::uint64_t unkept_count_ = 0;
  std::uint64_t kept_before_lap_ = 0;  // when `next_` was last at the start
  std::size_t capacity_ = 0;
  std::vector<TraceEvent> events_;  // a ring once it has its capacity
  std::vector<std::string> actor_names_{"service"};
};

// Inline, for it is part of every step. The hash is such that two histories that differ in a single
// number, or in a single step, are told apart for sure: the digest of an event changes with each of
// its numbers, and the hash with each digest and with the hash before it (all are bijections, for
// the multipliers are odd; those of 31 bits need no instruction of their own). The products do not
// wait for each other.
inline void Trace::AddToHash(Instant time, TraceActorId actor, TraceSubjectId subject,
                             const TraceKind& kind, std::uint64_t first, std::uint64_t second) {
  const std::uint64_t digest =
      kind.id + static_cast<std::uint64_t>(time.time_since_epoch().count()) * 0x27d4eb2fu +
      (std::uint64_t{actor} << 32 | subject) * 0x165667b1u + first * 0x5851f42du +
      second * 0x4c957f2du;
  hash_ = (std::rotl(hash_, 29) ^ digest) * 0x9e3779b97f4a7c15u;
}

inline void Trace::AddUnkept(Instant time, TraceActorId actor, TraceSubjectId subject,
                             const TraceKind& kind, std::uint64_t first, std::uint64_t second) {
  AddToHash(time, actor, subject, kind, first, second);
  ++unkept_count_;
}

inline void Trace::Add(Instant time, TraceActorId actor, TraceSubjectId subject,
                       const TraceKind& kind, std::uint64_t first, std::uint64_t second,
                       const char* rule) {
  AddToHash(time, actor, subject, kind, first, second);
  *next_++ = {time, &kind, rule, first, second, actor, subject};
  if (next_ == end_) MakeRoom();
}

}  // namespace bitsim

#endif  // BITSIM_TRACE_H_
