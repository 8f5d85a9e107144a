#include "conformance/explore/history.h"

#include <numeric>

#include "bitsim/endless_run.h"
#include "conformance/explore/simulated_service.h"

namespace conformance::explore {

using model::Command;
using model::CommandKind;

RunResult RunHistory(const NextCommand& next, bitsim::ChoiceSource& choices,
                     const RunOptions& options) {
  SimulatedService service(choices, options.decisions, options.trace_lines);
  Checker checker;
  RunResult result;
  while (!result.mismatch) {
    const std::optional<Command> command = next(checker.state());
    if (!command) break;
    result.commands.push_back(*command);
    try {
      result.mismatch = checker.Check(*command, service.Run(*command));
    } catch (const bitsim::EndlessRun& error) {
      result.mismatch = Mismatch{.command = result.commands.size() - 1,
                                 .what = "endless run",
                                 .expected = "the command ends\n",
                                 .actual = error.what()};
    }
  }
  result.coverage = checker.coverage();
  result.coverage.histories = 1;
  result.trace_hash = service.trace().hash();
  if (options.trace_lines > 0) result.trace = service.trace().Lines(options.trace_lines);
  return result;
}

RunResult RunHistory(const std::vector<Command>& commands, bitsim::ChoiceSource& choices,
                     const RunOptions& options) {
  std::size_t next = 0;
  return RunHistory(
      [&](const model::State&) {
        return next < commands.size() ? std::optional(commands[next++]) : std::nullopt;
      },
      choices, options);
}

RandomCommands::RandomCommands(const Scenario& scenario, bitsim::ChoiceSource& choices,
                               bool is_swarm)
    : scenario_(scenario),
      choices_(choices),
      stream_(choices.OpenStream("explore.command")),
      commands_of_kind_(model::kCommandKinds),
      weights_(model::kCommandKinds) {
  for (const Command& command : scenario.commands) {
    commands_of_kind_[static_cast<std::size_t>(command.kind)].push_back(command);
  }
  for (std::size_t i = 0; i < model::kCommandKinds; ++i) {
    const auto kind = static_cast<CommandKind>(i);
    const bool leads_on = kind == CommandKind::kAddFile || kind == CommandKind::kResume ||
                          kind == CommandKind::kRegister || kind == CommandKind::kServer;
    const bool is_subtle = kind == CommandKind::kSetFlags || kind == CommandKind::kSetProgram ||
                           kind == CommandKind::kSetClass || kind == CommandKind::kKill;
    weights_[i] = commands_of_kind_[i].empty()   ? 0
                  : kind == CommandKind::kWait   ? 60
                  : kind == CommandKind::kCreate ? 20
                  : leads_on                     ? 20
                  : is_subtle                    ? 16
                                                 : 8;
    if (!is_swarm || leads_on) continue;
    constexpr std::uint64_t kQuarters[] = {0, 1, 4, 12};
    const bool is_needed = kind == CommandKind::kWait || kind == CommandKind::kCreate;
    const std::uint64_t quarters = kQuarters[choices_.Choose(stream_, std::size(kQuarters))];
    weights_[i] = weights_[i] * (is_needed ? quarters + 1 : quarters) / 4;
  }
}

CommandKind RandomCommands::DrawKind() {
  const std::uint64_t sum = std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0});
  std::uint64_t left = choices_.Choose(stream_, sum);
  std::size_t kind = 0;
  while (left >= weights_[kind]) left -= weights_[kind++];
  return static_cast<CommandKind>(kind);
}

std::optional<Command> RandomCommands::operator()(const model::State& state) {
  if (made_ == scenario_.length) return std::nullopt;
  ++made_;
  // What would do nothing is drawn again, but not for ever: nothing else may be left.
  Command command;
  for (int i = 0; i < 8; ++i) {
    const auto& commands = commands_of_kind_[static_cast<std::size_t>(DrawKind())];
    command = commands[choices_.Choose(stream_, commands.size())];
    if (!model::IsMeaningless(state, command)) break;
  }
  return command;
}

}  // namespace conformance::explore
