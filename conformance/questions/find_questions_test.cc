#include "conformance/questions/find_questions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "conformance/model/search.h"
#include "conformance/questions/settled.h"
#include "rule_ids.h"

namespace conformance::questions {
namespace {

const std::vector<Question>& Found() {
  static const std::vector<Question> found = FindQuestions();
  return found;
}

// What the last command of a history asks, whatever the service has chosen before.
std::set<model::Cell> CellsAskedBy(const Question& question) {
  std::vector<model::State> states = {model::State{}};
  for (std::size_t i = 0; i + 1 < question.history.size(); ++i) {
    std::vector<model::State> next;
    for (const model::State& state : states) {
      for (model::Outcome& outcome : model::Next(state, question.history[i])) {
        next.push_back(std::move(outcome.state));
      }
    }
    states = std::move(next);
  }
  std::set<model::Cell> cells;
  const model::Command& asked = question.history.back();
  for (const model::State& state : states) {
    const model::Job& job = state.jobs[asked.job];
    if (model::IsCall(asked.kind) && job.exists) cells.insert({asked.kind, job.state});
  }
  return cells;
}

TEST(FindQuestionsTest, AsksEveryCallInEveryStateThatTheModelComesTo) {
  std::set<model::Cell> asked;
  for (const Question& question : Found()) asked.merge(CellsAskedBy(question));
  model::Search search({.commands = model::AllCommands(1, 1), .depth_max = 6});
  std::set<model::Cell> possible = search.Run().cells;
  std::erase_if(possible, [](const model::Cell& cell) {
    return !model::IsCall(cell.command) || model::IsOfClasses(cell.command);
  });
  EXPECT_GT(possible.size(), 70u);
  for (const model::Cell& cell : possible) {
    EXPECT_TRUE(asked.contains(cell))
        << ToString(cell.command) << " in state " << static_cast<int>(cell.state);
  }
}

TEST(FindQuestionsTest, AsksForEveryRuleOfTheModelThatCanBeTested) {
  std::set<RuleId> asked;
  for (const Question& question : Found()) {
    asked.insert(question.rules.begin(), question.rules.end());
  }
  for (const RuleId rule : model::Rules()) {
    const bool needs_class = Get(rule).id.starts_with("NOTIFY-CLS-") || rule == rule::NOTIFY_CMD_19;
    EXPECT_EQ(asked.contains(rule), Get(rule).untested.empty() && !needs_class) << Get(rule).id;
  }
}

TEST(FindQuestionsTest, GivesEachQuestionANameARuleAndAHistoryOfItsOwn) {
  std::set<std::string> names;
  std::set<std::vector<model::Command>> histories;
  for (const Question& question : Found()) {
    EXPECT_TRUE(names.insert(question.name).second) << question.name;
    EXPECT_TRUE(histories.insert(question.history).second) << question.name;
    EXPECT_FALSE(question.rules.empty()) << question.name;
  }
}

TEST(FindQuestionsTest, LeavesNothingOnTheWayToTheService) {
  for (const Question& question : Found()) {
    model::State state;
    for (std::size_t i = 0; i + 1 < question.history.size(); ++i) {
      std::vector<model::Outcome> outcomes = model::Next(state, question.history[i]);
      EXPECT_FALSE(model::IsMeaningless(state, question.history[i])) << question.name;
      EXPECT_EQ(outcomes.size(), 1u) << question.name;
      state = std::move(outcomes.front().state);
    }
  }
}

TEST(FindQuestionsTest, AsksInRealTimeWhatCanBeAskedThere) {
  std::vector<std::string> others;
  for (const Question& question : Found()) {
    if (!FitsRealTime(question.history)) others.push_back(question.name);
  }
  // A job is QUEUED for no time at all; the rest takes longer than anybody waits.
  EXPECT_EQ(std::count_if(others.begin(), others.end(),
                          [](const std::string& name) { return name.ends_with("InQueued"); }),
            11);
  EXPECT_EQ(others.size(), 15u);
}

TEST(FindQuestionsTest, FindsThoseThatAreCheckedIn) {
  std::ifstream file(QUESTIONS);
  std::stringstream checked_in;
  checked_in << file.rdbuf();
  EXPECT_TRUE(checked_in.str() == ToSource(Found()))
      << "bits-conformance questions --write=conformance/questions/questions.inc writes them anew";
}

}  // namespace
}  // namespace conformance::questions
