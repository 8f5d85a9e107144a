#include "bitsim/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace bitsim {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;

constexpr TraceKind kPlain{"plain"};
constexpr TraceKind kJobState{"job.state", "from", FormatDecimal, "error", FormatHex};
constexpr TraceKind kWaits{"job.waits", "for", FormatDuration};

std::string Format(TraceValueFormat format, std::uint64_t value) {
  std::string text;
  format(text, value);
  return text;
}

TEST(TraceFormatTest, Values) {
  EXPECT_EQ(Format(FormatDecimal, UINT64_MAX), "18446744073709551615");
  EXPECT_EQ(Format(FormatHex, 0), "0x00000000");
  EXPECT_EQ(Format(FormatHex, 0x80190194), "0x80190194");
  EXPECT_EQ(Format(FormatHex, 0x1'8019'0194), "0x180190194");
  EXPECT_EQ(Format(FormatDuration, 6'000'000'000), "600 s");
  EXPECT_EQ(Format(FormatDuration, 5'000'000), "0.5 s");
  EXPECT_EQ(Format(FormatDuration, 12'0000'001), "12.0000001 s");
}

TEST(TraceTest, LinesSayEverything) {
  Trace trace;
  const TraceActorId app = trace.AddActor("app");
  trace.Add(kSimulationStart + seconds(5), 0, 1, kJobState, 1, 0x80190194, "ST-05");
  trace.Add(kSimulationStart + std::chrono::hours(100) + Duration(1), app, 0, kPlain);
  trace.Add(kSimulationStart + seconds(3661), app, 12, kWaits, 6'000'000'000);
  EXPECT_THAT(trace.Lines(),
              ElementsAre("+00:00:05.0000000  service  job 1  job.state from=1 error=0x80190194  "
                          "[ST-05]",
                          "+100:00:00.0000001  app  -  plain",
                          "+01:01:01.0000000  app  job 12  job.waits for=600 s"));
  EXPECT_THAT(trace.Lines(1), ElementsAre(trace.Lines().back()));
  EXPECT_EQ(trace.actor_name(0), "service");
  EXPECT_EQ(trace.actor_name(99), "?");
}

TEST(TraceTest, KeepsTheLastEventsInTheirOrder) {
  for (const std::size_t capacity : {0u, 1u, 3u, 100u}) {
    Trace trace(capacity);
    for (std::uint64_t i = 0; i < 8; ++i) trace.Add(kSimulationStart, 0, 0, kJobState, i);
    const std::size_t kept = std::min<std::size_t>(capacity, 8);
    const std::vector<TraceEvent> events = trace.Events();
    ASSERT_EQ(events.size(), kept);
    for (std::size_t i = 0; i < kept; ++i) EXPECT_EQ(events[i].first, 8 - kept + i);
    EXPECT_EQ(trace.event_count(), 8u);
  }
}

std::uint64_t HashOf(Instant time, TraceActorId actor, TraceSubjectId subject,
                     const TraceKind& kind, std::uint64_t first, std::uint64_t second) {
  Trace trace(0);
  trace.Add(time, actor, subject, kind, first, second);
  return trace.hash();
}

TEST(TraceTest, ACopyGoesOnByItself) {
  Trace trace(3);
  for (int i = 0; i < 4; ++i) trace.Add(kSimulationStart + seconds(i), 0, 0, kPlain);
  Trace copy = trace;
  EXPECT_EQ(copy.Lines(), trace.Lines());
  EXPECT_EQ(copy.hash(), trace.hash());
  EXPECT_EQ(copy.event_count(), 4u);
  trace.Add(kSimulationStart + seconds(4), 0, 0, kPlain);
  copy.Add(kSimulationStart + seconds(5), 0, 0, kPlain);
  EXPECT_EQ(copy.Events().back().time, kSimulationStart + seconds(5));
  EXPECT_EQ(trace.Events().back().time, kSimulationStart + seconds(4));
  copy = trace;
  EXPECT_EQ(copy.Lines(), trace.Lines());
  const Trace& itself = copy;
  copy = itself;
  EXPECT_EQ(copy.Lines(), trace.Lines());
}

TEST(TraceHashTest, EveryNumberMatters) {
  constexpr TraceKind other{"other"};
  const std::set<std::uint64_t> hashes = {
      Trace().hash(),
      HashOf(kSimulationStart, 0, 0, kPlain, 0, 0),
      HashOf(kSimulationStart + Duration(1), 0, 0, kPlain, 0, 0),
      HashOf(kSimulationStart, 1, 0, kPlain, 0, 0),
      HashOf(kSimulationStart, 0, 1, kPlain, 0, 0),
      HashOf(kSimulationStart, 0, 0, other, 0, 0),
      HashOf(kSimulationStart, 0, 0, kPlain, 1, 0),
      HashOf(kSimulationStart, 0, 0, kPlain, 0, 1),
      HashOf(kSimulationStart, 0, 0, kPlain, UINT64_MAX, 0),
  };
  EXPECT_EQ(hashes.size(), 9u);
}

TEST(TraceHashTest, OrderMatters) {
  Trace ab(0);
  Trace ba(0);
  ab.Add(kSimulationStart, 0, 1, kPlain);
  ab.Add(kSimulationStart, 0, 2, kPlain);
  ba.Add(kSimulationStart, 0, 2, kPlain);
  ba.Add(kSimulationStart, 0, 1, kPlain);
  EXPECT_NE(ab.hash(), ba.hash());
}

TEST(TraceHashTest, RulesAndCapacityDoNotMatter) {
  Trace plain(0);
  Trace citing(10);
  plain.Add(kSimulationStart, 0, 1, kPlain);
  citing.Add(kSimulationStart, 0, 1, kPlain, 0, 0, "ST-05");
  EXPECT_EQ(plain.hash(), citing.hash());
}

// If this fails, hashes that anybody has written down mean something else now.
TEST(TraceHashTest, IsTheSameForever) {
  Trace trace;
  trace.Add(kSimulationStart, 1, 2, kJobState, 3, 4);
  trace.Add(kSimulationStart + seconds(1), 0, 0, kPlain);
  EXPECT_EQ(trace.hash(), 15447946311026290027u);
}

}  // namespace
}  // namespace bitsim
