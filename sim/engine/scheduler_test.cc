#include "sim/engine/scheduler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace bitsim {
namespace {

using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Jobs named a, b, c ...; "+a" is a start, "-a" a yield. A job that yields waits again, as in the
// engine.
class SchedulerTest : public ::testing::Test, private Scheduler::Client {
 protected:
  Job& Enqueue(BG_JOB_PRIORITY priority) {
    Job& job = jobs_.Create();
    job.priority = static_cast<std::uint8_t>(priority);
    scheduler_.Enqueue(job);
    return job;
  }

  std::vector<std::string> TakeLog() { return std::exchange(log_, {}); }

  SeededChoices choices_{1};
  World world_{choices_};
  JobTable jobs_{choices_};
  Decisions decisions_;
  Scheduler scheduler_{world_, jobs_, decisions_, *this};

 private:
  static std::string Name(const Job& job) { return {static_cast<char>('a' + job.index - 1)}; }

  void StartJob(Job& job) override { log_.push_back("+" + Name(job)); }
  void YieldJob(Job& job, const char* rule) override {
    EXPECT_NE(rule, nullptr);
    log_.push_back("-" + Name(job));
    scheduler_.Remove(job);
    scheduler_.Enqueue(job);
  }

  std::vector<std::string> log_;
};

TEST_F(SchedulerTest, StartsNothingBeforeTimePasses) {
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  EXPECT_THAT(TakeLog(), IsEmpty());  // Resume returns with the job QUEUED
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+a"));
}

TEST_F(SchedulerTest, RunsAllForegroundJobsAndOneBackgroundJob) {
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_FOREGROUND);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_FOREGROUND);
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+b", "+d", "+a"));
  Enqueue(BG_JOB_PRIORITY_FOREGROUND);  // no background job has to go
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+e"));
}

TEST_F(SchedulerTest, GoesByPriorityThenByOrder) {
  Job& low = Enqueue(BG_JOB_PRIORITY_LOW);
  Job& normal = Enqueue(BG_JOB_PRIORITY_NORMAL);
  Job& second = Enqueue(BG_JOB_PRIORITY_NORMAL);
  Job& high = Enqueue(BG_JOB_PRIORITY_HIGH);
  for (Job* const job : {&high, &normal, &second, &low}) {
    world_.RunUntilIdle();
    scheduler_.Remove(*job);  // it is done
  }
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+d", "+b", "+c", "+a"));
}

TEST_F(SchedulerTest, PreemptsForAHigherPriorityAndNotForAnEqualOne) {
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  world_.RunUntilIdle();
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_LOW);
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+a"));
  Job& high = Enqueue(BG_JOB_PRIORITY_HIGH);
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("-a", "+d"));
  scheduler_.Remove(high);
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+b"));  // a went to the end of its list
}

TEST_F(SchedulerTest, GivesEqualsATimeSliceEachInTurn) {
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  world_.RunFor(minutes(5) - Duration(1));
  EXPECT_THAT(TakeLog(), ElementsAre("+a"));
  world_.RunFor(Duration(1));
  EXPECT_THAT(TakeLog(), ElementsAre("-a", "+b"));
  world_.RunFor(minutes(15));
  EXPECT_THAT(TakeLog(), ElementsAre("-b", "+c", "-c", "+a", "-a", "+b"));
}

TEST_F(SchedulerTest, DoesNotYieldToALowerPriorityNorToNobody) {
  Enqueue(BG_JOB_PRIORITY_HIGH);
  world_.RunFor(minutes(16));
  Enqueue(BG_JOB_PRIORITY_LOW);
  world_.RunFor(minutes(16));
  EXPECT_THAT(TakeLog(), ElementsAre("+a"));
}

TEST_F(SchedulerTest, CountsASliceFromTheStartOfTheJob) {
  Job& first = Enqueue(BG_JOB_PRIORITY_NORMAL);
  world_.RunFor(minutes(4));
  scheduler_.Remove(first);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  world_.RunFor(minutes(5) - Duration(1));  // the slice of the first is over meanwhile
  EXPECT_THAT(TakeLog(), ElementsAre("+a", "+b"));
  world_.RunFor(Duration(1));
  EXPECT_THAT(TakeLog(), ElementsAre("-b", "+c"));
}

