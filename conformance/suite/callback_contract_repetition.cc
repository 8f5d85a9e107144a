// NOTIFY-CB: how long an outcome is told, and what a handler's answer does.

#include <algorithm>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

}  // namespace

RULE(NOTIFY_CB_01, EveryOutcomeIsTold) {
  auto callback = NewCallback();
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  RequireErrorsTold(testbed(), client());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() > 0; }));
}

RULE(NOTIFY_CB_01, ACallbackThatHandsOverAndFailsLeavesTheOutcomeToItsSuccessor) {
  RequireCallsInside(testbed(), client());
  auto successor = NewCallback();
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->SetNotifyInterface(successor->object()));
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return successor->transferred() > 0; }));
}

RULE(NOTIFY_CB_01, ACallbackThatRemovesItselfAndFailsLeavesTheOutcomeToTheNext) {
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  auto next = NewCallback();
  Register(job, next);
  EXPECT_TRUE(testbed().WaitUntil([&] { return next->transferred() > 0; }));
}

RULE(NOTIFY_CB_01, ACallbackThatRegistersItselfAgainAndFailsIsCalledAgain) {
  RequireErrorsTold(testbed(), client());
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError)
      .Times(AtLeast(2))
      .WillOnce([&](IBackgroundCopyJob* job, IBackgroundCopyError*) {
        EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
        return E_FAIL;
      })
      .WillRepeatedly(Return(S_OK));
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() >= 2; },
                                  PatienceForRetries(testbed(), 1)));
}

RULE(NOTIFY_CB_02, AFailedCallIsRepeatedUntilItSucceeds, NOTIFY_CB_24) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    return callback->transferred() <= 2 ? E_FAIL : S_OK;
  });
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyError*) {
        return callback->errors() <= 2 ? E_FAIL : S_OK;
      });
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  Register(good, callback);
  Register(bad, callback);
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  {
    const Blame repetition(rule::NOTIFY_CB_02);
    EXPECT_TRUE(
        testbed().WaitUntil([&] { return callback->transferred() >= 3 && callback->errors() >= 3; },
                            PatienceForRetries(testbed(), 2)))
        << callback->transferred() << " calls of JobTransferred, " << callback->errors()
        << " of JobError";
  }
  testbed().LetPass(kLong);
  const Blame silence(rule::NOTIFY_CB_24);
  EXPECT_EQ(callback->transferred(), 3);
  EXPECT_EQ(callback->errors(), 3);
}

// Codes that come over the wire as they are: none that could be the failure of the call itself.
RULE(NOTIFY_CB_02, EveryFailureCodeAsksForAnotherCall) {
  struct Client {
    std::shared_ptr<Callback> callback;
    Job job;
  };
  std::vector<Client> clients;
  for (const unsigned code : {0x80004005u, 0x80004001u, 0x8000ffffu, 0x80200002u, 0x80070020u,
                              0x80000000u, 0x8badf00du, 0xffffffffu}) {
    const Client& client = clients.emplace_back(Client{NewCallback(), NewDownload()});
    EXPECT_CALL(client.callback->mock(), JobTransferred)
        .Times(AtLeast(2))
        .WillOnce(Return(static_cast<HRESULT>(code)))
        .WillRepeatedly(Return(S_OK));
    Register(client.job, client.callback);
    EXPECT_HRESULT(S_OK, client.job->Resume());
  }
  EXPECT_TRUE(testbed().WaitUntil(
      [&] {
        return std::all_of(clients.begin(), clients.end(), [](const Client& client) {
          return client.callback->transferred() >= 2;
        });
      },
      PatienceForRetries(testbed(), 1)));
}

// While a handler hangs over the error, the job is resumed and transferred. What the handler says
// at last is about the error.
RULE(NOTIFY_CB_02, TheAnswerToOneEventDoesNotAcknowledgeTheNext) {
  RequireErrorsTold(testbed(), client());
  HeldCalls held(testbed());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(held.Stay(S_OK));
  EXPECT_CALL(callback->mock(), JobTransferred)
      .Times(AtLeast(2))
      .WillOnce(Return(E_FAIL))
      .WillRepeatedly(Return(S_OK));
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1s);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() >= 2; },
                                  PatienceForRetries(testbed(), 1)));
}

RULE(NOTIFY_CB_02, AModificationThatIsToldMeanwhileSettlesNothing) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  const int modifications = callback->modifications();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > modifications; }));
  EXPECT_TRUE(WaitUntilTold(callback, OutcomesTold(callback) + 1));
}

RULE(NOTIFY_CB_03, AFailedCallIsRepeatedHoweverOftenItFails, NOTIFY_CB_02) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  for (int calls = 1; calls <= 200; ++calls) {
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->transferred() >= calls; }, kLong))
        << "after " << callback->transferred() << " calls";
  }
}

RULE(NOTIFY_CB_03, AFailedCallIsRepeatedHoweverLongItFails, NOTIFY_CB_02) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(24 * 60 * 60));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  for (int weeks = 0; weeks < 8; ++weeks) {
    const int calls = callback->errors();
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback->errors() > calls; }, kLong))
        << "after " << calls << " calls in " << weeks << " weeks";
    testbed().LetPass(7 * 24h);
  }
}

PROBE(NOTIFY_CB_03, HowLongUntilTheNextCall) {
  REQUIRE_CAPABILITY(kVirtualTime);
  for (const ULONG delay_seconds : {5u, 600u}) {
    std::vector<Testbed::Duration> times;
    auto callback = NewCallback();
    ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
      times.push_back(testbed().Now());
      return E_FAIL;
    });
    Job job = NewDownload();
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(delay_seconds));
    Register(job, callback);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    WaitUntilTold(callback, 2);
    const std::string what =
        "seconds until the repetition, with a retry delay of " + std::to_string(delay_seconds);
    if (times.size() < 2) {
      RECORD(what, "none within the patience of the backend");
    } else {
      RECORD(what, std::chrono::duration<double>(times[1] - times[0]).count());
    }
    EXPECT_SUCCEEDED(job->Cancel());
  }
}

PROBE(NOTIFY_CB_04, WhetherOtherSuccessCodesAcknowledge) {
  REQUIRE_CAPABILITY(kVirtualTime);
  for (const HRESULT code : {HRESULT{S_FALSE}, HRESULT{BG_S_PARTIAL_COMPLETE}}) {
    auto callback = NewCallback();
    ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(code));
    ON_CALL(callback->mock(), JobError).WillByDefault(Return(code));
    Job good = NewDownload();
    Job bad = NewDownloadAnswered(404);
    Register(good, callback);
    Register(bad, callback);
    ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
    ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
    testbed().LetPass(3 * testbed().capabilities().shortest_retry_delay + 1s);
    RECORD("calls of JobTransferred that answers " + HresultText(code), callback->transferred());
    RECORD("calls of JobError that answers " + HresultText(code), callback->errors());
    for (const Job& job : {good, bad}) EXPECT_SUCCEEDED(job->Cancel());
  }
}

RULE(NOTIFY_CB_05, AFailingModificationHoldsUpNeitherTheJobNorItsOutcome) {
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobModification).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_CB_05, AFailedModificationIsNotRepeated) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobModification).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > 0; }));
  testbed().LetPass(1min);
  const int calls = callback->modifications();
  testbed().LetPass(24h);
  EXPECT_EQ(callback->modifications(), calls);
}

}  // namespace conformance
