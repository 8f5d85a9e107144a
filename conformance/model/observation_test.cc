#include "conformance/model/observation.h"

#include <gtest/gtest.h>

namespace conformance::model {
namespace {

const Call kTold = {.event = Event::kTransferred};
const Call kFailed = {.event = Event::kTransferred, .behaviour = Behaviour::kFail};

Allowed AllowedOf(std::vector<AllowedCall> calls) {
  Allowed allowed;
  allowed.jobs[0] = {.exists = true, .calls = std::move(calls)};
  return allowed;
}

Observation SeenOf(std::vector<Call> calls) {
  Observation seen;
  seen.jobs[0] = {.exists = true, .view = {}, .calls = std::move(calls)};
  return seen;
}

TEST(DifferenceTest, OfCalls) {
  const std::string wrong = "job 1: calls";
  EXPECT_EQ(Difference(AllowedOf({{kTold}}), SeenOf({kTold})), "");
  EXPECT_EQ(Difference(AllowedOf({{kTold}}), SeenOf({})), wrong);
  EXPECT_EQ(Difference(AllowedOf({{kTold}}), SeenOf({kTold, kTold})), wrong);
  EXPECT_EQ(Difference(AllowedOf({}), SeenOf({kTold})), wrong);
  EXPECT_EQ(Difference(AllowedOf({{kFailed, false, true}}), SeenOf({kFailed, kFailed})), "");
  EXPECT_EQ(Difference(AllowedOf({{kFailed, false, true}}), SeenOf({})), wrong);
  EXPECT_EQ(Difference(AllowedOf({{kFailed, true, true}}), SeenOf({})), "");
  EXPECT_EQ(Difference(AllowedOf({{kFailed, true, true}, {kTold}}), SeenOf({kTold})), "");
  EXPECT_EQ(Difference(AllowedOf({{kFailed, true, true}, {kTold}}), SeenOf({kTold, kFailed})),
            wrong);
  Call of_dead = kTold;
  of_dead.is_of_dead = true;
  EXPECT_EQ(Difference(AllowedOf({{kTold}}), SeenOf({of_dead})), wrong);
}

TEST(DifferenceTest, OfResults) {
  Allowed allowed = {.results = {BG_E_EMPTY}};
  EXPECT_EQ(Difference(allowed, {.result = BG_E_EMPTY}), "");
  EXPECT_EQ(Difference(allowed, {.result = E_FAIL}), "result");
  EXPECT_EQ(Difference(allowed, {}), "result");
  allowed.any_failure = true;
  EXPECT_EQ(Difference(allowed, {.result = E_FAIL}), "");
  EXPECT_EQ(Difference(allowed, {.result = S_OK}), "result");
  EXPECT_EQ(Difference({}, {.result = S_OK}), "result");
}

TEST(DifferenceTest, OfWhatGettersTell) {
  const auto difference = [](auto change) {
    Observation seen = SeenOf({});
    change(seen.jobs[0]);
    return Difference(AllowedOf({}), seen);
  };
  EXPECT_EQ(difference([](JobObservation& job) { job.view.state = BG_JOB_STATE_ERROR; }),
            "job 1: state");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.flags = 1; }), "job 1: flags");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.files = 1; }), "job 1: files");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.error = E_FAIL; }), "job 1: error");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.has_callback = true; }),
            "job 1: callback");
  EXPECT_EQ(difference([](JobObservation& job) { job.has_modifications = true; }),
            "job 1: modifications");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.retry_delay_seconds = 5; }),
            "job 1: retry delay");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.no_progress_seconds = 5; }),
            "job 1: no-progress timeout");
  EXPECT_EQ(difference([](JobObservation& job) { job.callback_result = E_FAIL; }),
            "job 1: GetNotifyInterface");
  EXPECT_EQ(difference([](JobObservation& job) { job.view.program = Program::kFails; }),
            "job 1: command line");
  EXPECT_EQ(difference([](JobObservation& job) { job.exists = false; }), "job 1: existence");
}

TEST(DifferenceTest, OfLaunches) {
  const auto difference = [](const AllowedLaunches& launches, const std::vector<Program>& seen) {
    Allowed allowed = AllowedOf({});
    allowed.jobs[0].launches = launches;
    Observation observation = SeenOf({});
    observation.jobs[0].launches = seen;
    return Difference(allowed, observation);
  };
  constexpr Program kOne = Program::kFails;
  const std::string wrong = "job 1: launches";
  EXPECT_EQ(difference({}, {}), "");
  EXPECT_EQ(difference({}, {kOne}), wrong);
  EXPECT_EQ(difference({kOne, 2}, {kOne, kOne}), "");
  EXPECT_EQ(difference({kOne, 2}, {kOne}), wrong);
  EXPECT_EQ(difference({kOne, 2}, {kOne, kOne, kOne}), wrong);
  EXPECT_EQ(difference({kOne, 1, true}, {kOne, kOne, kOne}), "");
  EXPECT_EQ(difference({kOne, 1, true}, {}), wrong);
  EXPECT_EQ(difference({kOne, 1}, {Program::kSucceeds}), wrong);
}

TEST(DifferenceTest, OfReferences) {
  Allowed allowed = AllowedOf({});
  Observation seen = SeenOf({});
  seen.jobs[0].callbacks_held = 2;
  EXPECT_EQ(Difference(allowed, seen), "");
  allowed.jobs[0].may_hold_more = false;
  EXPECT_EQ(Difference(allowed, seen), "job 1: references");
  allowed.jobs[0].callbacks_held_min = 2;
  EXPECT_EQ(Difference(allowed, seen), "");
  seen.jobs[0].callbacks_held = 1;
  EXPECT_EQ(Difference(allowed, seen), "job 1: references");
}

}  // namespace
}  // namespace conformance::model
