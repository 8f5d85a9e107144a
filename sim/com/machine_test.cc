// The machine around the service, through the front door: sessions, restarts, reboots, conditions.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;

class MachineTest : public JobObjectTest {
 protected:
  MachineTest() {
    origin_.Put("/slow", {.content = Content::Pattern(6000), .bytes_per_second_max = 100});
  }

  // The job as a new application of its user finds it.
  ComPointer<IBackgroundCopyJob> Found() {
    const auto manager = CreateManager(simulation_->StartApplication("next"));
    IEnumBackgroundCopyJobs* found = nullptr;
    EXPECT_EQ(manager->EnumJobs(0, &found), S_OK);
    const ComPointer<IEnumBackgroundCopyJobs> jobs(found);
    IBackgroundCopyJob* job = nullptr;
    EXPECT_EQ(jobs->Next(1, &job, nullptr), S_OK);
    return ComPointer<IBackgroundCopyJob>(job);
  }

  const User me_;
};

TEST_F(MachineTest, AJobWaitsForItsOwner) {
  AddFile(L"http://origin.test/slow");
  job_->Resume();
  simulation_->RunFor(seconds(10));
  simulation_->LogOff(me_);
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_QUEUED);  // his application lives on
  simulation_->RunFor(days(1));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_QUEUED);
  simulation_->LogOn(me_);
  simulation_->RunUntilIdle();
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_THROW(simulation_->LogOff(LocalSystemUser()), std::invalid_argument);
  EXPECT_THROW(simulation_->LogOn({.name = ""}), std::invalid_argument);
}

TEST_F(MachineTest, ARebootEndsApplicationsAndSessions) {
  AddFile(L"http://origin.test/slow");
  const ComPointer<TestCallback> callback(new TestCallback);
  job_->SetNotifyInterface(callback.get());
  job_->Resume();
  simulation_->RunFor(seconds(10));
  simulation_->RebootMachine();
  EXPECT_EQ(callback->references, 1u);
  BG_JOB_STATE state = {};
  EXPECT_EQ(job_->GetState(&state), RPC_E_DISCONNECTED);
  EXPECT_FALSE(client_.is_running());
  simulation_->RunFor(days(1));
  EXPECT_EQ(origin_.requests().size(), 2u);  // nobody is logged on
  const auto job = Found();                  // now he is
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_QUEUED);
  job->SetNotifyInterface(callback.get());
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback->transferred, 1);
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_TRANSFERRED);
}

TEST_F(MachineTest, AThreadThatRebootsTheMachineDoesNotSurviveIt) {
  AddFile();
  job_->Resume();
  Application& other = simulation_->StartApplication("other");
  bool survived = false;
  client_.Run([&] {
    simulation_->CrashMachine();
    survived = true;
  });
  simulation_->RunUntilIdle();
  EXPECT_FALSE(survived);
  EXPECT_FALSE(client_.is_running());
  EXPECT_FALSE(other.is_running());
  EXPECT_EQ(StateOf(*Found()), BG_JOB_STATE_QUEUED);
}

TEST_F(MachineTest, ACallbackMayRebootTheMachine) {
  AddFile();
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [&](IBackgroundCopyJob*) -> HRESULT {
    simulation_->RebootMachine();
    ADD_FAILURE() << "is still there";
    return S_OK;
  };
  job_->SetNotifyInterface(callback.get());
  RunToTheEnd();
  EXPECT_EQ(callback->transferred, 1);
  callback->on_transferred = nullptr;
  const auto job = Found();
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_TRANSFERRED);
  job->SetNotifyInterface(callback.get());
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback->transferred, 2);  // it was not acknowledged
}

TEST_F(MachineTest, ADamagedStateFileLosesTheJobs) {
  AddFile();
  const ComPointer<TestCallback> callback(new TestCallback);
  job_->SetNotifyInterface(callback.get());
  RunToTheEnd();
  simulation_->CorruptStateFile();
  simulation_->RestartService();
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback->transferred, 1);
  EXPECT_EQ(callback->references, 1u);
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(job_->Complete(), BG_E_INVALID_STATE);
  GUID id = {};
  job_->GetId(&id);
  IBackgroundCopyJob* found = nullptr;
  EXPECT_EQ(manager_->GetJob(id, &found), BG_E_NOT_FOUND);
  EXPECT_EQ(simulation_->disk().Paths().size(), 1u);
}

TEST_F(MachineTest, ConditionsBlockJobsAndAreNoErrors) {
  AddFile();
  const ComPointer<TestCallback> callback(new TestCallback);
  job_->SetNotifyInterface(callback.get());
  simulation_->machine().Begin(Condition::kGameMode);
  RunToTheEnd();
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSIENT_ERROR);
  IBackgroundCopyError* error = nullptr;
  ASSERT_EQ(job_->GetError(&error), S_OK);
  BG_ERROR_CONTEXT context = {};
  HRESULT code = S_OK;
  EXPECT_EQ(error->GetError(&context, &code), S_OK);
  error->Release();
  EXPECT_EQ(code, BG_E_BLOCKED_BY_GAME_MODE);
  EXPECT_EQ(context, BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER);
  ULONG errors = 1;
  EXPECT_EQ(job_->GetErrorCount(&errors), S_OK);
  EXPECT_EQ(errors, 0u);
  simulation_->machine().End(Condition::kGameMode);
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback->transferred, 1);
  EXPECT_EQ(callback->errors, 0);
}

TEST_F(MachineTest, TheWallClockStaysWithinFileTime) {
  EXPECT_THROW(simulation_->StepWallClock(Duration::max()), std::invalid_argument);
  EXPECT_THROW(simulation_->StepWallClock(Duration::min()), std::invalid_argument);
  EXPECT_THROW(simulation_->StepWallClock(-std::chrono::years(500)), std::invalid_argument);
  EXPECT_EQ(simulation_->wall_now(), kSimulationStartWallTime);
  simulation_->StepWallClock(std::chrono::years(20'000));
  simulation_->StepWallClock(-std::chrono::years(20'300));
  EXPECT_LT(simulation_->wall_now(), kSimulationStartWallTime);
}

TEST_F(MachineTest, TheTraceNamesWhatHappened) {
  simulation_->machine().SetNetworkCost(NetworkCost::kRoaming);
  simulation_->machine().Begin(Condition::kBatterySaver);
  simulation_->machine().LockVolume("D:");
  simulation_->machine().SetBandwidthPolicy({.limit_kilobits_per_second = 10});
  const auto lines = simulation_->trace().Lines();
  ASSERT_GE(lines.size(), 4u);
  EXPECT_THAT(lines[lines.size() - 4], ::testing::HasSubstr("machine.network_cost cost=ROAMING"));
  EXPECT_THAT(lines[lines.size() - 3], ::testing::HasSubstr("machine.begin condition=BATTERY_"));
  EXPECT_THAT(lines[lines.size() - 2], ::testing::HasSubstr("machine.volume_locked volume=D:"));
  EXPECT_THAT(lines[lines.size() - 1], ::testing::HasSubstr("machine.bandwidth limit=10 kbit/s"));
}

}  // namespace
}  // namespace bitsim
