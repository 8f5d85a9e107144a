#include "bitsim/choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace bitsim {
namespace {

using testing::ElementsAre;

std::vector<std::uint64_t> Draw(ChoiceSource& choices, std::string_view name, std::uint64_t n,
                                int count) {
  const auto stream = choices.OpenStream(name);
  std::vector<std::uint64_t> values;
  for (int i = 0; i < count; ++i) values.push_back(choices.Choose(stream, n));
  return values;
}

std::string ErrorOf(std::string_view text) {
  try {
    ReplayedChoices::FromText(text, "failure.choices");
  } catch (const RecordingError& error) {
    return error.what();
  }
  return "no error";
}

// --- Seeded ---

// If this fails, every seed that anybody has written down means something else now.
TEST(SeededChoicesTest, AreTheSameForever) {
  SeededChoices choices(42);
  EXPECT_THAT(Draw(choices, "network.latency", 1'000'000, 5),
              ElementsAre(157976, 380504, 245305, 314586, 369908));
  EXPECT_THAT(Draw(choices, "actor.order", 2, 8), ElementsAre(0, 1, 1, 1, 0, 0, 1, 0));
  EXPECT_THAT(Draw(choices, "actor.order", UINT64_MAX, 2),
              ElementsAre(10994291567652557934u, 4564653672845619480u));
}

TEST(SeededChoicesTest, StreamsDoNotDisturbEachOther) {
  SeededChoices alone(7);
  SeededChoices disturbed(7);
  Draw(disturbed, "other", 10, 3);
  const auto first = Draw(disturbed, "mine", 1'000, 3);
  Draw(disturbed, "other", 10, 3);
  const auto second = Draw(disturbed, "mine", 1'000, 3);
  const auto expected = Draw(alone, "mine", 1'000, 6);
  EXPECT_THAT(first, ElementsAre(expected[0], expected[1], expected[2]));
  EXPECT_THAT(second, ElementsAre(expected[3], expected[4], expected[5]));
}

TEST(SeededChoicesTest, SeedsAndNamesBothMatter) {
  SeededChoices one(1);
  SeededChoices two(2);
  const auto values = Draw(one, "a", UINT64_MAX, 4);
  EXPECT_NE(values, Draw(one, "b", UINT64_MAX, 4));
  EXPECT_NE(values, Draw(two, "a", UINT64_MAX, 4));
}

TEST(SeededChoicesTest, OneOfOneConsumesNothing) {
  SeededChoices asked(3);
  SeededChoices silent(3);
  EXPECT_THAT(Draw(asked, "a", 1, 5), ElementsAre(0, 0, 0, 0, 0));
  EXPECT_EQ(Draw(asked, "a", 1'000, 3), Draw(silent, "a", 1'000, 3));
}

// n just above a power of two is where a biased reduction shows. 3 million draws: each count lies
// within six standard deviations (1 in 10^9 by chance, and the seed is fixed).
TEST(SeededChoicesTest, EveryNumberIsEquallyLikely) {
  for (const std::uint64_t n : {2u, 3u, 5u, 10u, 17u}) {
    SeededChoices choices(n);
    const auto stream = choices.OpenStream("test");
    constexpr int kDrawCount = 600'000;
    std::vector<int> counts(n);
    for (int i = 0; i < kDrawCount; ++i) ++counts.at(choices.Choose(stream, n));
    const double mean = static_cast<double>(kDrawCount) / static_cast<double>(n);
    for (const int count : counts) EXPECT_NEAR(count, mean, 6 * std::sqrt(mean)) << "n = " << n;
  }
}

TEST(SeededChoicesTest, ReachesBothHalvesOfTheLargestRange) {
  SeededChoices choices(5);
  const auto stream = choices.OpenStream("test");
  int high_count = 0;
  for (int i = 0; i < 1'000; ++i) {
    high_count += choices.Choose(stream, UINT64_MAX) > UINT64_MAX / 2 ? 1 : 0;
  }
  EXPECT_NEAR(high_count, 500, 100);
}

TEST(SeededChoicesTest, RefusesNamesThatARecordingCouldNotHold) {
  SeededChoices choices(1);
  for (const char* const name : {"", "Upper", "two words", "line\n", "caf\xc3\xa9"}) {
    EXPECT_THROW(choices.OpenStream(name), std::invalid_argument) << name;
  }
}

// --- Recorded and replayed ---

TEST(RecordingChoicesTest, AnswersAsTheSourceDoesAndWritesItDown) {
  SeededChoices plain(42);
  SeededChoices source(42);
  RecordingChoices recording(source);
  const auto expected = Draw(plain, "network.latency", 1'000'000, 2);
  EXPECT_EQ(Draw(recording, "network.latency", 1'000'000, 2), expected);
  Draw(recording, "actor.order", 1, 3);  // no choice
  EXPECT_EQ(recording.ToText(),
            "bitsim-recording 1\n"
            "stream network.latency\n"
            "stream actor.order\n"
            "network.latency " +
                std::to_string(expected[0]) +
                " of 1000000\n"
                "network.latency " +
                std::to_string(expected[1]) +
                " of 1000000\n"
                "end 2\n");
}

TEST(ReplayedChoicesTest, RepeatWhatWasRecorded) {
  SeededChoices source(9);
  RecordingChoices recording(source);
  std::vector<std::uint64_t> recorded;
  for (std::uint64_t i = 2; i < 200; ++i) {
    recorded.push_back(Draw(recording, i % 3 == 0 ? "a" : "b.c", i, 1)[0]);
  }
  ReplayedChoices replay = ReplayedChoices::FromText(recording.ToText(), "test");
  std::vector<std::uint64_t> replayed;
  for (std::uint64_t i = 2; i < 200; ++i) {
    replayed.push_back(Draw(replay, i % 3 == 0 ? "a" : "b.c", i, 1)[0]);
  }
  EXPECT_EQ(replayed, recorded);
}

TEST(ReplayedChoicesTest, ARecordingOfAReplayIsTheSameText) {
  SeededChoices source(9);
  RecordingChoices recording(source);
  Draw(recording, "a", 1'000, 5);
  ReplayedChoices replay = ReplayedChoices::FromText(recording.ToText(), "test");
  RecordingChoices again(replay);
  Draw(again, "a", 1'000, 5);
  EXPECT_EQ(again.ToText(), recording.ToText());
}

std::string ErrorOfDraw(ReplayedChoices& replay, std::string_view name, std::uint64_t n) {
  try {
    Draw(replay, name, n, 1);
  } catch (const RecordingError& error) {
    return error.what();
  }
  return "no error";
}

TEST(ReplayedChoicesTest, SayWhereARunLeavesTheRecording) {
  ReplayedChoices replay = ReplayedChoices::FromText(
      "bitsim-recording 1\n"
      "stream network.latency\n"
      "network.latency 3 of 5\n"
      "end 1\n",
      "failure.choices");
  EXPECT_EQ(ErrorOfDraw(replay, "network.latency", 7),
            "failure.choices:3: stream 'network.latency' was asked for a number below 7, "
            "recorded below 5");
  EXPECT_EQ(ErrorOfDraw(replay, "network.latency", 5), "no error");
  EXPECT_EQ(ErrorOfDraw(replay, "network.latency", 5),
            "failure.choices:4: stream 'network.latency' was asked for a number below 5, "
            "recorded are only 1 choices");
  EXPECT_EQ(ErrorOfDraw(replay, "other", 2),
            "failure.choices:4: stream 'other' was asked for a number below 2, "
            "recorded are only 0 choices");
}

TEST(ReplayedChoicesTest, OpeningAnUnknownStreamAsksForNothing) {
  ReplayedChoices replay = ReplayedChoices::FromText("bitsim-recording 1\nend 0\n", "test");
  EXPECT_THAT(Draw(replay, "other", 1, 2), ElementsAre(0, 0));
}

TEST(ReplayedChoicesTest, EveryTextCutShortIsNoticed) {
  SeededChoices source(9);
  RecordingChoices recording(source);
  Draw(recording, "a.b", 1'000, 12);
  const std::string text = recording.ToText();
  ASSERT_EQ(ErrorOf(text), "no error");
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_NE(ErrorOf(text.substr(0, size)), "no error") << size;
  }
}

TEST(ReplayedChoicesTest, BadTextIsRefusedWithItsLine) {
  const std::string head = "bitsim-recording 1\nstream a\n";
  EXPECT_EQ(ErrorOf(""),
            "failure.choices:0: the recording is cut off: it does not end with an 'end' line");
  EXPECT_EQ(ErrorOf("bitsim-recording 2\nend 0\n"),
            "failure.choices:1: a recording starts with 'bitsim-recording 1', this with "
            "'bitsim-recording 2'");
  EXPECT_EQ(ErrorOf(head + "b 0 of 2\nend 1\n"),
            "failure.choices:3: no line above names the stream of 'b 0 of 2'");
  for (const char* const line : {"a 2 of 2", "a 0 of 1", "a 0 of 0"}) {
    EXPECT_EQ(ErrorOf(head + line + "\nend 1\n"),
              std::string("failure.choices:3: there is no such choice: '") + line + "'");
  }
  for (const char* const line :
       {"", "a", "a 1", "a 1 of", "a 1 of 2 3", "a -1 of 2", "a +1 of 2", "a 01 of 2", "a 0x1 of 2",
        "a  1 of 2", "a 1 of 2 ", "a 1 of 2\r", "a 1 of 18446744073709551616"}) {
    EXPECT_EQ(
        ErrorOf(head + line + "\nend 1\n"),
        std::string("failure.choices:3: expected '<stream> <value> of <n>', found '") + line + "'");
  }
  EXPECT_EQ(ErrorOf(head + "a 1 of 2\nend 2\n"),
            "failure.choices:4: expected 'end 1' after as many choices, found 'end 2'");
  EXPECT_EQ(ErrorOf(head + "end 0\nend 0\n"),
            "failure.choices:4: nothing may follow the 'end' line");
  EXPECT_EQ(ErrorOf(head + "stream a\nend 0\n"),
            "failure.choices:3: the stream of 'stream a' has been named before");
  EXPECT_EQ(ErrorOf(head + "stream B\nend 0\n"),
            "failure.choices:3: expected 'stream <name>', found 'stream B'");
  EXPECT_EQ(ErrorOf(head + "a 1 of 2\nstream b\nend 1\n"),
            "failure.choices:4: all streams must be named before the first choice");
}

// "end" and "stream" are words of the format, but may name streams all the same.
TEST(ReplayedChoicesTest, NoNameOfAStreamIsMistaken) {
  for (const char* const name : {"end", "stream", "of"}) {
    SeededChoices source(1);
    RecordingChoices recording(source);
    Draw(recording, name, 10, 3);
    EXPECT_EQ(ErrorOf(recording.ToText()), "no error") << recording.ToText();
  }
}

}  // namespace
}  // namespace bitsim
