#include "bitsim/trace_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "bitsim/simulation.h"
#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

void FormatLetter(std::string& out, std::uint64_t value) { out += static_cast<char>('A' + value); }

constexpr TraceKind kPlain{"plain"};
constexpr TraceKind kCall{"IPot::Pour", "cups", FormatDecimal, "heat", FormatHex};
constexpr TraceKind kState{"pot.state", "from", FormatLetter, "to", FormatLetter};
constexpr TraceKind kTold{"notify.Poured"};
constexpr TraceKind kAnswered{"notify.result", "result", FormatHex};
constexpr TraceKind kRequest{"http.request"};

Trace SampleTrace() {
  Trace trace;
  const TraceActorId client = trace.AddActor("client");
  trace.Add(kSimulationStart, client, 0, kPlain);
  trace.Add(kSimulationStart + Duration(5), client, 1, kCall, 7, 255);
  trace.Add(kSimulationStart + milliseconds(1), 0, 1, kState, 0, 1, "POT-01");
  trace.Add(kSimulationStart + milliseconds(1), 0, 1, kRequest);
  trace.Add(kSimulationStart + milliseconds(3), 0, 1, kState, 1, 2);
  trace.Add(kSimulationStart + milliseconds(3), client, 1, kTold);
  trace.Add(kSimulationStart + milliseconds(4), client, 1, kAnswered, 0);
  return trace;
}

TEST(TraceExport, JsonLines) {
  EXPECT_EQ(ToJsonLines(SampleTrace()),
            R"({"ticks":0,"actor":"client","event":"plain"}
{"ticks":5,"actor":"client","job":1,"event":"IPot::Pour","cups":7,"heat":"0x000000ff"}
{"ticks":10000,"actor":"service","job":1,"event":"pot.state","from":"A","to":"B","rule":"POT-01"}
{"ticks":10000,"actor":"service","job":1,"event":"http.request"}
{"ticks":30000,"actor":"service","job":1,"event":"pot.state","from":"B","to":"C"}
{"ticks":30000,"actor":"client","job":1,"event":"notify.Poured"}
{"ticks":40000,"actor":"client","job":1,"event":"notify.result","result":"0x00000000"}
)");
}

TEST(TraceExport, ChromeTrace) {
  EXPECT_EQ(ToChromeTrace(SampleTrace()), R"({"displayTimeUnit":"ms","traceEvents":[
{"ph":"M","pid":1,"name":"process_name","args":{"name":"actors"}},
{"ph":"M","pid":2,"name":"process_name","args":{"name":"jobs"}},
{"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"client"}},
{"ph":"i","s":"t","pid":1,"tid":1,"ts":0.0,"name":"plain","args":{}},
{"ph":"i","s":"t","pid":1,"tid":1,"ts":0.5,"name":"IPot::Pour","args":{"job":1,"cups":7,"heat":"0x000000ff"}},
{"ph":"M","pid":1,"tid":0,"name":"thread_name","args":{"name":"service"}},
{"ph":"i","s":"t","pid":1,"tid":0,"ts":1000.0,"name":"pot.state","args":{"job":1,"from":"A","to":"B","rule":"POT-01"}},
{"ph":"M","pid":2,"tid":1,"name":"thread_name","args":{"name":"job 1"}},
{"ph":"i","s":"t","pid":1,"tid":0,"ts":1000.0,"name":"http.request","args":{"job":1}},
{"ph":"i","s":"t","pid":1,"tid":0,"ts":3000.0,"name":"pot.state","args":{"job":1,"from":"B","to":"C"}},
{"ph":"X","pid":2,"tid":1,"ts":1000.0,"dur":2000.0,"name":"B"},
{"ph":"i","s":"t","pid":1,"tid":1,"ts":3000.0,"name":"notify.Poured","args":{"job":1}},
{"ph":"i","s":"t","pid":1,"tid":1,"ts":4000.0,"name":"notify.result","args":{"job":1,"result":"0x00000000"}},
{"ph":"X","pid":2,"tid":1,"ts":3000.0,"dur":1000.0,"name":"C"}
]}
)");
}

TEST(TraceExport, Mermaid) {
  EXPECT_EQ(ToMermaid(SampleTrace()), R"(sequenceDiagram
  participant a1 as client
  participant service
  participant server
  Note over a1: plain
  a1->>service: job 1 Pour cups=7 heat=0x000000ff
  Note over service: job 1 pot.state from=A to=B [POT-01]
  service->>server: job 1 http.request
  Note over service: job 1 pot.state from=B to=C
  service->>a1: job 1 notify.Poured
  a1-->>service: job 1 notify.result result=0x00000000
)");
}

TEST(TraceExport, MermaidOfTheLastEvents) {
  EXPECT_EQ(ToMermaid(SampleTrace(), 1),
            "sequenceDiagram\n  participant a1 as client\n  participant service\n"
            "  a1-->>service: job 1 notify.result result=0x00000000\n");
}

TEST(TraceExport, OfNothing) {
  const Trace trace;
  EXPECT_EQ(ToJsonLines(trace), "");
  EXPECT_THAT(ToChromeTrace(trace), StartsWith("{"));
  EXPECT_EQ(ToMermaid(trace), "sequenceDiagram\n  participant service\n");
}

TEST(TraceExport, NamesOfApplicationsMayBeAnything) {
  Trace trace;
  const TraceActorId client = trace.AddActor("a\"\\\n;#\xff\xed\xa0\x80\xc3\xa9");
  trace.Add(kSimulationStart, client, 0, kPlain);
  const std::string replaced = "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xc3\xa9";
  EXPECT_THAT(ToJsonLines(trace), HasSubstr("\"a\\\"\\\\\\u000a;#" + replaced + "\""));
  EXPECT_THAT(ToMermaid(trace), HasSubstr("as a\"\\ #59;#35;" + replaced + "\n"));
}

// What the formats are made for.
TEST(TraceExport, OfASimulation) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  const auto manager = CreateManager(client);
  const auto job = CreateJob(*manager);
  job->Cancel();
  simulation.RunUntilIdle();
  EXPECT_THAT(ToJsonLines(simulation.trace()), HasSubstr("\"event\":\"job.state\",\"from\":\""));
  EXPECT_THAT(ToChromeTrace(simulation.trace()), HasSubstr("\"name\":\"job 1\""));
  EXPECT_THAT(ToMermaid(simulation.trace()), HasSubstr("->>service: "));
  EXPECT_THAT(ToMermaid(simulation.trace()), Not(HasSubstr("a0")));
}

}  // namespace
}  // namespace bitsim
