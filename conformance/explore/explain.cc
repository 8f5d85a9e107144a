#include "conformance/explore/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "bitsim/endless_run.h"
#include "conformance/explore/simulated_service.h"

namespace conformance::explore {
namespace {

using model::Command;
using model::CommandKind;

std::string OneLine(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at)) {
    text.replace(at, 1, "<br>");
  }
  return text;
}

std::string Table(const Failure& failure, const std::vector<model::Observation>& seen) {
  std::string text = "| # | command | what was seen |\n|---|---|---|\n";
  for (std::size_t i = 0; i < failure.commands.size(); ++i) {
    text += fmt::format("| {} | `{}` | {} |\n", i + 1, ToString(failure.commands[i]),
                        i < seen.size() ? OneLine(model::ToString(seen[i])) : "");
  }
  return text;
}

// Who does it, as Mermaid knows them.
std::string Actor(const Command& command) {
  const bool is_application = model::IsCall(command.kind);
  return is_application ? std::string(1, model::ApplicationName(command.application)) : "world";
}

std::string Diagram(const Failure& failure, const std::vector<model::Observation>& seen) {
  std::string text =
      "```mermaid\nsequenceDiagram\n  participant world\n  participant a\n  participant b\n"
      "  participant BITS\n";
  for (std::size_t i = 0; i < failure.commands.size(); ++i) {
    const Command& command = failure.commands[i];
    const std::string words = ToString(command).substr(2);  // without who
    text += command.kind == CommandKind::kWait
                ? fmt::format("  Note over world,BITS: {} s pass\n", command.argument)
                : fmt::format("  {}->>BITS: {}\n", Actor(command), words);
    if (i >= seen.size()) break;
    if (seen[i].result && FAILED(*seen[i].result)) {
      text += fmt::format("  BITS-->>{}: {:#010x}\n", Actor(command),
                          static_cast<std::uint32_t>(*seen[i].result));
    }
    for (std::size_t job = 0; job < model::kJobsMax; ++job) {
      for (const model::Call& call : seen[i].jobs[job].calls) {
        text += fmt::format("  BITS->>{}: {} of job {}\n", model::ApplicationName(call.application),
                            model::MethodOf(call.event), job + 1);
      }
    }
    if (i == failure.mismatch.command) {
      text += fmt::format("  Note over BITS: not allowed, {}\n", failure.mismatch.what);
    }
  }
  return text + "```\n";
}

// "sim:first-registration-wins" as a name of a test.
std::string TestName(const Failure& failure) {
  std::string name;
  bool is_start = true;
  for (const char c : failure.engine + "-" + failure.mismatch.what) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) == 0) {
      is_start = true;
    } else {
      name += is_start ? static_cast<char>(std::toupper(letter)) : c;
      is_start = false;
    }
  }
  return name;
}

}  // namespace

std::vector<model::Observation> Observe(const Failure& failure, const RunOptions& options,
                                        std::string_view place) {
  std::vector<model::Observation> seen;
  try {
    bitsim::ReplayedChoices choices =
        bitsim::ReplayedChoices::FromText(failure.choices, fmt::format("{}: choices", place));
    SimulatedService service(choices, options.decisions);
    for (const Command& command : failure.commands) seen.push_back(service.Run(command));
  } catch (const bitsim::RecordingError& error) {
    throw BadInput(error.what());
  } catch (const bitsim::EndlessRun&) {
    // What was seen until then is all that there is.
  }
  return seen;
}

std::string ToTest(const Failure& failure) {
  std::string text =
      fmt::format("// Found in {} by {}, seed {}, history {}: {}.\n", failure.engine,
                  failure.strategy, failure.seed, failure.history, failure.mismatch.what);
  text += fmt::format("TEST(ExploredTest, {}) {{\n  ExpectAsTheModel({{\n", TestName(failure));
  for (const Command& command : failure.commands) {
    text += fmt::format("      \"{}\",\n", ToString(command));
  }
  return text + "  });\n}\n";
}

std::string Explain(const Failure& failure, const std::vector<model::Observation>& seen) {
  std::string text =
      fmt::format("# {} in {}\n\nAfter command {}, `{}`. Trace hash {:#018x}.\n\n",
                  failure.mismatch.what, failure.engine, failure.mismatch.command + 1,
                  ToString(failure.commands[failure.mismatch.command]), failure.trace_hash);
  text += "Expected:\n\n```\n" + failure.mismatch.expected + "```\n\nActual:\n\n```\n" +
          failure.mismatch.actual + "```\n\n";
  text += Table(failure, seen) + '\n' + Diagram(failure, seen);
  return text + "\nAs a test, for conformance/explore/explored_test.cc:\n\n```cpp\n" +
         ToTest(failure) + "```\n";
}

}  // namespace conformance::explore
