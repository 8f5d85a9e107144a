#include "conformance/runner/help.h"

#include <fmt/format.h>

#include "conformance/report/text.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/runner/command_registry.h"

namespace conformance::runner {

std::string HelpText() {
  std::string backends;
  for (const BackendFactory& factory : AllBackends()) {
    backends += fmt::format("      {:<14}", UsageOf(factory));
    bool first = true;
    for (const std::string& line : report::Wrap(factory.summary, 58)) {
      backends += (first ? "" : std::string(20, ' ')) + line + "\n";
      first = false;
    }
  }
  if (backends.empty()) backends = "      (this program was built without any)\n";
  std::string synopses;
  std::string commands;
  for (const Command& command : AllCommands()) {
    if (command.synopsis.empty()) continue;
    synopses += fmt::format("  bits-conformance {}\n", command.synopsis);
    commands += fmt::format("  {:<16}  {}\n", command.name, command.summary);
  }
  return R"(NAME
  bits-conformance - check an implementation of BITS against the rule book

SYNOPSIS
  bits-conformance [--backend=NAME] [--filter=RULES] [--seed=N] [--report=DIR]
  bits-conformance --expectations=FILE [--fix]
  bits-conformance --replay=FILE
  bits-conformance --list-rules | --list-tests [--filter=RULES]
  bits-conformance --explain RULE
)" + synopses +
         R"(
DESCRIPTION
  Runs the tests of the rule book's rules against a backend, shows which rules
  hold, and writes a report: index.html for people, junit.xml for CI systems,
  results.json for programs.

COMMANDS (each has a --help of its own)
)" + commands +
         R"(
OPTIONS
  --backend=NAME    What is tested; )" +
         DefaultBackendName() + R"( by default.
)" + backends +
         R"(  --filter=RULES    Only tests of these rules: ids or patterns, separated by
                    commas, as in NOTIFY-REG-*,ST-0?.
  --level=LEVEL     must: only rules that a service MUST keep; should: those that it
                    SHOULD keep, too; all by default.
  --shard=I/N       Only the I-th of N parts of the tests, from 1/N to N/N;
                    bits-conformance report puts the results together.
  --seed=N          Decides everything that may happen one way or another;
                    1 by default. The same seed gives the same run.
  --report=DIR      Where the reports go; out/conformance/BACKEND by default.
  --expectations=FILE
                    What is known to be broken, as TOML: the exit code then says
                    whether the verdicts are those of the file.
  --fix             Makes that file say what the run has shown, and begins it if
                    it is not there. Comments, reasons and order stay.
  --strict          Warnings make the exit code 1, too: rules that an implementation
                    SHOULD keep, and those that are inferred or observed.
  --manifest=FILE   What the implementation is like and cannot do, as TOML: values
                    for the tests, and tests that are unsupported. See
                    docs/validating-a-clone.md.
  --record=DIR      Writes every choice of each test to DIR/TEST.choices.
  --trace=DIR       Writes what each test did to DIR: TEST.jsonl for programs,
                    TEST.trace.json for ui.perfetto.dev, TEST.mmd for Mermaid. A
                    backend that keeps no trace leaves none.
  --bundle=FILE     Writes what belongs together as evidence to a .tar file: the
                    results, the page, the hashes of all traces, what was expected
                    and recorded. Equal runs give equal bytes.
  --replay=FILE     Runs the test of such a file again, with the same choices.
  --isolate         Runs the tests in a process of their own, so that one that hangs
                    or takes the process with it costs itself alone: its verdict
                    is timeout or crash, and the run goes on. --no-isolate does
                    not. What is done without either depends on the backend.
  --test-limit=SECONDS
                    How long an isolated test may take.
  --color=WHEN      auto, always or never. auto heeds NO_COLOR.
  --list-rules      Lists the rules, with how many tests each has.
  --list-tests      Lists the tests, with the rules each checks.
  --explain=RULE    Prints a rule: its text, its sources, its tests, its mutants.
  --check           Tells which rules have neither a test nor a reason for
                    having none. Exits with 1 if there are any.
  --help, --version
  --gtest_...       GoogleTest's own flags: --gtest_filter, --gtest_repeat,
                    --gtest_shuffle, --gtest_list_tests and the others.

EXIT STATUS
  0    every verdict is as expected
  1    a rule that is a documented MUST is broken, with --strict any rule, or a
       test crashed or hung; or with --expectations a verdict is not as expected
  2    wrong use or bad input; nothing was run and nothing written
  3    the backend itself broke: there is no report, or with --isolate one of
       what was seen before; or standard output could not be written
  130  interrupted; no report was written

EXAMPLES
  bits-conformance --filter=NOTIFY-REG-*
  bits-conformance --explain NOTIFY-REG-14
  bits-conformance --gtest_filter=NOTIFY_REG_14.* --seed=7
)";
}

}  // namespace conformance::runner
