#include "bitsim/choice.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <charconv>
#include <optional>

#include "bitsim/trace.h"

namespace bitsim {

namespace {

constexpr std::string_view kVersionLine = "bitsim-recording 1";

// The finalizer of splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
// generators", 2014): a bijection that spreads every bit of its argument.
constexpr std::uint64_t Mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

bool IsStreamName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

void RequireStreamName(std::string_view name) {
  if (!IsStreamName(name)) {
    throw std::invalid_argument("'" + std::string(name) +
                                "' cannot name a stream of choices: a-z, 0-9, '.', '_', '-' only");
  }
}

// A number without sign, blanks or leading zeros, so that one recording has one text.
std::optional<std::uint64_t> ParseNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return number;
}

// What stands before the next `separator`; all of it if there is none.
std::string_view CutOff(std::string_view& text, std::string_view separator) {
  const std::size_t end = text.find(separator);
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + separator.size());
  return piece;
}

}  // namespace

// --- SeededChoices ---
//
// Each stream is a splitmix64 generator. Its numbers are part of what a seed means: they never
// change (choice_test.cc holds them to it).

ChoiceSource::StreamId SeededChoices::OpenStream(std::string_view name) {
  if (const auto found = names_.find(name); found != names_.end()) return found->second;
  RequireStreamName(name);
  const auto stream = static_cast<StreamId>(states_.size());
  names_.emplace(name, stream);
  states_.push_back(Mix(Mix(seed_) ^ HashText(name)));
  return stream;
}

// Draws as many bits as n - 1 has, and draws again when they make a number that is too large (less
// than once in two): every number below n is equally likely, which a remainder would not give.
std::uint64_t SeededChoices::Draw(StreamId stream, std::uint64_t n) {
  assert(stream < states_.size());
  std::uint64_t& state = states_[stream];
  const int unused_bits = std::countl_zero(n - 1);
  while (true) {
    state += 0x9e3779b97f4a7c15u;
    if (const std::uint64_t value = Mix(state) >> unused_bits; value < n) return value;
  }
}

// --- RecordingChoices ---

ChoiceSource::StreamId RecordingChoices::OpenStream(std::string_view name) {
  if (const auto found = names_.find(name); found != names_.end()) return found->second;
  RequireStreamName(name);
  inner_streams_.push_back(source_.OpenStream(name));
  const auto stream = static_cast<StreamId>(inner_streams_.size() - 1);
  names_.emplace(name, stream);
  return stream;
}

std::uint64_t RecordingChoices::Draw(StreamId stream, std::uint64_t n) {
  assert(stream < inner_streams_.size());
  const std::uint64_t value = source_.Choose(inner_streams_[stream], n);
  choices_.push_back({stream, n, value});
  return value;
}

std::string RecordingChoices::ToText() const {
  std::vector<std::string_view> names(inner_streams_.size());
  for (const auto& [name, stream] : names_) names[stream] = name;

  std::string text = std::string(kVersionLine) + '\n';
  for (const std::string_view name : names) text += "stream " + std::string(name) + '\n';
  for (const Choice& choice : choices_) {
    text += names[choice.stream];
    text += ' ' + std::to_string(choice.value) + " of " + std::to_string(choice.n) + '\n';
  }
  return text + "end " + std::to_string(choices_.size()) + '\n';
}

// --- ReplayedChoices ---

ReplayedChoices ReplayedChoices::FromText(std::string_view text, std::string_view place,
                                          int first_line) {
  ReplayedChoices replay;
  replay.place_ = place;
  std::uint64_t choice_count = 0;
  bool has_ended = false;
  int line_number = first_line - 1;
  const auto fail = [&](const std::string& message) { replay.Fail(line_number, message); };

  while (!text.empty()) {
    ++line_number;
    const bool is_whole = text.find('\n') != text.npos;
    const std::string_view line = CutOff(text, "\n");
    const std::string quoted = "'" + std::string(line.substr(0, 80)) + "'";
    if (!is_whole) fail("the recording is cut off in this line");
    if (has_ended) fail("nothing may follow the 'end' line");
    if (line_number == first_line) {
      if (line != kVersionLine) {
        fail("a recording starts with '" + std::string(kVersionLine) + "', this with " + quoted);
      }
      continue;
    }

    std::string_view rest = line;
    const std::string_view word = CutOff(rest, " ");
    if (rest.find(" of ") != rest.npos) {  // first: streams may have the names of the other words
      const auto value = ParseNumber(CutOff(rest, " of "));
      const auto n = ParseNumber(rest);
      if (!value || !n) fail("expected '<stream> <value> of <n>', found " + quoted);
      if (*n < 2 || *value >= *n) fail("there is no such choice: " + quoted);
      Stream* const stream = replay.Find(word);
      if (stream == nullptr) fail("no line above names the stream of " + quoted);
      stream->choices.push_back({*n, *value, line_number});
      ++choice_count;
    } else if (word == "stream") {
      if (!IsStreamName(rest)) fail("expected 'stream <name>', found " + quoted);
      if (choice_count > 0) fail("all streams must be named before the first choice");
      if (replay.Find(rest) != nullptr) fail("the stream of " + quoted + " has been named before");
      replay.streams_.push_back({std::string(rest), {}, 0});
    } else if (word == "end") {
      if (ParseNumber(rest) != choice_count) {
        fail("expected 'end " + std::to_string(choice_count) + "' after as many choices, found " +
             quoted);
      }
      has_ended = true;
    } else {
      fail("expected '<stream> <value> of <n>', found " + quoted);
    }
  }
  if (!has_ended) fail("the recording is cut off: it does not end with an 'end' line");
  replay.last_line_ = line_number;
  return replay;
}

ReplayedChoices::Stream* ReplayedChoices::Find(std::string_view name) {
  const auto found = std::find_if(streams_.begin(), streams_.end(),
                                  [&](const Stream& stream) { return stream.name == name; });
  return found == streams_.end() ? nullptr : &*found;
}

void ReplayedChoices::Fail(int line, const std::string& message) const {
  throw RecordingError(place_ + ':' + std::to_string(line) + ": " + message);
}

// A stream that the recording does not name is an error once it is asked for something, not before:
// opening it changes nothing.
ChoiceSource::StreamId ReplayedChoices::OpenStream(std::string_view name) {
  RequireStreamName(name);
  Stream* stream = Find(name);
  if (stream == nullptr) {
    streams_.push_back({std::string(name), {}, 0});
    stream = &streams_.back();
  }
  return static_cast<StreamId>(stream - streams_.data());
}

std::uint64_t ReplayedChoices::Draw(StreamId stream_id, std::uint64_t n) {
  assert(stream_id < streams_.size());
  Stream& stream = streams_[stream_id];
  const auto fail = [&](int line, const std::string& recorded) {
    Fail(line, "stream '" + stream.name + "' was asked for a number below " + std::to_string(n) +
                   ", recorded " + recorded);
  };
  if (stream.next == stream.choices.size()) {
    fail(last_line_, "are only " + std::to_string(stream.next) + " choices");
  }
  const Choice& choice = stream.choices[stream.next];
  if (choice.n != n) fail(choice.line, "below " + std::to_string(choice.n));
  ++stream.next;
  return choice.value;
}

}  // namespace bitsim