TEST_F(SchedulerTest, ForgetsJobsThatWereRemovedWhileTheyWaited) {
  Job& first = Enqueue(BG_JOB_PRIORITY_NORMAL);
  Job& middle = Enqueue(BG_JOB_PRIORITY_NORMAL);
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  Job& last = Enqueue(BG_JOB_PRIORITY_NORMAL);
  scheduler_.Remove(middle);
  scheduler_.Remove(last);
  scheduler_.Remove(first);
  scheduler_.Remove(first);  // once more does nothing
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+c"));
}

TEST_F(SchedulerTest, TakesBackAJobThatWasRemoved) {
  Job& job = Enqueue(BG_JOB_PRIORITY_LOW);
  scheduler_.Remove(job);
  job.priority = BG_JOB_PRIORITY_HIGH;
  Enqueue(BG_JOB_PRIORITY_NORMAL);
  scheduler_.Enqueue(job);
  world_.RunUntilIdle();
  EXPECT_THAT(TakeLog(), ElementsAre("+a"));
}

TEST_F(SchedulerTest, ManyJobsAllGetTheirTurn) {
  constexpr int kJobs = 20;
  for (int i = 0; i < kJobs; ++i) Enqueue(BG_JOB_PRIORITY_NORMAL);
  world_.RunFor(minutes(5) * (kJobs - 1));
  int started = 0;
  for (const std::string& entry : TakeLog()) started += entry[0] == '+' ? 1 : 0;
  EXPECT_EQ(started, kJobs);
}

struct EndlessSlice : Decisions {
  Duration TimeSlice() const override { return Duration::max(); }
};

TEST(Scheduler, ASliceMayBeEndless) {
  struct NoClient final : Scheduler::Client {
    void StartJob(Job&) override { ++started; }
    void YieldJob(Job&, const char*) override { FAIL(); }
    int started = 0;
  } client;
  SeededChoices choices(1);
  World world(choices);
  JobTable jobs(choices);
  const EndlessSlice decisions;
  Scheduler scheduler(world, jobs, decisions, client);
  scheduler.Enqueue(jobs.Create());
  scheduler.Enqueue(jobs.Create());
  world.RunFor(std::chrono::years(1));
  EXPECT_EQ(client.started, 1);
}

// --- BITS 1.5 and earlier ---

TEST(OldSchedulerTest, RunsOneJobAtATimeTheForegroundFirst) {
  struct Client final : Scheduler::Client {
    void StartJob(Job& job) override { log.push_back(static_cast<int>(job.index)); }
    void YieldJob(Job& job, const char*) override {
      log.push_back(-static_cast<int>(job.index));
      scheduler->Remove(job);
      scheduler->Enqueue(job);
    }
    Scheduler* scheduler = nullptr;
    std::vector<int> log;
  };
  SeededChoices choices{1};
  World world{choices};
  JobTable jobs{choices};
  const Decisions old(kBits1_5);
  Client client;
  Scheduler scheduler{world, jobs, old, client};
  client.scheduler = &scheduler;
  const auto enqueue = [&](BG_JOB_PRIORITY priority) -> Job& {
    Job& job = jobs.Create();
    job.priority = static_cast<std::uint8_t>(priority);
    scheduler.Enqueue(job);
    return job;
  };
  enqueue(BG_JOB_PRIORITY_NORMAL);
  world.RunUntilIdle();
  Job& second = enqueue(BG_JOB_PRIORITY_FOREGROUND);
  enqueue(BG_JOB_PRIORITY_FOREGROUND);
  world.RunUntilIdle();
  EXPECT_THAT(client.log, ElementsAre(1, -1, 2));
  world.RunFor(minutes(5));
  EXPECT_THAT(client.log, ElementsAre(1, -1, 2, -2, 3));
  scheduler.Remove(second);
}

}  // namespace
}  // namespace bitsim
