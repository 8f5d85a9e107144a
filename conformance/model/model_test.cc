#include "conformance/model/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "rule_ids.h"

namespace conformance::model {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

// The outcomes of the last command; each one before must have one outcome only.
std::vector<Outcome> After(const std::vector<std::string_view>& lines) {
  std::vector<Outcome> outcomes = {{}};
  for (const std::string_view line : lines) {
    EXPECT_THAT(outcomes, SizeIs(1)) << "before " << line;
    const auto command = ParseCommand(line);
    EXPECT_TRUE(command) << line;
    outcomes = Next(outcomes.front().state, command.value_or(Command{}));
  }
  return outcomes;
}

Outcome OnlyOutcome(const std::vector<std::string_view>& lines) {
  std::vector<Outcome> outcomes = After(lines);
  EXPECT_THAT(outcomes, SizeIs(1));
  return outcomes.front();
}

const Job& FirstJob(const Outcome& outcome) { return outcome.state.jobs[0]; }

TEST(ModelTest, ADownloadIsToldOnce) {
  const Outcome outcome =
      OnlyOutcome({"a create 1", "a add-file 1", "a register 1 listen", "a resume 1", "- wait 0"});
  EXPECT_EQ(FirstJob(outcome).state, BG_JOB_STATE_TRANSFERRED);
  ASSERT_THAT(outcome.allowed.jobs[0].calls, SizeIs(1));
  EXPECT_FALSE(outcome.allowed.jobs[0].calls[0].may_be_missing);
  EXPECT_FALSE(outcome.allowed.jobs[0].calls[0].may_be_repeated);
  EXPECT_TRUE(outcome.rules[static_cast<std::size_t>(rule::ST_08.index)]);
}

TEST(ModelTest, CommandsTakeNoTime) {
  const Outcome outcome = OnlyOutcome({"a create 1", "a add-file 1", "a resume 1"});
  EXPECT_EQ(FirstJob(outcome).state, BG_JOB_STATE_QUEUED);
}

TEST(ModelTest, AFailedCallIsRepeatedAfterTheRetryDelayAtTheLatest) {
  const Outcome soon = OnlyOutcome(
      {"a create 1", "a add-file 1", "a register 1 fail", "a resume 1", "- wait 0", "- wait 7"});
  ASSERT_THAT(soon.allowed.jobs[0].calls, SizeIs(1));
  EXPECT_TRUE(soon.allowed.jobs[0].calls[0].may_be_missing);
  const Outcome late = OnlyOutcome(
      {"a create 1", "a add-file 1", "a register 1 fail", "a resume 1", "- wait 0", "- wait 660"});
  ASSERT_THAT(late.allowed.jobs[0].calls, SizeIs(1));
  EXPECT_FALSE(late.allowed.jobs[0].calls[0].may_be_missing);
}

TEST(ModelTest, WhetherASecondCallbackIsToldIsLeftOpen) {
  const auto outcomes = After({"a create 1", "a add-file 1", "a register 1 listen", "a resume 1",
                               "- wait 0", "b register 1 listen"});
  ASSERT_THAT(outcomes, SizeIs(2));
  EXPECT_NE(FirstJob(outcomes[0]).is_acknowledged, FirstJob(outcomes[1]).is_acknowledged);
}

TEST(ModelTest, TheSuccessorOfTheDeadIsTold) {
  const Outcome outcome =
      OnlyOutcome({"a create 1", "a add-file 1", "a register 1 listen", "a resume 1", "- wait 0",
                   "a kill", "b register 1 listen", "- wait 0"});
  ASSERT_THAT(outcome.allowed.jobs[0].calls, SizeIs(1));
  EXPECT_EQ(outcome.allowed.jobs[0].calls[0].call.application, 1);
}

// The events that a moment brings to one who has asked for files.
std::vector<Event> EventsAfter(std::vector<std::string_view> lines) {
  const std::vector<std::string_view> begin = {"a create 1", "a add-file 1", "a add-file 1"};
  lines.insert(lines.begin(), begin.begin(), begin.end());
  const Outcome outcome = OnlyOutcome(lines);
  std::vector<Event> events;
  for (const AllowedCall& call : outcome.allowed.jobs[0].calls) {
    events.push_back(call.call.event);
  }
  return events;
}

TEST(ModelTest, FilesAreToldInTheirOrderAndBeforeTheEvent) {
  const Outcome outcome =
      OnlyOutcome({"a create 1", "a add-file 1", "a add-file 1", "a set-flags 1 19",
                   "a register 1 listen", "a resume 1", "- wait 0"});
  const std::vector<AllowedCall>& calls = outcome.allowed.jobs[0].calls;
  ASSERT_THAT(calls, SizeIs(3));
  EXPECT_EQ(calls[0].call.event, Event::kFile);
  EXPECT_EQ(calls[0].call.file, 0);
  EXPECT_EQ(calls[1].call.event, Event::kFile);
  EXPECT_EQ(calls[1].call.file, 1);
  EXPECT_EQ(calls[2].call.event, Event::kTransferred);
}

TEST(ModelTest, FilesAreToldToThoseWhoAsk) {
  EXPECT_THAT(EventsAfter({"a register 1 listen", "a resume 1", "- wait 0"}),
              ElementsAre(Event::kTransferred));
}

TEST(ModelTest, AFileThatIsNotAcceptedHoldsUpTheRest) {
  EXPECT_THAT(EventsAfter({"a set-flags 1 19", "a register 1 fail", "a resume 1", "- wait 0"}),
              ElementsAre(Event::kFile));
  EXPECT_THAT(EventsAfter({"a set-flags 1 19", "a register 1 fail", "a resume 1", "- wait 0",
                           "- wait 7300"}),
              ElementsAre(Event::kFile));
}

// How often the program is run, and callbacks are called, after a job with these was resumed.
struct Attempts {
  std::size_t launches = 0;
  std::size_t calls = 0;
  auto operator<=>(const Attempts&) const = default;
};

Attempts AttemptsAfter(std::vector<std::string_view> lines) {
  lines.insert(lines.begin(), {"a create 1", "a add-file 1"});
  const Outcome outcome = OnlyOutcome(lines);
  return {outcome.allowed.jobs[0].launches.count, outcome.allowed.jobs[0].calls.size()};
}

TEST(ModelTest, AProgramIsRunUntilItSucceeds) {
  EXPECT_EQ(AttemptsAfter({"a set-program 1 succeeds", "a resume 1", "- wait 660"}),
            (Attempts{.launches = 1}));
  EXPECT_EQ(AttemptsAfter({"a set-program 1 fails", "a resume 1", "- wait 660"}),
            (Attempts{.launches = 2}));
  EXPECT_EQ(AttemptsAfter({"a set-program 1 missing", "a resume 1", "- wait 7300"}),
            (Attempts{.launches = 13}));
  EXPECT_EQ(AttemptsAfter({"a set-program 1 completes", "a resume 1", "- wait 660"}),
            (Attempts{.launches = 1}));
}

TEST(ModelTest, AProgramIsRunWhereNoCallbackTookTheEvent) {
  const auto run = [](std::string_view registers) {
    return AttemptsAfter({registers, "a set-program 1 succeeds", "a resume 1", "- wait 660"});
  };
  EXPECT_EQ(run("a register 1 listen"), (Attempts{.launches = 0, .calls = 1}));
  EXPECT_EQ(run("a register 1 fail"), (Attempts{.launches = 1, .calls = 1}));
  EXPECT_EQ(AttemptsAfter({"a register 1 listen", "a set-program 1 succeeds", "a resume 1",
                           "a kill", "- wait 660"}),
            (Attempts{.launches = 1, .calls = 0}));
}

TEST(ModelTest, ACallbackIsToldAgainTogetherWithTheProgram) {
  EXPECT_EQ(AttemptsAfter({"a register 1 fail", "a set-program 1 fails", "a resume 1", "- wait 0",
                           "- wait 7"}),
            (Attempts{.launches = 0, .calls = 0}));
  EXPECT_EQ(AttemptsAfter({"a register 1 fail", "a set-program 1 fails", "a resume 1", "- wait 0",
                           "- wait 660"}),
            (Attempts{.launches = 1, .calls = 1}));
}

TEST(ModelTest, AProgramThatLastsIsAwaited) {
  const std::vector<std::string_view> begin = {"a set-program 1 lasts", "a resume 1", "- wait 0"};
  const auto after = [&](std::vector<std::string_view> more) {
    more.insert(more.begin(), begin.begin(), begin.end());
    return AttemptsAfter(more);
  };
  EXPECT_EQ(after({}), (Attempts{.launches = 1}));
  EXPECT_EQ(after({"- wait 7300"}), Attempts{});
  EXPECT_EQ(after({"a set-program 1 fails", "- wait 660"}), Attempts{});
  EXPECT_EQ(after({"a register 1 listen", "- wait 0"}), (Attempts{.calls = 1}));
  EXPECT_EQ(after({"- restart", "- wait 0"}), (Attempts{.launches = 1}));
}

TEST(ModelTest, FlagsSayForWhatAProgramIsRun) {
  EXPECT_EQ(AttemptsAfter({"a set-program 1 fails", "a set-flags 1 2", "a resume 1", "- wait 660"}),
            (Attempts{.launches = 0}));
}

TEST(ModelTest, AnObjectOfTheClassIsToldWhereNoCallbackIs) {
  EXPECT_EQ(AttemptsAfter({"a set-class 1 listens", "a resume 1", "- wait 660"}),
            (Attempts{.calls = 1}));
  EXPECT_EQ(AttemptsAfter({"a set-class 1 missing", "a resume 1", "- wait 660"}), Attempts{});
  EXPECT_EQ(AttemptsAfter({"a set-class 1 listens", "a register 1 listen", "a resume 1", "a kill",
                           "- wait 660"}),
            (Attempts{.calls = 1}));
}

TEST(ModelTest, AProgramComesAfterTheClass) {
  const auto run = [](std::string_view sets_class) {
    return AttemptsAfter({sets_class, "a set-program 1 succeeds", "a resume 1", "- wait 660"});
  };
  EXPECT_EQ(run("a set-class 1 listens"), (Attempts{.launches = 0, .calls = 1}));
  EXPECT_EQ(run("a set-class 1 fails"), (Attempts{.launches = 1, .calls = 1}));
  EXPECT_EQ(run("a set-class 1 missing"), (Attempts{.launches = 1, .calls = 0}));
}

TEST(ModelTest, AnObjectLivesUntilItsServerEnds) {
  std::vector<std::string_view> lines = {"a create 1",   "a add-file 1", "a set-class 1 listens",
                                         "a resume 1",   "- wait 0",     "a set-class 1 fails",
                                         "a add-file 1", "a resume 1",   "- wait 0"};
  EXPECT_EQ(FirstJob(OnlyOutcome(lines)).callback.behaviour, Behaviour::kListen);
  lines.insert(lines.end() - 3, "- stop-servers");
  EXPECT_EQ(FirstJob(OnlyOutcome(lines)).callback.behaviour, Behaviour::kFail);
}

TEST(ModelTest, APatientJobIsRetriedAndAnImpatientOneIsNot) {
  const std::vector<std::string_view> begin = {"a create 1", "a add-file 1", "- server 1 busy"};
  auto with = [&](std::vector<std::string_view> more) {
    more.insert(more.begin(), begin.begin(), begin.end());
    return OnlyOutcome(more);
  };
  const Outcome waits = with({"a resume 1", "- wait 0"});
  EXPECT_EQ(FirstJob(waits).state, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(FirstJob(waits).error, static_cast<HRESULT>(0x801901F7));
  EXPECT_EQ(FirstJob(with({"a resume 1", "- wait 0", "- server 1 serves", "- wait 660"})).state,
            BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(FirstJob(with({"a set-no-progress 1 0", "a resume 1", "- wait 0"})).state,
            BG_JOB_STATE_ERROR);
  EXPECT_EQ(FirstJob(with({"a set-no-progress 1 3700", "a resume 1", "- wait 7300"})).state,
            BG_JOB_STATE_ERROR);
}

// Four calls block; the fifth begins when the first of them has ended.
TEST(ModelTest, TheFifthCallWaits) {
  std::vector<std::string_view> lines = {"a create 1", "a add-file 1", "a register 1 block",
                                         "- server 1 missing"};
  for (int i = 0; i < 5; ++i) {
    lines.push_back("a resume 1");
    lines.push_back("- wait 0");
    const Outcome outcome = OnlyOutcome(lines);
    EXPECT_THAT(outcome.allowed.jobs[0].calls, SizeIs(i < 4 ? 1 : 0)) << i;
  }
  lines.push_back("- wait 7300");
  EXPECT_THAT(OnlyOutcome(lines).allowed.jobs[0].calls, SizeIs(1));
}

TEST(ModelTest, AFinalJobRefusesAndIsNotFound) {
  const Outcome own = OnlyOutcome({"a create 1", "a cancel 1", "a register 1 listen"});
  EXPECT_THAT(own.allowed.results, Contains(BG_E_INVALID_STATE));
  const Outcome other = OnlyOutcome({"a create 1", "a cancel 1", "b register 1 listen"});
  EXPECT_THAT(other.allowed.results, Contains(BG_E_NOT_FOUND));
}

// Whoever is registered while another one hears of the event may wait for its end.
TEST(ModelTest, ACallThatIsUnderWayMayBeAwaited) {
  const auto outcomes = After({"a create 1", "a add-file 1", "a register 1 block", "a resume 1",
                               "- wait 0", "b register 1 listen"});
  ASSERT_THAT(outcomes, SizeIs(2));
  EXPECT_LT(std::min(FirstJob(outcomes[0]).due, FirstJob(outcomes[1]).due),
            std::max(FirstJob(outcomes[0]).due, FirstJob(outcomes[1]).due));
}

TEST(ModelTest, WhatMeansNothingChangesNothing) {
  for (const Command& command : AllCommands(kApplicationsMax, kJobsMax)) {
    if (!IsMeaningless(State{}, command)) continue;
    const auto outcomes = Next(State{}, command);
    ASSERT_THAT(outcomes, SizeIs(1));
    EXPECT_EQ(outcomes[0].state, State{}) << ToString(command);
    EXPECT_TRUE(outcomes[0].allowed.results.empty());
  }
}

}  // namespace
}  // namespace conformance::model
