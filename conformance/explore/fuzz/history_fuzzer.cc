// A target for coverage-guided fuzzers, as OSS-Fuzz builds them. The first three quarters of the
// input are commands, the rest answers what the service leaves to chance. A mismatch with the model
// aborts, after it was printed as a test.

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/explain.h"
#include "conformance/explore/history.h"

namespace {

using namespace conformance::explore;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scenario scenario;
  const std::span<const std::uint8_t> bytes(data, size);
  const std::size_t command_bytes = size - size / 4;
  bitsim::BytesChoices command_choices(bytes.first(command_bytes));
  bitsim::BytesChoices choices(bytes.subspan(command_bytes));
  const auto stream = command_choices.OpenStream("explore.command");
  const RunResult result = RunHistory(
      [&](const conformance::model::State&) -> std::optional<conformance::model::Command> {
        if (command_choices.rest().empty()) return std::nullopt;
        return scenario.commands[command_choices.Choose(stream, scenario.commands.size())];
      },
      choices);
  if (result.mismatch) {
    const Failure failure = {.strategy = "fuzzer",
                             .commands = result.commands,
                             .choices = {},
                             .mismatch = *result.mismatch};
    fmt::print(stderr, "{}expected\n{}actual\n{}", ToTest(failure), failure.mismatch.expected,
               failure.mismatch.actual);
    std::abort();
  }
  return 0;
}
