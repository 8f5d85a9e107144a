// SCHED: which jobs run at the same time, and in which order the others do.

#include <algorithm>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class SchedulingTest : public JobStatesTest {
 protected:
  // A day's worth of a slow server. Slow rather than stalled: some services cannot suspend or
  // cancel a job for which nothing arrives.
  Job LongJob(BG_JOB_PRIORITY priority = BG_JOB_PRIORITY_NORMAL) {
    const Job job = NewDownloadOf({.size_bytes = 100'000'000, .bytes_per_second = 1000});
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    return job;
  }
  Job ShortJob(BG_JOB_PRIORITY priority) {
    const Job job = NewDownload();
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    return job;
  }
  static bool Runs(const Job& job) { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRING; }
  // The paths of the origin in the order in which they were first asked for.
  std::vector<std::string> PathsAsked() {
    std::vector<std::string> paths;
    for (const Request& request : testbed().origin().requests()) {
      if (std::find(paths.begin(), paths.end(), request.path) == paths.end()) {
        paths.push_back(request.path);
      }
    }
    return paths;
  }
};

}  // namespace

RULE_TEST_F(SchedulingTest, SCHED_01, ForegroundJobsRunTogetherAndOneOtherBesideThem) {
  REQUIRE_CAPABILITY(kStall);
  if (testbed().capabilities().bits_version.starts_with("1.")) GTEST_SKIP() << "needs BITS 2.0";
  const Job foreground[] = {LongJob(BG_JOB_PRIORITY_FOREGROUND),
                            LongJob(BG_JOB_PRIORITY_FOREGROUND)};
  const Job background[] = {LongJob(), LongJob(), LongJob()};
  for (const Job& job : background) EXPECT_HRESULT(S_OK, job->Resume());
  for (const Job& job : foreground) EXPECT_HRESULT(S_OK, job->Resume());
  const auto running = [&] {
    return std::count_if(std::begin(background), std::end(background), Runs);
  };
  EXPECT_TRUE(testbed().WaitUntil(
      [&] { return Runs(foreground[0]) && Runs(foreground[1]) && running() == 1; }));
  testbed().LetPass(1s);
  EXPECT_TRUE(Runs(foreground[0]));
  EXPECT_TRUE(Runs(foreground[1]));
  EXPECT_EQ(running(), 1);
}

RULE_TEST_F(SchedulingTest, SCHED_01, HoweverManyForegroundJobsThereAre) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  std::vector<Job> jobs;
  for (int i = 0; i < 20; ++i) jobs.push_back(LongJob(BG_JOB_PRIORITY_FOREGROUND));
  for (const Job& job : jobs) EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return std::all_of(jobs.begin(), jobs.end(), Runs); }));
}

// Whoever leaves the one place for background jobs, in whatever way, leaves it to the next.
RULE_TEST_F(SchedulingTest, SCHED_01, APlaceThatIsLeftIsTaken) {
  REQUIRE_CAPABILITY(kStall);
  const Job next = LongJob();
  OccupyTheQueue();
  ResumeAndWaitFor(next, BG_JOB_STATE_QUEUED);
  FreeTheQueue();  // cancelled while it connects
  EXPECT_TRUE(testbed().WaitUntil([&] { return Runs(next); }));
  EXPECT_HRESULT(S_OK, next->Suspend());
  const Job connecting = JobIn(BG_JOB_STATE_CONNECTING);
  EXPECT_HRESULT(S_OK, connecting->Suspend());
  EXPECT_HRESULT(S_OK, next->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return Runs(next); }, 20s));  // not after a time slice
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, connecting);
}

RULE_TEST_F(SchedulingTest, SCHED_01, AForegroundJobDoesNotWaitForOneThatRuns) {
  REQUIRE_CAPABILITY(kStall);
  if (testbed().capabilities().bits_version.starts_with("1.")) GTEST_SKIP() << "needs BITS 2.0";
  const Job background = LongJob(BG_JOB_PRIORITY_HIGH);
  ResumeAndWaitFor(background, BG_JOB_STATE_TRANSFERRING);
  const Job foreground = LongJob(BG_JOB_PRIORITY_FOREGROUND);
  ResumeAndWaitFor(foreground, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return Runs(background); }));
}

