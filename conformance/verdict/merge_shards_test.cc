#include "conformance/verdict/merge_shards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conformance/rulebook/rulebook.h"

namespace conformance {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TestResult Test(const std::string& name, const std::string& rule, bool is_broken = false) {
  TestResult test;
  test.name = name;
  test.rules = {rule};
  test.assertions = 1;
  test.trace_hash = name.size();
  if (is_broken) test.findings = {{.message = "broken", .rules = {rule}}};
  JudgeTest(AllRules(), test);
  return test;
}

RunResult RunOf(std::vector<TestResult> tests, Shard shard, std::size_t selected) {
  RunResult run;
  run.backend = "sim";
  run.book = AllRules();
  run.shard = shard;
  run.tests_selected = selected;
  run.tests_in_suite = selected;
  run.tests = std::move(tests);
  std::vector<const Rule*> rules;
  for (const Rule& rule : AllRules()) {
    for (const TestResult& test : run.tests) {
      if (test.rules.front() == rule.id) {
        rules.push_back(&rule);
        break;
      }
    }
  }
  run.rules = JudgeRules(rules, run.tests);
  for (const TestResult& test : run.tests) {
    run.trace_hash = AddToTraceHash(run.trace_hash, test.name, test.trace_hash);
  }
  return run;
}

const TestResult kOne = Test("A.One", "NOTIFY-REG-01");
const TestResult kTwo = Test("A.Second", "NOTIFY-REG-02");
const TestResult kThree = Test("A.TheThird", "NOTIFY-REG-01", true);

std::vector<std::string> NamesOf(const RunResult& run) {
  std::vector<std::string> names;
  for (const TestResult& test : run.tests) names.push_back(test.name);
  return names;
}

TEST(MergeShardsTest, TheUnionOfTheShardsIsTheWholeRun) {
  const RunResult whole = RunOf({kOne, kTwo, kThree}, {}, 3);
  const std::vector<MergedRun> merged =
      MergeShards({{"2.json", RunOf({kTwo}, {.number = 2, .count = 2}, 3)},
                   {"1.json", RunOf({kOne, kThree}, {.number = 1, .count = 2}, 3)}});
  ASSERT_THAT(merged, SizeIs(1));
  EXPECT_THAT(merged[0].names, ElementsAre("2.json", "1.json"));
  EXPECT_THAT(merged[0].missing_shards, IsEmpty());
  const RunResult& run = merged[0].run;
  EXPECT_EQ(NamesOf(run), NamesOf(whole));
  EXPECT_EQ(run.trace_hash, whole.trace_hash);
  EXPECT_EQ(run.shard, whole.shard);
  ASSERT_EQ(run.rules.size(), whole.rules.size());
  for (std::size_t i = 0; i < run.rules.size(); ++i) {
    EXPECT_EQ(run.rules[i].rule, whole.rules[i].rule);
    EXPECT_EQ(run.rules[i].verdict, whole.rules[i].verdict);
    EXPECT_EQ(run.rules[i].tests, whole.rules[i].tests);
  }
}

TEST(MergeShardsTest, SaysWhichShardsAreMissing) {
  const auto merged = MergeShards({{"2.json", RunOf({kTwo}, {.number = 2, .count = 4}, 3)},
                                   {"4.json", RunOf({kOne}, {.number = 4, .count = 4}, 3)}});
  ASSERT_THAT(merged, SizeIs(1));
  EXPECT_THAT(merged[0].missing_shards, ElementsAre(1, 3));
}

TEST(MergeShardsTest, OneShardAloneStaysOne) {
  const auto merged = MergeShards({{"2.json", RunOf({kTwo}, {.number = 2, .count = 2}, 3)}});
  ASSERT_THAT(merged, SizeIs(1));
  EXPECT_THAT(merged[0].missing_shards, ElementsAre(1));
  EXPECT_EQ(merged[0].run.shard, (Shard{.number = 2, .count = 2}));
}

TEST(MergeShardsTest, RunsThatWereNeverDividedStayApart) {
  const auto merged =
      MergeShards({{"a.json", RunOf({kOne}, {}, 3)}, {"b.json", RunOf({kOne}, {}, 3)}});
  EXPECT_THAT(merged, SizeIs(2));
}

TEST(MergeShardsTest, ShardsOfDifferentRunsStayApart) {
  RunResult other = RunOf({kTwo}, {.number = 2, .count = 2}, 3);
  other.seed = 2;
  const auto merged =
      MergeShards({{"a.json", RunOf({kOne}, {.number = 1, .count = 2}, 3)}, {"b.json", other}});
  ASSERT_THAT(merged, SizeIs(2));
  EXPECT_THAT(merged[0].missing_shards, ElementsAre(2));
  EXPECT_THAT(merged[1].missing_shards, ElementsAre(1));
}

std::string MessageOf(std::vector<NamedRun> parts) {
  try {
    MergeShards(std::move(parts));
  } catch (const ShardError& error) {
    return error.what();
  }
  return "";
}

TEST(MergeShardsTest, RefusesOneShardTwice) {
  EXPECT_THAT(MessageOf({{"a.json", RunOf({kOne}, {.number = 1, .count = 2}, 3)},
                         {"b.json", RunOf({kTwo}, {.number = 1, .count = 2}, 3)}}),
              AllOf(HasSubstr("'a.json' and 'b.json'"), HasSubstr("both shard 1 of 2")));
}

TEST(MergeShardsTest, RefusesATestThatTwoShardsRan) {
  EXPECT_THAT(MessageOf({{"a.json", RunOf({kOne}, {.number = 1, .count = 2}, 3)},
                         {"b.json", RunOf({kTwo, kOne}, {.number = 2, .count = 2}, 3)}}),
              AllOf(HasSubstr("'a.json' and 'b.json'"), HasSubstr("both ran A.One")));
}

}  // namespace
}  // namespace conformance
