// NOTIFY-CB: the four open calls of a user in the course of time: when those who waited have had
// their turn, and when the service has been started anew.

#include <atomic>
#include <memory>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {

RULE(NOTIFY_CB_09, TheFourHoldForThoseWhoHadToWaitToo) {
  constexpr int kJobs = 12;
  // Longer than twelve transfers take; in real time the test may not wait for so long.
  const bool is_virtual = testbed().capabilities().Has(Capability::kVirtualTime);
  const std::chrono::milliseconds call_time = is_virtual ? 10s : 100ms;
  std::atomic<int> open{0};
  std::atomic<int> peak{0};
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    const int now_open = ++open;
    int highest = peak;
    while (highest < now_open && !peak.compare_exchange_weak(highest, now_open)) {
    }
    testbed().Block(call_time);
    --open;
    return S_OK;
  });
  std::vector<Job> jobs;
  for (int i = 0; i < kJobs; ++i) {
    const Job& job = jobs.emplace_back(NewDownload());
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() >= kJobs; }));
  EXPECT_LE(peak, 4);
}

// Whom the service called before it ended, nobody waits for any more.
RULE(NOTIFY_REG_11, CallsOfTheServiceBeforeHoldUpNobody, NOTIFY_CB_09) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kVirtualTime);
  RequireConcurrentCalls(testbed(), client());
  HeldCalls held(testbed());
  auto before = NewCallback();
  ON_CALL(before->mock(), JobTransferred).WillByDefault(held.Stay());
  std::vector<Job> jobs;
  for (int i = 0; i < 5; ++i) {
    const Job& job = jobs.emplace_back(NewDownload());
    Register(job, before);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  Job job = NewDownload();
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
  job = RestartServiceUnder(job);
  auto after = NewCallback();
  Register(job, after);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return after->transferred() == 1; }));
  EXPECT_EQ(held.open(), 4);
}

}  // namespace conformance
