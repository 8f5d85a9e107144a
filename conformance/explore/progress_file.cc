#include "conformance/explore/progress_file.h"

#include <fmt/format.h>

#include <fstream>

#include "bitsim/trace.h"
#include "conformance/explore/failure_file.h"

namespace conformance::explore {
namespace {

constexpr std::string_view kFirstLine = "bits-explore-progress 1";

}  // namespace

std::string IdentityOf(const PlanOptions& options, const std::string& engine) {
  std::string commands;
  for (const model::Command& command : options.scenario.commands) {
    commands += ToString(command) + '\n';
  }
  const std::string identity = fmt::format(
      "{} of {}, seed {}, depth {}, length {}, commands {:016x}", ToString(options.strategy),
      engine, options.seed, options.depth, options.scenario.length, bitsim::HashText(commands));
  if (options.strategy != Strategy::kBytes) return identity;
  std::string inputs;
  for (const std::vector<std::uint8_t>& input : options.inputs) {
    inputs.append(fmt::format("{:02x}\n", fmt::join(input, "")));
  }
  return fmt::format("{}, inputs {:016x}", identity, bitsim::HashText(inputs));
}

void WriteProgress(const std::filesystem::path& file, const std::string& identity,
                   const Progress& progress) {
  WriteWhole(file, fmt::format("{}\n{}\n{}\n{}\n", kFirstLine, identity, progress.next,
                               progress.coverage.ToText()));
}

Progress ReadProgress(const std::filesystem::path& file, const std::string& identity) {
  std::ifstream stream(file);
  std::string lines[4];
  for (std::string& line : lines) std::getline(stream, line);
  const auto fail = [&](int line, const std::string& message) {
    throw BadInput(fmt::format("{}:{}: {}", file.string(), line, message));
  };
  if (!stream) fail(1, "cannot be read, or is cut short: there is nothing to resume");
  if (lines[0] != kFirstLine) fail(1, fmt::format("expected '{}'", kFirstLine));
  if (lines[1] != identity) {
    fail(2, fmt::format("this is progress of another exploration ({}), not of this one ({})",
                        lines[1], identity));
  }
  Progress progress;
  const auto coverage = Coverage::FromText(lines[3]);
  if (lines[2].empty() || lines[2].find_first_not_of("0123456789") != std::string::npos ||
      lines[2].size() > 18) {
    fail(3, "expected the number of a history");
  }
  if (!coverage) fail(4, "expected the coverage");
  progress.next = std::stoull(lines[2]);
  progress.coverage = *coverage;
  return progress;
}

}  // namespace conformance::explore
