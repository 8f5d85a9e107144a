#include "bitsim/choice_strategies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

namespace bitsim {
namespace {

using testing::ElementsAre;

using Values = std::vector<std::uint64_t>;

Values Draw(ChoiceSource& choices, std::string_view name, std::uint64_t n, int count) {
  const auto stream = choices.OpenStream(name);
  Values values;
  for (int i = 0; i < count; ++i) values.push_back(choices.Choose(stream, n));
  return values;
}

std::size_t Deviations(const Values& values) {
  std::size_t count = 0;
  for (const std::uint64_t value : values) count += value != 0;
  return count;
}

// --- All of them ---

TEST(ChoiceStrategiesTest, AnswerBelowTheBoundAndNeverForkOnGreatNumbers) {
  SwarmChoices swarm(1);
  PctChoices pct({.seed = 1, .depth = 50, .question_count = 50});
  ExhaustiveChoices exhaustive;
  const std::array<std::uint8_t, 4> bytes = {255, 254, 253, 252};
  BytesChoices fuzzed(bytes);
  ASSERT_TRUE(exhaustive.BeginNextRun());
  for (ChoiceSource* choices :
       {static_cast<ChoiceSource*>(&swarm), static_cast<ChoiceSource*>(&pct),
        static_cast<ChoiceSource*>(&exhaustive), static_cast<ChoiceSource*>(&fuzzed)}) {
    for (const std::uint64_t n : {2u, 3u, 256u, 257u}) {
      for (const std::uint64_t value : Draw(*choices, "a", n, 30)) EXPECT_LT(value, n);
    }
    const Values ids = Draw(*choices, "job.id", std::uint64_t{1} << 62, 2);
    EXPECT_NE(ids[0], ids[1]);  // two jobs never get one number
  }
  EXPECT_TRUE(fuzzed.rest().empty());
}

// --- Swarm ---

TEST(SwarmChoicesTest, AStreamDeviatesNeverOrSometimesOrAlways) {
  std::set<std::size_t> tens;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SwarmChoices choices(seed);
    tens.insert(Deviations(Draw(choices, "a", 2, 100)) / 10);
  }
  EXPECT_TRUE(tens.contains(0));
  EXPECT_TRUE(tens.contains(10));
  EXPECT_GT(tens.size(), 4u);
}

TEST(SwarmChoicesTest, StreamsOfOneRunDiffer) {
  int differ = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SwarmChoices choices(seed);
    const bool first = Deviations(Draw(choices, "a", 2, 50)) == 0;
    const bool second = Deviations(Draw(choices, "b", 2, 50)) == 0;
    differ += first != second;
  }
  EXPECT_GT(differ, 5);
}

TEST(SwarmChoicesTest, RepeatWithTheirSeed) {
  SwarmChoices one(7);
  SwarmChoices other(7);
  EXPECT_EQ(Draw(one, "a", 9, 100), Draw(other, "a", 9, 100));
}

// --- PCT ---

TEST(PctChoicesTest, DeviateAtMostSoOften) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    PctChoices choices({.seed = seed, .depth = 3, .question_count = 20});
    const std::size_t deviations = Deviations(Draw(choices, "a", 2, 40));
    EXPECT_GE(deviations, 1u);  // places may coincide
    EXPECT_LE(deviations, 3u);
  }
}

TEST(PctChoicesTest, MeetEveryPlace) {
  std::set<Values> runs;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    PctChoices choices({.seed = seed, .depth = 1, .question_count = 8});
    runs.insert(Draw(choices, "a", 2, 8));
  }
  EXPECT_EQ(runs.size(), 8u);
}

// --- Exhaustive ---

// All runs of a program that asks `count` questions with n answers each.
std::vector<Values> AllRuns(ExhaustiveChoices& choices, std::uint64_t n, int count) {
  std::vector<Values> runs;
  while (choices.BeginNextRun()) runs.push_back(Draw(choices, "a", n, count));
  EXPECT_EQ(choices.run_count(), runs.size());
  EXPECT_EQ(std::set<Values>(runs.begin(), runs.end()).size(), runs.size()) << "no run twice";
  return runs;
}

TEST(ExhaustiveChoicesTest, MakeEveryRunOnce) {
  ExhaustiveChoices choices;
  EXPECT_THAT(AllRuns(choices, 2, 2),
              ElementsAre(Values{0, 0}, Values{0, 1}, Values{1, 0}, Values{1, 1}));
  EXPECT_FALSE(choices.was_bounded());
  ExhaustiveChoices more;
  EXPECT_EQ(AllRuns(more, 3, 5).size(), 243u);  // 3^5
}

TEST(ExhaustiveChoicesTest, BoundsAreKept) {
  ExhaustiveChoices deviating({.deviations_max = 2});
  EXPECT_EQ(AllRuns(deviating, 2, 6).size(), 22u);  // 1 + 6 + 15
  EXPECT_TRUE(deviating.was_bounded());
  ExhaustiveChoices deep({.depth_max = 3});
  EXPECT_EQ(AllRuns(deep, 2, 6).size(), 8u);
  EXPECT_TRUE(deep.was_bounded());
  ExhaustiveChoices enough({.depth_max = 6, .deviations_max = 6});
  EXPECT_EQ(AllRuns(enough, 2, 6).size(), 64u);
  EXPECT_FALSE(enough.was_bounded());
}

// What is asked may depend on the answers.
TEST(ExhaustiveChoicesTest, FollowAProgramThatBranches) {
  ExhaustiveChoices choices;
  const auto stream = choices.OpenStream("a");
  int runs = 0;
  while (choices.BeginNextRun()) {
    ++runs;
    if (choices.Choose(stream, 2) == 1) choices.Choose(stream, 5);
  }
  EXPECT_EQ(runs, 6);
}

TEST(ExhaustiveChoicesTest, NoticeAProgramThatIsNotDeterministic) {
  ExhaustiveChoices choices;
  const auto stream = choices.OpenStream("a");
  ASSERT_TRUE(choices.BeginNextRun());
  choices.Choose(stream, 2);
  choices.Choose(stream, 2);
  ASSERT_TRUE(choices.BeginNextRun());
  EXPECT_THROW(choices.Choose(stream, 3), std::logic_error);
}

// --- Bytes ---

TEST(BytesChoicesTest, TakeAByteAForkAndThenTheUsualCourse) {
  const std::array<std::uint8_t, 3> bytes = {1, 5, 200};
  BytesChoices choices(bytes);
  EXPECT_THAT(Draw(choices, "a", 3, 2), ElementsAre(1, 2));
  EXPECT_EQ(choices.rest().size(), 1u);
  EXPECT_THAT(Draw(choices, "b", 256, 3), ElementsAre(200, 0, 0));
}

}  // namespace
}  // namespace bitsim
