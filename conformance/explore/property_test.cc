// The simulator and the model side by side, on histories that RapidCheck makes and shrinks. A
// failure prints its commands, ready for explored_test.cc; RC_PARAMS="seed=..." repeats it, and
// RC_PARAMS="max_success=100000" looks longer.

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/state.h>

#include <cstdlib>
#include <memory>
#include <ostream>

#include "bitsim/choice.h"
#include "conformance/explore/checker.h"
#include "conformance/explore/scenario.h"
#include "conformance/explore/simulated_service.h"

namespace conformance::explore {
namespace {

// Before the first property reads it.
const int kManyHistories = setenv("RC_PARAMS", "max_success=1000", /*replace=*/0);

using model::CommandKind;

struct System {
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

class OneCommand final : public rc::state::Command<model::State, System> {
 public:
  explicit OneCommand(const model::Command& command) : command_(command) {}

  void checkPreconditions(const model::State& state) const override {
    RC_PRE(!model::IsMeaningless(state, command_));
  }
  void apply(model::State& state) const override {
    state = model::Next(state, command_).front().state;
  }
  void run(const model::State&, System& system) const override { system.Run(command_); }
  void show(std::ostream& out) const override { out << '"' << ToString(command_) << "\","; }

 private:
  model::Command command_;
};

auto AnyCommand(const model::State&) {
  static const Scenario scenario;
  return rc::gen::map(rc::gen::elementOf(scenario.commands), [](const model::Command& command) {
    return std::shared_ptr<const rc::state::Command<model::State, System>>(
        std::make_shared<OneCommand>(command));
  });
}

TEST(PropertyTest, TheSimulatorDoesWhatTheModelAllows) {
  EXPECT_TRUE(rc::check("the simulator does what the model allows", [] {
    System system;
    rc::state::check(model::State{}, system, AnyCommand);
  }));
}

// Whatever has happened: when all is well again, nothing hangs, and nobody has been forgotten.
TEST(PropertyTest, EverythingComesToAnEndOnceAllIsWell) {
  EXPECT_TRUE(rc::check("everything comes to an end once all is well", [] {
    System system;
    rc::state::check(model::State{}, system, AnyCommand);
    // A network that goes and comes takes connections with it that stall.
    system.Run({CommandKind::kRestore});
    system.Run({CommandKind::kCut});
    for (std::uint8_t job = 0; job < model::kJobsMax; ++job) {
      system.Run({CommandKind::kServer, 0, job, 0});
      system.Run({CommandKind::kSetFlags, 0, job, 3});
      system.Run({CommandKind::kRegister, 0, job, 0});  // listens
    }
    system.Run({CommandKind::kRestore});
    for (int i = 0; i < 2; ++i) system.Run({CommandKind::kWait, 0, 0, 90'000});
    for (const model::Job& job : system.checker.state().jobs) {
      if (!job.exists) continue;
      RC_ASSERT(job.state == BG_JOB_STATE_SUSPENDED || job.state == BG_JOB_STATE_ERROR ||
                job.state == BG_JOB_STATE_TRANSFERRED || model::IsFinal(job.state));
      RC_ASSERT(job.event == model::Event::kNone || job.is_acknowledged);
    }
  }));
}

}  // namespace
}  // namespace conformance::explore
