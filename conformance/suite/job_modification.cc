// NOTIFY-MOD: JobModification, which may be merged and dropped but not kept for ever.

#include <bits5_0.h>

#include <functional>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::Le;

// Longer than the service may hold back a modification on an idle system.
constexpr std::chrono::seconds kBounded{5};

class JobModificationTest : public JobStatesTest {
 protected:
  // A callback that is told of modifications only.
  std::shared_ptr<Callback> Watch(const Job& job) {
    auto callback = NewCallback();
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
    Register(job, callback);
    return callback;
  }

  // Lets everything be told that happened so far.
  void Settle() { testbed().LetPass(kBounded); }

  // Whether a call follows this change, on a job that was quiet before.
  bool IsTold(const std::shared_ptr<Callback>& callback, const std::function<void()>& change) {
    Settle();
    const int calls = callback->modifications();
    change();
    return testbed().WaitUntil([&] { return callback->modifications() > calls; }, kBounded);
  }
  bool IsTold(const std::shared_ptr<Callback>& callback, HRESULT (*change)(const Job&),
              const Job& job) {
    return IsTold(callback, [&] { EXPECT_HRESULT(S_OK, change(job)); });
  }
};

}  // namespace

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, AnAddedFileIsTold) {
  const Job job = NewDownload();
  auto callback = Watch(job);
  EXPECT_TRUE(IsTold(callback, [&] { AddFile(job, {.size_bytes = 1000}); }));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, EveryChangedPropertyIsTold) {
  const Job job = NewDownload();
  auto callback = Watch(job);
  ASSERT_TRUE(IsTold(
      callback, [](const Job& j) { return j->SetDisplayName(L"other"); }, job));
  ASSERT_TRUE(IsTold(
      callback, [](const Job& j) { return j->SetDescription(L"other"); }, job));
  ASSERT_TRUE(IsTold(
      callback, [](const Job& j) { return j->SetPriority(BG_JOB_PRIORITY_LOW); }, job));
  ASSERT_TRUE(IsTold(
      callback, [](const Job& j) { return j->SetMinimumRetryDelay(77); }, job));
  ASSERT_TRUE(IsTold(
      callback, [](const Job& j) { return j->SetNoProgressTimeout(777); }, job));
  ASSERT_TRUE(IsTold(
      callback,
      [](const Job& j) {
        return j->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr);
      },
      job));
  ASSERT_TRUE(IsTold(
      callback,
      [](const Job& j) {
        return j->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_JOB_ERROR);
      },
      job));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, APropertyIsToldInEveryState) {
  for (const BG_JOB_STATE state :
       {BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSFERRED}) {
    InEach({state}, [&](const Job& job) {
      auto callback = Watch(job);
      EXPECT_TRUE(IsTold(
          callback, [](const Job& j) { return j->SetDescription(L"other"); }, job));
    });
  }
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, TransferredBytesAreTold) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 10'000'000, .bytes_per_second = 10'000});
  auto callback = Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  // Nothing but bytes changes from here on.
  EXPECT_TRUE(IsTold(callback, [] {}));
  EXPECT_TRUE(IsTold(callback, [] {}));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, ChangedStatesAreTold) {
  const Job job = NewDownload();
  auto callback = Watch(job);
  EXPECT_TRUE(IsTold(callback, [&] { ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED); }));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

// What counts as a modification also moves the time that GetTimes tells.
RULE_TEST_F(JobModificationTest, NOTIFY_MOD_01, TheTimeOfModificationAdvances) {
  const Job job = NewDownload();
  auto callback = NewCallback();
  BG_JOB_TIMES times = {};
  RequireImplemented("GetTimes", job->GetTimes(&times));
  std::uint64_t before = Ticks(TimesOf(job).ModificationTime);
  const auto expect_later = [&](const char* change) {
    const std::uint64_t after = Ticks(TimesOf(job).ModificationTime);
    EXPECT_GE(after, before) << change;
    EXPECT_SHOULD(after > before) << change;
    before = after;
    testbed().LetPass(100ms);
  };
  testbed().LetPass(100ms);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  expect_later("SetNotifyFlags");
  Register(job, callback);
  expect_later("SetNotifyInterface");
  AddFile(job, {.size_bytes = 1000, .answer = {.delay = 2s}});
  expect_later("AddFile");
  EXPECT_HRESULT(S_OK, job->Resume());
  expect_later("Resume");
  EXPECT_HRESULT(S_OK, job->Suspend());
  expect_later("Suspend");
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  expect_later("the transfer");
}

// The job runs out of patience in the middle of a long delay: only its state changes then.
RULE_TEST_F(JobModificationTest, NOTIFY_MOD_02, AFailureIsNoModification) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(600));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(900));
  auto callback = Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(890s);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  const int calls = callback->modifications();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->modifications(), calls);
}

