#include "conformance/questions/fault.h"

#include <gtest/gtest.h>

#include <initializer_list>

#include "rule_ids.h"

namespace conformance::questions {
namespace {

using Rules = std::vector<RuleId>;

model::RuleSet SetOf(std::initializer_list<RuleId> rules) {
  model::RuleSet set;
  for (const RuleId rule : rules) set.set(static_cast<std::size_t>(rule.index));
  return set;
}

TEST(FaultTest, AMissingCallIsNotTheFaultOfTheTransfer) {
  EXPECT_EQ(RulesAtFault("job 1: calls, missing",
                         {.now = SetOf({rule::ST_08, rule::NOTIFY_XFR_01, rule::NOTIFY_CB_02})}),
            Rules{rule::NOTIFY_XFR_01});
}

TEST(FaultTest, AFileThatIsNotToldIsNotTheFaultOfTheJobsEvent) {
  const model::RuleSet now = SetOf({rule::NOTIFY_FILE_01, rule::NOTIFY_XFR_01});
  EXPECT_EQ(RulesAtFault("job 1: calls, missing FileTransferred", {.now = now}),
            Rules{rule::NOTIFY_FILE_01});
}

TEST(FaultTest, AnEventThatDoesNotWaitForARefusedFileBreaksTheRepetition) {
  EXPECT_EQ(RulesAtFault("job 1: calls", {.now = SetOf({rule::ST_08, rule::NOTIFY_FILE_03})}),
            Rules{rule::NOTIFY_FILE_03});
}

TEST(FaultTest, AProgramThatIsNotRunBreaksTheRuleThatAsksForIt) {
  EXPECT_EQ(RulesAtFault("job 1: launches",
                         {.now = SetOf({rule::ST_08, rule::NOTIFY_CMD_05, rule::NOTIFY_CMD_08})}),
            (Rules{rule::NOTIFY_CMD_05, rule::NOTIFY_CMD_08}));
  EXPECT_EQ(
      RulesAtFault("job 1: launches", {.now = SetOf({rule::NOTIFY_CMD_05, rule::NOTIFY_CMD_08}),
                                       .asked = {rule::NOTIFY_CMD_02, rule::NOTIFY_CMD_11}}),
      Rules{rule::NOTIFY_CMD_11});
}

TEST(FaultTest, AProgramThatNothingAskedForIsTheFaultOfWhatRunsPrograms) {
  EXPECT_EQ(RulesAtFault("job 1: launches", {.now = SetOf({rule::ST_06})}),
            Rules{rule::NOTIFY_CMD_05});
}

TEST(FaultTest, ARegistrationPromisesThatWhatHasHappenedIsTold) {
  EXPECT_EQ(RulesAtFault("job 1: calls, missing",
                         {.now = SetOf({rule::NOTIFY_XFR_01, rule::NOTIFY_CB_02}),
                          .asked = {rule::NOTIFY_REG_01, rule::NOTIFY_REG_14}}),
            Rules{rule::NOTIFY_REG_14});
}

TEST(FaultTest, AJobThatStaysOnTheWayBreaksTheRuleOfTheNextStep) {
  const model::RuleSet now = SetOf({rule::ST_04, rule::ST_05, rule::ST_08});
  EXPECT_EQ(RulesAtFault("job 1: state, still CONNECTING", {.now = now}), Rules{rule::ST_05});
  EXPECT_EQ(RulesAtFault("job 1: state, still TRANSFERRING", {.now = now}), Rules{rule::ST_08});
}

TEST(FaultTest, AStateThatNoNextStepExplainsIsTheFaultOfWhatShouldHaveChangedIt) {
  EXPECT_EQ(RulesAtFault("job 1: state, still TRANSFERRING",
                         {.now = SetOf({rule::ST_20}), .asked = {rule::ST_20}}),
            Rules{rule::ST_20});
}

TEST(FaultTest, WhatACallShouldNotHaveChangedIsTheFaultOfThatCall) {
  EXPECT_EQ(RulesAtFault("job 1: flags", {.now = SetOf({rule::ST_20}), .asked = {rule::ST_20}}),
            Rules{rule::ST_20});
}

TEST(FaultTest, WhatChangesByItselfIsTheFaultOfWhatSetIt) {
  EXPECT_EQ(RulesAtFault("job 1: flags", {.earlier = SetOf({rule::ST_01, rule::NOTIFY_FLG_13})}),
            Rules{rule::NOTIFY_FLG_13});
}

TEST(FaultTest, AJobThatIsGoneIsNotTheFaultOfWhatWasAsked) {
  EXPECT_EQ(RulesAtFault("job 1: existence",
                         {.now = SetOf({rule::NOTIFY_REG_11}), .asked = {rule::NOTIFY_REG_11}}),
            Rules{rule::SVC_01});
}

TEST(FaultTest, TheResultIsTheFaultOfTheRuleThatGivesIt) {
  EXPECT_EQ(RulesAtFault("result", {.now = SetOf({rule::NOTIFY_REG_01, rule::NOTIFY_REG_14}),
                                    .asked = {rule::NOTIFY_REG_01, rule::NOTIFY_REG_14}}),
            Rules{rule::NOTIFY_REG_01});
}

TEST(FaultTest, SomethingIsAlwaysAtFault) {
  EXPECT_EQ(RulesAtFault("something new", {.asked = {rule::ST_20}}), Rules{rule::ST_20});
  EXPECT_FALSE(RulesAtFault("something new", {}).empty());
}

}  // namespace
}  // namespace conformance::questions
