#include "conformance/questions/expectation.h"

#include <bitsmsg.h>
#include <gtest/gtest.h>

#include <string_view>

namespace conformance::questions {
namespace {

using model::Observation;

model::Command Command(std::string_view line) { return model::ParseCommand(line).value(); }

Observation Seen(BG_JOB_STATE state, HRESULT result = S_OK) {
  Observation seen = {.result = result};
  seen.jobs[0].exists = true;
  seen.jobs[0].view.state = state;
  seen.jobs[0].view.flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
  return seen;
}

TEST(ExpectationTest, TakesANewJobAsTheServiceHasIt) {
  Expectation expectation;
  expectation.Begin(Command("a create 1"), Expectation::Then::kNothing);
  Observation seen = Seen(BG_JOB_STATE_SUSPENDED);
  seen.jobs[0].view.retry_delay_seconds = 30;
  ASSERT_EQ(expectation.Difference(seen), "");
  expectation.Accept(seen);
  expectation.Begin(Command("a suspend 1"), Expectation::Then::kNothing);
  EXPECT_EQ(expectation.Difference(seen), "");
  seen.jobs[0].view.retry_delay_seconds = 600;
  EXPECT_EQ(expectation.Difference(seen), "job 1: retry delay");
}

TEST(ExpectationTest, SeesACommandAndTheMomentAfterItAsOne) {
  Expectation expectation;
  for (const char* line : {"a create 1", "a add-file 1"}) {
    expectation.Begin(Command(line), Expectation::Then::kMoment);
    Observation seen = Seen(BG_JOB_STATE_SUSPENDED);
    seen.jobs[0].view.files = line == std::string_view("a add-file 1") ? 1 : 0;
    ASSERT_EQ(expectation.Difference(seen), "");
    expectation.Accept(seen);
  }
  expectation.Begin(Command("a resume 1"), Expectation::Then::kMoment);
  Observation seen = Seen(BG_JOB_STATE_QUEUED);
  seen.jobs[0].view.files = 1;
  EXPECT_EQ(expectation.Difference(seen), "job 1: state, still QUEUED");
  seen.jobs[0].view.state = BG_JOB_STATE_TRANSFERRED;
  seen.jobs[0].view.files_transferred = 1;
  EXPECT_EQ(expectation.Difference(seen), "");
  seen.result = E_FAIL;
  EXPECT_EQ(expectation.Difference(seen), "result");
}

TEST(ExpectationTest, AMethodThatIsNotImplementedTellsNothingWrong) {
  Expectation expectation;
  expectation.Begin(Command("a create 1"), Expectation::Then::kNothing);
  expectation.Accept(Seen(BG_JOB_STATE_SUSPENDED));
  expectation.Begin(Command("a add-file 1"), Expectation::Then::kNothing);
  EXPECT_EQ(expectation.Difference(Seen(BG_JOB_STATE_SUSPENDED)), "job 1: files");
  expectation.Ignore({.progress = true});
  EXPECT_EQ(expectation.Difference(Seen(BG_JOB_STATE_SUSPENDED)), "");
}

TEST(ExpectationTest, KnowsWhichRulesTheServiceCameTo) {
  Expectation expectation;
  expectation.Begin(Command("a create 1"), Expectation::Then::kNothing);
  expectation.Accept(Seen(BG_JOB_STATE_SUSPENDED));
  expectation.Begin(Command("a cancel 1"), Expectation::Then::kNothing);
  const Observation undeleted = Seen(BG_JOB_STATE_CANCELLED, BG_S_UNABLE_TO_DELETE_FILES);
  ASSERT_EQ(expectation.Difference(undeleted), "");
  expectation.Accept(undeleted);
  EXPECT_EQ(expectation.rules_seen(), expectation.rules());
  EXPECT_TRUE(expectation.rules().any());
}

TEST(ExpectationTest, SaysAllThatIsAllowedInOneLine) {
  Expectation expectation;
  expectation.Begin(Command("a create 1"), Expectation::Then::kNothing);
  EXPECT_EQ(expectation.AllowedText(),
            "result 0x00000000; job 1: SUSPENDED, flags 0x3, 0 of 0 files, no callback");
}

}  // namespace
}  // namespace conformance::questions