// The calls that follow a success are for the bytes before it: they come at once, or not at all.
RULE_TEST_F(JobModificationTest, NOTIFY_MOD_02, NothingFollowsTheOutcomeForEver) {
  RequireModificationsTold(testbed(), client());
  for (const int status : {200, 404}) {
    const Job job = NewDownloadAnswered(status);
    auto callback = Watch(job);
    ResumeAndWaitFor(job, status == 200 ? BG_JOB_STATE_TRANSFERRED : BG_JOB_STATE_ERROR);
    Settle();
    const int calls = callback->modifications();
    testbed().LetPass(kLong);
    EXPECT_EQ(callback->modifications(), calls);
  }
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_03, ThereAreNoMoreCallsThanChanges) {
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownload();
  auto callback = Watch(job);
  Settle();
  const int calls = callback->modifications();
  for (const wchar_t* name : {L"a", L"b", L"c", L"d", L"e"}) {
    EXPECT_HRESULT(S_OK, job->SetDisplayName(name));
  }
  testbed().LetPass(1h);
  EXPECT_THAT(callback->modifications() - calls, Le(5));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_05, ALateCallFindsAJobThatCanBeAsked) {
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownload();
  auto callback = NewCallback();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  std::atomic<HRESULT> asked{E_PENDING};
  std::atomic<BG_JOB_STATE> found{BG_JOB_STATE_SUSPENDED};
  EXPECT_CALL(callback->mock(), JobModification)
      .WillOnce([&](IBackgroundCopyJob* told, DWORD) {
        testbed().Block(3s);
        BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
        const HRESULT result = told->GetState(&state);
        found = state;
        asked = result;
        return S_OK;
      })
      .WillRepeatedly(Return(S_OK));
  EXPECT_HRESULT(S_OK, job->Resume());
  // The outcome is told all the same, and the client settles its job.
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_TRUE(testbed().WaitUntil([&] { return asked != E_PENDING; }));
  EXPECT_HRESULT(S_OK, asked.load());
  RECORD("state that a late modification finds", StateText(found));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_06, CallsForProgressKeepADistance) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 10'000'000, .bytes_per_second = 100'000});
  auto callback = Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  Settle();
  for (int i = 0; i < 10; ++i) {
    const int calls = callback->modifications();
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls; }));
    const auto told = testbed().Now();
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls + 1; }));
    EXPECT_GE(testbed().Now() - told, 500ms);
  }
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_06, CallsForFastFilesKeepADistance) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownload(1'000'000, 100);  // each takes less than the interval
  auto callback = Watch(job);
  Settle();
  const int calls = callback->modifications();
  const auto began = testbed().Now();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const auto intervals = (testbed().Now() - began) / 500ms;
  EXPECT_THAT(callback->modifications() - calls, Le(intervals + 1));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_06, AClientMayAskForALongerDistance) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 10'000'000, .bytes_per_second = 100'000});
  const auto job5 = job.As<IBackgroundCopyJob5>();
  if (!job5) GTEST_SKIP() << "needs IBackgroundCopyJob5 (BITS 5.0)";
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Dword = 2000;
  EXPECT_HRESULT(S_OK,
                 job5->SetProperty(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, value));
  auto callback = Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  Settle();
  for (int i = 0; i < 5; ++i) {
    const int calls = callback->modifications();
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls; }));
    const auto told = testbed().Now();
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls + 1; }));
    EXPECT_GE(testbed().Now() - told, 2000ms);
  }
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_07, AClientIsToldOfItsOwnChanges) {
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownload();
  auto callback = Watch(job);
  EXPECT_TRUE(IsTold(callback, [&] { job->SetDisplayName(L"changed by its own client"); }));
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_07, AClientIsToldOfTheChangesOfOthers) {
  REQUIRE_CAPABILITY(kSecondApplication);
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownload();
  auto callback = Watch(job);
  const Job same = SameJob(testbed().StartApplication("other"), job);
  EXPECT_TRUE(IsTold(callback, [&] { same->SetDisplayName(L"changed by another client"); }));
}

// One change of state at a time; the server's answers are far apart.
RULE_TEST_F(JobModificationTest, NOTIFY_MOD_08, EveryStateUnderWayIsTold) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  OccupyTheQueue();
  const Job job =
      NewDownloadOf({.size_bytes = 10'000, .answer = {.delay = 1min, .stall_after_bytes = 1000}});
  auto callback = Watch(job);
  EXPECT_TRUE(IsTold(callback, [&] { ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED); }));
  EXPECT_TRUE(IsTold(callback, [&] {
    FreeTheQueue();
    WaitForState(job, BG_JOB_STATE_CONNECTING);
  }));
  EXPECT_TRUE(IsTold(callback, [&] { WaitForState(job, BG_JOB_STATE_TRANSFERRING); }));
  EXPECT_TRUE(IsTold(callback, [&] { EXPECT_HRESULT(S_OK, job->Suspend()); }));
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
}

RULE_TEST_F(JobModificationTest, NOTIFY_MOD_08, ATransientErrorIsTold) {
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.status = 500, .delay = 7s}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  auto callback = Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  EXPECT_TRUE(IsTold(callback, [&] { WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR); }));
}

// The last call has seen the last change.
RULE_TEST_F(JobModificationTest, NOTIFY_MOD_09, TheEndOfABurstIsTold) {
  RequireModificationsTold(testbed(), client());
  const Job job = NewDownload();
  auto callback = Watch(job);
  Settle();
  std::atomic<bool> saw_the_last{false};
  EXPECT_CALL(callback->mock(), JobModification)
      .WillRepeatedly([&](IBackgroundCopyJob* told, DWORD) {
        LPWSTR name = nullptr;
        if (SUCCEEDED(told->GetDisplayName(&name)) && std::wstring(name) == L"the last") {
          saw_the_last = true;
        }
        CoTaskMemFree(name);
        return S_OK;
      });
  for (int i = 0; i < 30; ++i) {
    EXPECT_HRESULT(S_OK, job->SetDisplayName(L"one of many"));
    testbed().LetPass(10ms);
  }
  EXPECT_HRESULT(S_OK, job->SetDisplayName(L"the last"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return saw_the_last.load(); }, kBounded));
}

}  // namespace conformance
