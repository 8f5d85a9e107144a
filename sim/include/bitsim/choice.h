// File: choice.h
//
// The one source of everything that could have gone otherwise. Nothing in the simulator draws a
// random number: it asks a ChoiceSource for a number below n, on a stream with a name. Streams are
// independent: what one consumer asks never changes what another one gets.
//
//   bitsim::SeededChoices choices(42);                   // random, the same on every platform
//   bitsim::RecordingChoices recording(choices);         // the same, written down
//   bitsim::Simulation simulation({.choices = &recording});
//   ...
//   std::string text = recording.ToText();               // keep this, never just the seed
//   bitsim::ReplayedChoices replay = bitsim::ReplayedChoices::FromText(text, "failure.choices");
//
// Not thread-safe: a simulation is one thread.

#ifndef BITSIM_CHOICE_H_
#define BITSIM_CHOICE_H_

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bitsim {

class ChoiceSource {
 public:
  using StreamId = std::uint32_t;

  virtual ~ChoiceSource() = default;

  // The stream of that name; the same name is the same stream. Names are the vocabulary of
  // recordings: stable, lower case, dotted ("network.latency").
  virtual StreamId OpenStream(std::string_view name) = 0;

  // A number in [0, n). REQUIRES: n >= 1. With n == 1 there is no choice: nothing is consumed.
  std::uint64_t Choose(StreamId stream, std::uint64_t n) { return n <= 1 ? 0 : Draw(stream, n); }

 protected:
  virtual std::uint64_t Draw(StreamId stream, std::uint64_t n) = 0;
};

// Seeded pseudo-random choices: a generator a stream, seeded with the seed and the stream's name.
class SeededChoices : public ChoiceSource {
 public:
  explicit SeededChoices(std::uint64_t seed) : seed_(seed) {}
  StreamId OpenStream(std::string_view name) override;

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) override;

 private:
  std::uint64_t seed_;
  std::map<std::string, StreamId, std::less<>> names_;
  std::vector<std::uint64_t> states_;
};

// Passes every question to another source and writes down the answers.
class RecordingChoices : public ChoiceSource {
 public:
  // `source` must outlive this object.
  explicit RecordingChoices(ChoiceSource& source) : source_(source) {}
  StreamId OpenStream(std::string_view name) override;
  // The recording as text: a version line, the streams' names, one line a choice.
  std::string ToText() const;

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) override;

 private:
  struct Choice {
    StreamId stream;
    std::uint64_t n;
    std::uint64_t value;
  };
  ChoiceSource& source_;
  std::map<std::string, StreamId, std::less<>> names_;
  std::vector<StreamId> inner_streams_;
  std::vector<Choice> choices_;
};

// Thrown for a recording that cannot be read or does not fit the run; says where:
// "failure.choices:12: stream 'network.latency' was asked for a number below 7, recorded below 5".
class RecordingError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Repeats a recording. A stream that the recording does not have, or that is asked more often than
// it was, and a question with another n, throw RecordingError.
class ReplayedChoices : public ChoiceSource {
 public:
  // `place` names the text in messages (a file name). Throws RecordingError for bad text.
  // `first_line` is the number of the text's first line there.
  static ReplayedChoices FromText(std::string_view text, std::string_view place,
                                  int first_line = 1);
  StreamId OpenStream(std::string_view name) override;

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) override;

 private:
  struct Choice {
    std::uint64_t n;
    std::uint64_t value;
    int line;
  };
  struct Stream {
    std::string name;
    std::vector<Choice> choices;
    std::size_t next = 0;
  };

  ReplayedChoices() = default;
  Stream* Find(std::string_view name);
  [[noreturn]] void Fail(int line, const std::string& message) const;

  std::string place_;
  int last_line_ = 0;
  std::vector<Stream> streams_;
};

}  // namespace bitsim

#endif  // BITSIM_CHOICE_H_