RULE_TEST_F(SchedulingTest, SCHED_02, TheUrgentRunsFirst) {
  REQUIRE_CAPABILITY(kStall);
  // Neither the first nor the last comes first by itself.
  const Job jobs[] = {ShortJob(BG_JOB_PRIORITY_NORMAL), ShortJob(BG_JOB_PRIORITY_HIGH),
                      ShortJob(BG_JOB_PRIORITY_LOW)};
  OccupyTheQueue();
  for (const Job& job : jobs) ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  FreeTheQueue();
  for (const Job& job : jobs) EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  std::vector<std::string> paths = PathsAsked();
  std::erase(paths, RemotePath(3));  // of who kept the place: it need not have come to asking
  EXPECT_THAT(paths, ElementsAre(RemotePath(1), RemotePath(0), RemotePath(2)));
}

RULE_TEST_F(SchedulingTest, SCHED_02, TheUrgentInterruptsTheRest) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = LongJob(BG_JOB_PRIORITY_LOW);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job urgent = LongJob(BG_JOB_PRIORITY_NORMAL);
  ResumeAndWaitFor(urgent, BG_JOB_STATE_TRANSFERRING);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  // It gets no slice of its own as long as the other wants to run.
  const UINT64 bytes = ProgressOf(job).BytesTransferred;
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  EXPECT_TRUE(Runs(urgent));
  EXPECT_EQ(ProgressOf(job).BytesTransferred, bytes);
  const HRESULT suspended = urgent->Suspend();
  RequireImplemented("Suspend", suspended);
  EXPECT_HRESULT(S_OK, suspended);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

RULE_TEST_F(SchedulingTest, SCHED_03, AJobThatCannotRunBlocksNobody) {
  for (const BG_JOB_STATE state :
       {BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_ERROR, BG_JOB_STATE_SUSPENDED}) {
    InEach({state}, [&](const Job& urgent) {
      EXPECT_HRESULT(S_OK, urgent->SetPriority(BG_JOB_PRIORITY_HIGH));
      const Job job = ShortJob(BG_JOB_PRIORITY_LOW);
      EXPECT_HRESULT(S_OK, job->Resume());
      EXPECT_TRUE(testbed().WaitUntil(
          [&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 1min));
      EXPECT_STATE(state, urgent);
    });
  }
}

RULE_TEST_F(SchedulingTest, SCHED_04, EqualsOfEveryPriorityTakeTurns) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_LOW, BG_JOB_PRIORITY_HIGH}) {
    const Job jobs[] = {LongJob(priority), LongJob(priority)};
    for (const Job& job : jobs) EXPECT_HRESULT(S_OK, job->Resume());
    for (const int turn : {0, 1, 0}) {
      EXPECT_TRUE(testbed().WaitUntil([&] { return Runs(jobs[turn]); }, 24h))
          << "priority " << priority << ", job " << turn;
    }
    for (const Job& job : jobs) EXPECT_SUCCEEDED(job->Cancel());
  }
}

RULE_TEST_F(SchedulingTest, SCHED_04, EqualsTakeTurns) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job jobs[] = {LongJob(), LongJob(), LongJob()};
  for (const Job& job : jobs) EXPECT_HRESULT(S_OK, job->Resume());
  std::vector<int> turns;
  Testbed::Duration begin{0};
  EXPECT_TRUE(testbed().WaitUntil(
      [&] {
        for (int i = 0; i < 3; ++i) {
          if (!Runs(jobs[i]) || (!turns.empty() && turns.back() == i)) continue;
          turns.push_back(i);
          if (turns.size() == 2) begin = testbed().Now();
          if (turns.size() == 3) {
            RECORD(
                "seconds of a time slice",
                std::chrono::duration_cast<std::chrono::seconds>(testbed().Now() - begin).count());
          }
        }
        return turns.size() == 7;
      },
      12h));
  EXPECT_SHOULD_THAT(turns, ElementsAre(0, 1, 2, 0, 1, 2, 0));
  for (int i = 0; i < 3; ++i) EXPECT_GE(std::count(turns.begin(), turns.end(), i), 2) << i;
}

RULE_TEST_F(SchedulingTest, SCHED_05, FilesAreTransferredInTheirOrder) {
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_NORMAL, BG_JOB_PRIORITY_FOREGROUND}) {
    const std::size_t before = PathsAsked().size();
    const Job job = NewDownload(1000, 4);
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    std::vector<std::string> paths = PathsAsked();
    paths.erase(paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(before));
    const int first = static_cast<int>(before);
    EXPECT_THAT(paths, ElementsAre(RemotePath(first), RemotePath(first + 1), RemotePath(first + 2),
                                   RemotePath(first + 3)));
  }
}

