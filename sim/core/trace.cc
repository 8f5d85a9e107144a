#include "bitsim/trace.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace bitsim {

namespace {

constexpr std::size_t kFirstRoom = 64;

void AppendPadded(std::string& out, std::uint64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

// "+00:00:05.0000000", and "-..." for what lies before the start.
void AppendTime(std::string& out, Instant time) {
  const Duration since_start = time - kSimulationStart;
  const bool is_before = since_start < Duration::zero();
  auto ticks = static_cast<std::uint64_t>(since_start.count());
  if (is_before) ticks = 0 - ticks;
  const std::uint64_t seconds = ticks / Duration::period::den;
  out += is_before ? '-' : '+';
  AppendPadded(out, seconds / 3600, 2);
  out += ':';
  AppendPadded(out, seconds / 60 % 60, 2);
  out += ':';
  AppendPadded(out, seconds % 60, 2);
  out += '.';
  AppendPadded(out, ticks % Duration::period::den, 7);
}

void AppendValue(std::string& out, const char* name, TraceValueFormat format, std::uint64_t value) {
  if (name == nullptr) return;
  out += ' ';
  out += name;
  out += '=';
  format(out, value);
}

}  // namespace

void FormatDecimal(std::string& out, std::uint64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void FormatHex(std::string& out, std::uint64_t value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  const auto count = static_cast<std::size_t>(end - digits.data());
  out += "0x";
  if (count < 8) out.append(8 - count, '0');
  out.append(digits.data(), count);
}

void FormatDuration(std::string& out, std::uint64_t value) {
  out += std::to_string(value / Duration::period::den);
  if (const std::uint64_t fraction = value % Duration::period::den; fraction != 0) {
    out += '.';
    AppendPadded(out, fraction, 7);
    out.erase(out.find_last_not_of('0') + 1);
  }
  out += " s";
}

Trace::Trace(std::size_t capacity) : capacity_(capacity) { MakeRoom(); }

Trace::Trace(const Trace& other) { *this = other; }

Trace& Trace::operator=(const Trace& other) {
  if (this == &other) return *this;
  events_ = other.events_;
  actor_names_ = other.actor_names_;
  next_ = events_.data() + (other.next_ - other.events_.data());
  end_ = events_.data() + events_.size();
  hash_ = other.hash_;
  unkept_count_ = other.unkept_count_;
  kept_before_lap_ = other.kept_before_lap_;
  capacity_ = other.capacity_;
  return *this;
}

TraceActorId Trace::AddActor(std::string_view name) {
  actor_names_.emplace_back(name);
  return static_cast<TraceActorId>(actor_names_.size() - 1);
}

std::string_view Trace::actor_name(TraceActorId actor) const {
  return actor < actor_names_.size() ? std::string_view(actor_names_[actor]) : "?";
}

// Grows up to the capacity, and from then on begins again at the start.
void Trace::MakeRoom() {
  const std::size_t size = events_.size();
  if (size < capacity_ || size == 0) {
    const std::size_t doubled = std::max(kFirstRoom, 2 * size);
    events_.resize(std::max<std::size_t>(1, std::min(doubled, capacity_)));
    next_ = events_.data() + size;
    end_ = events_.data() + events_.size();
  } else {
    next_ = events_.data();
    kept_before_lap_ += size;
  }
}

std::vector<TraceEvent> Trace::Events() const {
  if (capacity_ == 0) return {};
  const auto next = events_.begin() + (next_ - events_.data());
  if (kept_before_lap_ == 0) return {events_.begin(), next};
  std::vector<TraceEvent> events(capacity_);
  std::rotate_copy(events_.begin(), next, events_.end(), events.begin());
  return events;
}

std::vector<std::string> Trace::Lines(std::size_t count) const {
  const std::vector<TraceEvent> events = Events();
  std::vector<std::string> lines;
  for (std::size_t i = events.size() - std::min(count, events.size()); i < events.size(); ++i) {
    const TraceEvent& event = events[i];
    std::string line;
    AppendTime(line, event.time);
    line += "  ";
    line += actor_name(event.actor);
    line += event.subject == 0 ? "  -  " : "  job " + std::to_string(event.subject) + "  ";
    line += event.kind->name;
    AppendValue(line, event.kind->first_name, event.kind->first_format, event.first);
    AppendValue(line, event.kind->second_name, event.kind->second_format, event.second);
    if (event.rule != nullptr) line += std::string("  [") + event.rule + "]";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace bitsim
