#include "conformance/report/testing/sample_run.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace conformance::report {
namespace {

constexpr Rule MakeRule(std::string_view id, std::string_view group, std::string_view title,
                        std::string_view sentence, Level level, Confidence confidence,
                        std::string_view html, int line, std::string_view untested = "") {
  return {.id = id,
          .group = group,
          .title = title,
          .sentence = sentence,
          .level = level,
          .confidence = confidence,
          .since = "1.0",
          .source = "A page of the documentation",
          .intent = "So that clients can rely on it",
          .if_it_fails = "The list of callbacks",
          .unsettled = "",
          .untested = untested,
          .html = html,
          .file = "docs/rules/sample.md",
          .line = line};
}

constexpr Rule kBook[] = {
    MakeRule("TEA-POUR-01", "TEA-POUR", "A full pot pours", "A pot that is full MUST pour.",
             Level::kMust, Confidence::kDocumented,
             "<p>A pot that is full MUST pour; see <a href=\"#TEA-POUR-02\">TEA-POUR-02</a>.</p>",
             10),
    MakeRule("TEA-POUR-02", "TEA-POUR", "The last cup wins",
             "A pot MUST serve one cup only: a new cup replaces the one before.", Level::kMust,
             Confidence::kDocumented, "<p>A pot MUST serve <code>one</code> cup only.</p>", 20),
    MakeRule("TEA-POUR-03", "TEA-POUR", "A pot lets go of its cup",
             "The pot SHOULD let go of a cup that was replaced.", Level::kShould,
             Confidence::kObserved, "<p>The pot SHOULD let go of a cup that was replaced.</p>", 30),
    MakeRule("TEA-POUR-04", "TEA-POUR", "A second drinker is served",
             "The pot MUST serve drinkers of other rooms.", Level::kMust, Confidence::kDocumented,
             "<p>The pot MUST serve drinkers of other rooms.</p>", 40),
    MakeRule("TEA-POUR-05", "TEA-POUR", "Nobody knows who washes up",
             "Whoever washes up MAY do so at any time.", Level::kMay, Confidence::kInferred,
             "<p>Whoever washes up MAY do so at any time.</p>", 50),
    MakeRule("TEA-BREW-01", "TEA-BREW", "Water boils", "The water MUST boil before it is poured.",
             Level::kMust, Confidence::kDocumented, "<p>The water MUST boil.</p>", 60),
    MakeRule("TEA-BREW-02", "TEA-BREW", "A pot that is forgotten",
             "A pot that nobody asks for MUST be kept for 90 days.", Level::kMust,
             Confidence::kDocumented, "<p>MUST be kept for 90 days.</p>", 70,
             "needs a <second> kitchen, which no backend has"),
    MakeRule("TEA-BREW-03", "TEA-BREW", "The kettle survives", "The kettle MUST survive.",
             Level::kMust, Confidence::kDocumented, "<p>The kettle MUST survive.</p>", 80),
    MakeRule("TEA-BREW-04", "TEA-BREW", "The kettle ends", "The kettle MUST end.", Level::kMust,
             Confidence::kDocumented, "<p>The kettle MUST end.</p>", 90),
};

TestResult MakeTest(std::string name, std::vector<std::string> rules, int line) {
  TestResult test;
  test.name = std::move(name);
  test.rules = std::move(rules);
  test.file = "conformance/suite/tea_test.cc";
  test.line = line;
  test.assertions = 3;
  test.trace_hash = 0x1000 + static_cast<std::uint64_t>(line);
  test.duration = std::chrono::milliseconds(line);
  return test;
}

Finding MakeFinding(std::string message, std::vector<std::string> rules, int line) {
  return {.kind = Finding::Kind::kBroken,
          .file = "conformance/suite/tea_test.cc",
          .line = line,
          .message = std::move(message),
          .rules = std::move(rules),
          .ended_the_test = false};
}

// As the runner words the end of a test that did not end by itself.
Finding MakeEnd(Finding::Kind kind, std::string message, std::string rule) {
  return {.kind = kind,
          .file = "",
          .line = 0,
          .message = std::move(message),
          .rules = {std::move(rule)},
          .ended_the_test = true};
}

std::vector<std::string> LongTrace() {
  std::vector<std::string> trace;
  for (int i = 0; i < 25; ++i) {
    trace.push_back("00:00:" + std::to_string(10 + i) + ".000 pot  step " + std::to_string(i));
  }
  trace.push_back("00:00:39.000 pot  poured  [TEA-POUR-01]");
  trace.push_back("00:00:40.000 pot  says <script>alert(\"tea\")</script> \x1b[31m & \xff");
  return trace;
}

std::vector<TestResult> MakeTests() {
  std::vector<TestResult> tests;
  tests.push_back(MakeTest("TEA_POUR_01.AFullPotPours", {"TEA-POUR-01"}, 11));
  tests.back().observations = {{"cups", "4"}};

  tests.push_back(MakeTest("TEA_POUR_02.TheLastCupWins", {"TEA-POUR-02", "TEA-POUR-03"}, 21));
  tests.back().findings = {
      MakeFinding("Expected equality of these values:\n  first->Pour()\n    Which is: -2145386494\n"
                  "  S_OK\n    Which is: 0\nthe cup </pre></td> \"quoted\" & \x1b[2J 'single' "
                  "is \xff full",
                  {"TEA-POUR-02", "TEA-POUR-03"}, 24),
      MakeFinding("Actual function call count doesn't match EXPECT_CALL(cup, Filled(_))...\n"
                  "         Expected: to be called once\n"
                  "           Actual: never called - unsatisfied and active",
                  {"TEA-POUR-02"}, 22)};
  tests.back().trace = LongTrace();

  tests.push_back(MakeTest("TEA_POUR_03.LetsGo", {"TEA-POUR-03"}, 31));
  tests.back().findings = {
      MakeFinding("Expected: (cups) < (2), actual: 3 vs 2", {"TEA-POUR-03"}, 33)};

  tests.push_back(MakeTest("TEA_POUR_04.ServesOthers", {"TEA-POUR-04"}, 41));
  tests.back().assertions = 0;
  tests.back().unsupported = "needs a second application";

  tests.push_back(MakeTest("TEA_POUR_05.WhoWashesUp", {"TEA-POUR-05"}, 51));
  tests.back().probe = true;
  tests.back().observations = {{"who", "<nobody>"}, {"when", "never"}};

  tests.push_back(MakeTest("TEA_BREW_01.Boils", {"TEA-BREW-01"}, 61));
  tests.back().findings = {
      MakeFinding("Value of: water.hot()\n  Actual: false\nExpected: true", {"TEA-BREW-01"}, 63)};
  tests.back().findings[0].kind = Finding::Kind::kSoft;

  tests.push_back(MakeTest("TEA_BREW_01.IsNeverThrown", {"TEA-BREW-01", "TEA-POUR-01"}, 65));
  tests.push_back(MakeTest("TEA_BREW_03.Survives", {"TEA-BREW-03"}, 81));
  tests.back().findings = {
      MakeEnd(Finding::Kind::kCrash, "the backend died: signal 11", "TEA-BREW-03")};
  tests.push_back(MakeTest("TEA_BREW_04.Ends", {"TEA-BREW-04"}, 91));
  tests.back().findings = {MakeEnd(Finding::Kind::kTimeout, "no end after 10 s", "TEA-BREW-04")};
  return tests;
}

}  // namespace

std::span<const Rule> SampleBook() { return kBook; }

RunResult SampleRun() {
  RunResult run;
  run.suite_version = "1.2.3";
  run.backend = "plugin:./tea pot.so";
  run.bits_version = "10.3";
  run.seed = 7;
  run.book = SampleBook();
  run.groups = {{"TEA-POUR", "Pouring tea", "docs/rules/sample.md"},
                {"TEA-BREW", "Brewing tea", "docs/rules/sample.md"}};
  run.tests = MakeTests();
  run.tests_in_suite = run.tests.size();
  run.tests_selected = run.tests.size();
  for (TestResult& test : run.tests) {
    JudgeTest(SampleBook(), test);
    run.trace_hash = AddToTraceHash(run.trace_hash, test.name, test.trace_hash);
  }
  std::vector<const Rule*> rules;
  for (const Rule& rule : SampleBook()) rules.push_back(&rule);
  run.rules = JudgeRules(rules, run.tests);
  return run;
}

}  // namespace conformance::report
