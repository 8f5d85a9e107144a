#include "conformance/explore/failure_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/explain.h"
#include "conformance/explore/find_failure.h"

namespace conformance::explore {
namespace {

using testing::HasSubstr;

struct FirstRegistrationWins final : bitsim::Decisions {
  bool RegistrationReplacesCallback() const override { return false; }
};

Failure AFailure() {
  static const FirstRegistrationWins wrong;
  static const Failure failure = [] {
    const Plan plan({.decisions = &wrong});
    std::uint64_t number = 0;
    while (!plan.Run(number).mismatch) ++number;
    return SmallestFailure(plan, number);
  }();
  return failure;
}

RunOptions Wrong() {
  static const FirstRegistrationWins wrong;
  return {.decisions = &wrong};
}

std::string ErrorOf(const std::string& text) {
  try {
    FailureFromJson(text, "f.json");
  } catch (const BadInput& error) {
    return error.what();
  }
  return "no error";
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(SmallestFailureTest, IsAsSmallAsItGets) {
  EXPECT_LE(AFailure().commands.size(), 4u);
  EXPECT_THAT(AFailure().mismatch.what, HasSubstr("callback"));
}

TEST(FailureFileTest, RepeatsWhatItTells) {
  const Failure read = FailureFromJson(ToJson(AFailure()), "f.json");
  EXPECT_EQ(read.commands, AFailure().commands);
  const RunResult again = Replay(read, Wrong(), "f.json");
  ASSERT_TRUE(again.mismatch);
  EXPECT_EQ(again.mismatch->what, AFailure().mismatch.what);
  EXPECT_EQ(again.mismatch->actual, AFailure().mismatch.actual);
  EXPECT_EQ(again.trace_hash, read.trace_hash);
  EXPECT_FALSE(Replay(read, {}, "f.json").mismatch) << "nothing is wrong with the simulator";
}

TEST(FailureFileTest, EveryFileCutShortIsRefused) {
  const std::string text = ToJson(AFailure());
  for (std::size_t size = 0; size + 2 < text.size(); ++size) {
    EXPECT_THAT(ErrorOf(text.substr(0, size)), HasSubstr("f.json:")) << size;
  }
}

TEST(FailureFileTest, IsRefusedWithThePlace) {
  const std::string text = ToJson(AFailure());
  EXPECT_EQ(ErrorOf(Replaced(text, "\"version\": 1", "\"version\": 2")),
            "f.json: version: recorded by version 2, this is version 1");
  EXPECT_EQ(ErrorOf(Replaced(text, "\"bits-explore\"", "\"other\"")),
            "f.json: format: this is no file of bits-explore");
  EXPECT_EQ(ErrorOf(Replaced(text, "a create 1", "a create 9")),
            "f.json: commands[0]: 'a create 9' is no command");
  EXPECT_EQ(ErrorOf(Replaced(text, "\"seed\"", "\"sead\"")), "f.json: 'seed' is missing");
  EXPECT_EQ(ErrorOf(Replaced(text, "\"0x", "\"x")).substr(0, 19), "f.json: trace_hash:");
  EXPECT_EQ(ErrorOf("{\n\"a\": }"), "f.json:2: this is no JSON");
}

TEST(FailureFileTest, AChoiceThatTheRunDoesNotFindIsRefusedWithItsPlace) {
  Failure failure = AFailure();
  failure.choices = "bitsim-recording 1\nend 0\n";
  try {
    Replay(failure, Wrong(), "f.json");
    ADD_FAILURE() << "it was replayed";
  } catch (const BadInput& error) {
    EXPECT_THAT(error.what(), HasSubstr("f.json: choices:2: stream 'job.id'"));
  }
}

TEST(FailureFileTest, NothingHalfWrittenIsLeft) {
  EXPECT_THROW(WriteWhole("/proc/nowhere/f.json", "text"), BadInput);
  const auto file = std::filesystem::path(testing::TempDir()) / "explore" / "f.json";
  WriteWhole(file, ToJson(AFailure()));
  EXPECT_EQ(ReadFailure(file).commands, AFailure().commands);
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".unfinished"));
  EXPECT_THROW(ReadFailure(file.string() + ".nothing"), BadInput);
}

TEST(ExplainTest, TellsItInEveryWay) {
  Failure failure = AFailure();
  failure.engine = "sim:first-registration-wins";
  const std::string text = Explain(failure, Observe(failure, Wrong(), "f.json"));
  EXPECT_THAT(text, HasSubstr("| 1 | `a create 1` | result 0x00000000<br>job 1: SUSPENDED"));
  EXPECT_THAT(text, HasSubstr("sequenceDiagram"));
  EXPECT_THAT(text, HasSubstr("a->>BITS: create 1"));
  EXPECT_THAT(text, HasSubstr("TEST(ExploredTest, SimFirstRegistrationWinsJob1Callback) {\n"
                              "  ExpectAsTheModel({\n      \"a create 1\",\n"));
}

}  // namespace
}  // namespace conformance::explore
