#include "conformance/questions/difference.h"

#include <gtest/gtest.h>

namespace conformance::questions {
namespace {

using model::Allowed;
using model::Behaviour;
using model::Call;
using model::Event;
using model::Observation;

constexpr Call kTransferred = {.event = Event::kTransferred};
constexpr Call kError = {.event = Event::kError};
constexpr Call kFirstFile = {.event = Event::kFile};
constexpr Call kSecondFile = {.event = Event::kFile, .file = 1};

Allowed JobIn(BG_JOB_STATE state, std::vector<model::AllowedCall> calls = {}) {
  Allowed allowed;
  allowed.jobs[0].exists = true;
  allowed.jobs[0].view.state = state;
  allowed.jobs[0].calls = std::move(calls);
  return allowed;
}

Observation SeenIn(BG_JOB_STATE state, std::vector<Call> calls = {}) {
  Observation seen;
  seen.jobs[0].exists = true;
  seen.jobs[0].view.state = state;
  seen.jobs[0].calls = std::move(calls);
  return seen;
}

TEST(DifferenceTest, WhatOneOutcomeAllowsIsAllowed) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_ERROR), JobIn(BG_JOB_STATE_SUSPENDED)},
                           SeenIn(BG_JOB_STATE_SUSPENDED)),
            "");
}

TEST(DifferenceTest, AJobOnTheWayTellsWhereItStopped) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED)}, SeenIn(BG_JOB_STATE_QUEUED)),
            "job 1: state, still QUEUED");
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED)}, SeenIn(BG_JOB_STATE_ERROR)),
            "job 1: state");
}

TEST(DifferenceTest, ACallThatDidNotComeIsMissing) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kTransferred}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED)),
            "job 1: calls, missing");
}

TEST(DifferenceTest, AJobThatIsElsewhereIsNotAccusedOfItsSilence) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kTransferred}})},
                           SeenIn(BG_JOB_STATE_SUSPENDED)),
            "job 1: state");
}

TEST(DifferenceTest, ASilenceThatKeepsACallbackFromActingComesFirst) {
  Call completes = kTransferred;
  completes.behaviour = Behaviour::kComplete;
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_ACKNOWLEDGED, {{completes}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED)),
            "job 1: calls, missing");
}

TEST(DifferenceTest, ACallThatNothingCalledForIsUntimely) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSIENT_ERROR)},
                           SeenIn(BG_JOB_STATE_TRANSIENT_ERROR, {kError})),
            "job 1: calls, untimely JobError");
}

TEST(DifferenceTest, AFileThatIsNotToldIsMissingWhateverElseIsTold) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kFirstFile}, {kTransferred}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {kTransferred})),
            "job 1: calls, missing FileTransferred");
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kFirstFile}, {kTransferred}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {kFirstFile})),
            "job 1: calls, missing");
}

TEST(DifferenceTest, AFileThatNobodyAskedForIsUntimely) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kTransferred}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {kFirstFile, kTransferred})),
            "job 1: calls, untimely FileTransferred");
}

TEST(DifferenceTest, FilesHaveTheirOrder) {
  const Allowed allowed =
      JobIn(BG_JOB_STATE_TRANSFERRED, {{kFirstFile}, {kSecondFile}, {kTransferred}});
  EXPECT_EQ(DifferenceFrom({allowed}, SeenIn(BG_JOB_STATE_TRANSFERRED,
                                             {kSecondFile, kFirstFile, kTransferred})),
            "job 1: calls, files out of order");
  EXPECT_EQ(DifferenceFrom({allowed}, SeenIn(BG_JOB_STATE_TRANSFERRED,
                                             {kFirstFile, kTransferred, kSecondFile})),
            "job 1: calls, files after their job");
}

TEST(DifferenceTest, AnEventThatDoesNotWaitForItsFileIsOneTooMany) {
  Call refuses = kFirstFile;
  refuses.behaviour = Behaviour::kFail;
  Call transferred = kTransferred;
  transferred.behaviour = Behaviour::kFail;
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{refuses}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {refuses, transferred})),
            "job 1: calls");
}

TEST(DifferenceTest, AProgramThatCompletesTheJobAnswersForItsState) {
  Allowed completed = JobIn(BG_JOB_STATE_ACKNOWLEDGED);
  completed.jobs[0].launches = {model::Program::kCompletes, 1};
  EXPECT_EQ(DifferenceFrom({completed}, SeenIn(BG_JOB_STATE_TRANSFERRED)), "job 1: launches");
  EXPECT_EQ(DifferenceFrom({completed}, SeenIn(BG_JOB_STATE_SUSPENDED)), "job 1: state");
  Allowed told = JobIn(BG_JOB_STATE_TRANSFERRED);
  told.jobs[0].launches = {model::Program::kSucceeds, 1};
  EXPECT_EQ(DifferenceFrom({told}, SeenIn(BG_JOB_STATE_QUEUED)), "job 1: state, still QUEUED");
}

TEST(DifferenceTest, ACallThatIsRepeatedIsOneTooMany) {
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED)},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {kTransferred})),
            "job 1: calls");
}

TEST(DifferenceTest, ACallToAnotherCallbackIsAnotherOne) {
  Call other = kTransferred;
  other.behaviour = Behaviour::kFail;
  EXPECT_EQ(DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED, {{kTransferred}})},
                           SeenIn(BG_JOB_STATE_TRANSFERRED, {other})),
            "job 1: calls, other ones");
}

TEST(DifferenceTest, ACallToADeadClientIsSaidToBeOne) {
  Call dead = kTransferred;
  dead.is_of_dead = true;
  EXPECT_EQ(
      DifferenceFrom({JobIn(BG_JOB_STATE_TRANSFERRED)}, SeenIn(BG_JOB_STATE_TRANSFERRED, {dead})),
      "job 1: calls, to the dead");
}

}  // namespace
}  // namespace conformance::questions