// Each answer of the first file takes a second.
RULE_TEST_F(SchedulingTest, SCHED_05, AFileBeginsWhenTheOneBeforeItIsThere) {
  RequireFileOrder(testbed(), client());
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_NORMAL, BG_JOB_PRIORITY_FOREGROUND}) {
    const Job job = NewJob();
    const int slow = AddFile(job, {.size_bytes = 1000, .answer = {.delay = 1s}});
    const int next = AddFile(job, {.size_bytes = 1000});
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    const auto requests = RequestsOf(RemotePath(slow));
    const auto later = RequestsOf(RemotePath(next));
    EXPECT_FALSE(requests.empty() || later.empty());
    if (requests.empty() || later.empty()) return;
    EXPECT_GE(First(later).at - Last(requests).at, 1s);
  }
}

RULE_TEST_F(SchedulingTest, SCHED_06, ThePriorityOfAJobThatRestsCanBeChanged) {
  for (const auto& states : {kRestingStates, {BG_JOB_STATE_TRANSIENT_ERROR}}) {
    InEach(states, [&](const Job& job) {
      for (const BG_JOB_PRIORITY asked :
           {BG_JOB_PRIORITY_LOW, BG_JOB_PRIORITY_HIGH, BG_JOB_PRIORITY_FOREGROUND}) {
        EXPECT_HRESULT(S_OK, job->SetPriority(asked));
        BG_JOB_PRIORITY priority = BG_JOB_PRIORITY_NORMAL;
        const HRESULT got = job->GetPriority(&priority);
        RequireImplemented("GetPriority", got);
        EXPECT_HRESULT(S_OK, got);
        EXPECT_EQ(priority, asked);
      }
    });
  }
}

RULE_TEST_F(SchedulingTest, SCHED_06, AJobThatWaitsCanBePutIntoTheForeground) {
  REQUIRE_CAPABILITY(kStall);
  OccupyTheQueue();
  const Job job = LongJob();
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  EXPECT_SHOULD(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

RULE_TEST_F(SchedulingTest, SCHED_06, AJobThatRunsCanBePutBehind) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = LongJob();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job waiting = LongJob();
  ResumeAndWaitFor(waiting, BG_JOB_STATE_QUEUED);
  testbed().LetPass(1s);  // it has been considered, and has to wait
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_LOW));
  EXPECT_SHOULD(testbed().WaitUntil([&] { return Runs(waiting); }));
  EXPECT_SHOULD_THAT(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_QUEUED));
}

RULE_TEST_F(SchedulingTest, SCHED_06, AJobThatGoesToTheForegroundLeavesItsPlace, SCHED_01) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = LongJob();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job waiting = LongJob(BG_JOB_PRIORITY_LOW);
  ResumeAndWaitFor(waiting, BG_JOB_STATE_QUEUED);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  EXPECT_SHOULD(testbed().WaitUntil([&] { return Runs(job) && Runs(waiting); }, 20s));
}

RULE_TEST_F(SchedulingTest, SCHED_06, AJobThatLeavesTheForegroundTakesAPlace, SCHED_01) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = LongJob(BG_JOB_PRIORITY_FOREGROUND);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job other = LongJob();
  EXPECT_HRESULT(S_OK, other->Resume());
  EXPECT_SHOULD(WaitForState(other, BG_JOB_STATE_TRANSFERRING));
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_NORMAL));
  testbed().LetPass(5s);
  EXPECT_SHOULD(Runs(job) != Runs(other));
}

RULE_TEST_F(SchedulingTest, SCHED_02, NormalInterruptsLow) {
  REQUIRE_CAPABILITY(kStall);
  const BG_JOB_PRIORITY priorities[] = {BG_JOB_PRIORITY_LOW, BG_JOB_PRIORITY_NORMAL,
                                        BG_JOB_PRIORITY_HIGH};
  Job last;
  for (const BG_JOB_PRIORITY priority : priorities) {
    const Job job = LongJob(priority);
    EXPECT_HRESULT(S_OK, job->Resume());
    ASSERT_TRUE(testbed().WaitUntil([&] { return Runs(job); }, 20s));
    if (last) {
      EXPECT_STATE(BG_JOB_STATE_QUEUED, last);
    }
    last = job;
  }
}

RULE_TEST_F(SchedulingTest, SCHED_11, JobsOfOneSourceAndDestinationAreTransferredEach) {
  const Job jobs[] = {NewDownload(), NewJob()};
  EXPECT_HRESULT(
      S_OK, jobs[1]->AddFile(testbed().origin().Url(RemotePath(0)).c_str(), LocalName(0).c_str()));
  for (const Job& job : jobs) ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(GetsOf(RemotePath(0)), SizeIs(2));
  EXPECT_HRESULT(S_OK, jobs[0]->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, jobs[1]);
  RECORD("Complete of the second job", HresultText(jobs[1]->Complete()));
}

}  // namespace conformance
