#include "conformance/explore/find_failure.h"

#include <stdexcept>
#include <utility>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/shrink.h"

namespace conformance::explore {
namespace {

using History = std::vector<model::Command>;

// Runs one history with choices of the service that make it fail, and keeps them.
class Attempt {
 public:
  Attempt(const Plan& plan, std::uint64_t number) : plan_(plan), number_(number) {}

  bool Fails(const History& history) {
    // The usual course first: what fails in it as well is easier to understand.
    bitsim::BytesChoices usual({});
    if (Run(history, usual)) return true;
    if (plan_.options().strategy != Strategy::kExhaustive) {
      return Run(history, *plan_.ChoicesOf(number_));
    }
    bitsim::ExhaustiveChoices every({.deviations_max = plan_.options().deviations_max});
    while (every.BeginNextRun()) {
      if (Run(history, every)) return true;
    }
    return false;
  }

  const RunResult& result() const { return result_; }
  const std::string& choices() const { return choices_; }

 private:
  bool Run(const History& history, bitsim::ChoiceSource& source) {
    bitsim::RecordingChoices recording(source);
    RunResult result = RunHistory(history, recording, {.decisions = plan_.options().decisions});
    if (!result.mismatch) return false;
    result_ = std::move(result);
    choices_ = recording.ToText();
    return true;
  }

  const Plan& plan_;
  const std::uint64_t number_;
  RunResult result_;  // of the last run that failed
  std::string choices_;
};

}  // namespace

Failure SmallestFailure(const Plan& plan, std::uint64_t number) {
  Attempt attempt(plan, number);
  History history = plan.Run(number).commands;
  if (!attempt.Fails(history)) throw std::logic_error("a failure does not repeat");
  history = Shrink(std::move(history), [&](const History& other) { return attempt.Fails(other); });
  attempt.Fails(history);
  return {.strategy = std::string(ToString(plan.options().strategy)),
          .seed = plan.options().seed,
          .history = number,
          .commands = attempt.result().commands,
          .choices = attempt.choices(),
          .mismatch = *attempt.result().mismatch,
          .trace_hash = attempt.result().trace_hash};
}

}  // namespace conformance::explore
