// File: choice_strategies.h
//
// More ways to answer the questions of choice.h, for those who look for trouble. The code under
// test cannot tell which one answers. A choice of 0 is the usual course: nobody is interrupted,
// nothing is late.
//
//   bitsim::ExhaustiveChoices choices({.depth_max = 12, .deviations_max = 2});
//   while (choices.BeginNextRun()) {                 // every history with at most two deviations
//     bitsim::Simulation simulation({.choices = &choices});
//     ...
//   }
//   std::puts(std::to_string(choices.run_count()).c_str());
//
// Questions with a great many answers (the number of a new job) are no forks of the road: above
// kForkMax answers every strategy draws a pseudo-random one.

#ifndef BITSIM_CHOICE_STRATEGIES_H_
#define BITSIM_CHOICE_STRATEGIES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bitsim/choice.h"

namespace bitsim {

inline constexpr std::uint64_t kForkMax = 256;

// What the strategies share: pseudo-random numbers of their own, and for all that is no fork.
class ForkingChoices : public ChoiceSource {
 public:
  explicit ForkingChoices(std::uint64_t seed);
  StreamId OpenStream(std::string_view name) override;

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) final;
  // A number below n, 2 <= n <= kForkMax.
  virtual std::uint64_t Fork(StreamId stream, std::uint64_t n) = 0;
  std::uint64_t Random(std::uint64_t n) { return random_.Choose(own_stream_, n); }

 private:
  SeededChoices random_;
  StreamId own_stream_;
};

// Swarm testing (Groce et al., 2012): each run first draws which streams deviate at all, and how
// often. So a run may be full of one kind of trouble and free of all others, which a uniform choice
// almost never is.
class SwarmChoices final : public ForkingChoices {
 public:
  explicit SwarmChoices(std::uint64_t seed) : ForkingChoices(seed) {}

 protected:
  std::uint64_t Fork(StreamId stream, std::uint64_t n) override;

 private:
  std::vector<std::uint32_t> deviations_of_16_;  // of each stream that was asked
};

struct PctOptions {
  std::uint64_t seed = 1;
  // A mistake of depth d needs d deviations at the right places.
  std::size_t depth = 3;
  // About how many questions a run asks; the deviations are spread over as many.
  std::uint64_t question_count = 100;
};

// Probabilistic concurrency testing (Burckhardt et al., 2010): the usual course, but for `depth`
// places drawn beforehand. Of k questions a given set of d places is met with a chance of at least
// 1 / k^d. The simulator asks "go on, or let others go first?", never "who?": so the places are
// what remains of that algorithm's priorities.
class PctChoices final : public ForkingChoices {
 public:
  explicit PctChoices(const PctOptions& options);

 protected:
  std::uint64_t Fork(StreamId stream, std::uint64_t n) override;

 private:
  std::vector<std::uint64_t> places_;  // ascending; numbers of questions
  std::size_t next_place_ = 0;
  std::uint64_t question_ = 0;
};

struct ExhaustiveOptions {
  // So many forks of a run are explored; the usual course is taken at all later ones.
  std::size_t depth_max = 16;
  // At most so many of them deviate from the usual course: with forks of threads, the bound on
  // preemptions.
  std::size_t deviations_max = SIZE_MAX;
};

// Every combination of choices within the bounds, one a run, in depth-first order.
class ExhaustiveChoices final : public ForkingChoices {
 public:
  explicit ExhaustiveChoices(const ExhaustiveOptions& options = {});

  // Call it before each run. False: all have been made.
  bool BeginNextRun();
  std::uint64_t run_count() const { return run_count_; }
  // Whether a bound left anything out so far. If not, the runs were all that there are.
  bool was_bounded() const { return was_bounded_; }

 protected:
  // Throws std::logic_error if a run that begins as one before goes on differently.
  std::uint64_t Fork(StreamId stream, std::uint64_t n) override;

 private:
  struct Choice {
    std::uint64_t n;
    std::uint64_t value;
  };
  const ExhaustiveOptions options_;
  std::vector<Choice> path_;
  std::size_t position_ = 0;
  std::uint64_t run_count_ = 0;
  bool was_bounded_ = false;
};

// What a fuzzer made up: each fork takes the next byte; after the last one the usual course.
class BytesChoices final : public ForkingChoices {
 public:
  // A view; must outlive this object.
  explicit BytesChoices(std::span<const std::uint8_t> bytes) : ForkingChoices(0), bytes_(bytes) {}
  // The bytes that nobody has asked for yet.
  std::span<const std::uint8_t> rest() const { return bytes_; }

 protected:
  std::uint64_t Fork(StreamId stream, std::uint64_t n) override;

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace bitsim

#endif  // BITSIM_CHOICE_STRATEGIES_H_
