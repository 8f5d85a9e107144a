// The simulator and the model side by side, on histories that RapidCheck makes and shrinks. A
// failure prints its commands, ready for explored_test.cc. The histories are the same in each run;
// RC_PARAMS="max_success=100000" looks for others, and longer.

#include <gtest/gtest.h>

#include <cstdlib>

#include "conformance/explore/rapidcheck_commands.h"

namespace conformance::explore {
namespace {

// Before the first property reads it.
const int kManyHistories = setenv("RC_PARAMS", "seed=1 max_success=1000", /*replace=*/0);

using model::CommandKind;

TEST(PropertyTest, TheSimulatorDoesWhatTheModelAllows) {
  EXPECT_TRUE(rc::check("the simulator does what the model allows", [] {
    CheckedSystem system;
    rc::state::check(model::State{}, system, AnyCommand);
  }));
}

// Whatever has happened: when all is well again, nothing hangs, and nobody has been forgotten.
TEST(PropertyTest, EverythingComesToAnEndOnceAllIsWell) {
  EXPECT_TRUE(rc::check("everything comes to an end once all is well", [] {
    CheckedSystem system;
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
