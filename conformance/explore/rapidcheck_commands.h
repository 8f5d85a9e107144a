// File: rapidcheck_commands.h
//
// The model's commands as RapidCheck's rc::state knows commands, run on the simulator beside the
// model. For tests and benchmarks, which link rapidcheck themselves.
//
//   rc::check("the simulator does what the model allows", [] {
//     CheckedSystem system;
//     rc::state::check(model::State{}, system, AnyCommand);
//   });

#ifndef BITSIM_CONFORMANCE_EXPLORE_RAPIDCHECK_COMMANDS_H_
#define BITSIM_CONFORMANCE_EXPLORE_RAPIDCHECK_COMMANDS_H_

#include <rapidcheck.h>
#include <rapidcheck/state.h>

#include <memory>
#include <ostream>
#include <vector>

#include "bitsim/choice.h"
#include "conformance/explore/checker.h"
#include "conformance/explore/scenario.h"
#include "conformance/explore/simulated_service.h"

namespace conformance::explore {

struct CheckedSystem {
  bitsim::SeededChoices choices{1};
  SimulatedService service{choices, nullptr};
  Checker checker;

  void Run(const model::Command& command) {
    const auto mismatch = checker.Check(command, service.Run(command));
    if (mismatch) {
      RC_FAIL(mismatch->what + "\nexpected\n" + mismatch->expected + "actual\n" + mismatch->actual);
    }
  }
};

class OneCommand final : public rc::state::Command<model::State, CheckedSystem> {
 public:
  explicit OneCommand(const model::Command& command) : command_(command) {}

  void checkPreconditions(const model::State& state) const override {
    RC_PRE(!model::IsMeaningless(state, command_));
  }
  void apply(model::State& state) const override {
    state = model::Next(state, command_).front().state;
  }
  void run(const model::State&, CheckedSystem& system) const override { system.Run(command_); }
  void show(std::ostream& out) const override { out << '"' << ToString(command_) << "\","; }

 private:
  model::Command command_;
};

// One of those that mean something. RapidCheck could find that out by itself, by an exception for
// each of the others, but it is most of what there is.
inline rc::Gen<std::shared_ptr<const rc::state::Command<model::State, CheckedSystem>>> AnyCommand(
    const model::State& state) {
  static const Scenario scenario;
  const auto draw = [&state](rc::Random random, int) {
    const std::vector<model::Command>& commands = scenario.commands;
    const model::Command* command = nullptr;
    do {
      command = &commands[random.next() % commands.size()];
    } while (model::IsMeaningless(state, *command));
    return rc::shrinkable::just(
        std::shared_ptr<const rc::state::Command<model::State, CheckedSystem>>(
            std::make_shared<OneCommand>(*command)));
  };
  return draw;
}

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_RAPIDCHECK_COMMANDS_H_
