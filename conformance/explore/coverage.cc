#include "conformance/explore/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace conformance::explore {
namespace {

using model::CommandKind;

constexpr const char* kStateNames[kStates] = {"QUE", "CON", "XFG", "SUS", "ERR",
                                              "TER", "XFD", "ACK", "CAN"};

std::size_t CellOf(CommandKind kind, BG_JOB_STATE state) {
  return static_cast<std::size_t>(kind) * kStates + static_cast<std::size_t>(state);
}

}  // namespace

void Coverage::NoteCommand(const model::State& state, const model::Command& command) {
  ++commands;
  if (!model::HasJob(command.kind) || model::IsMeaningless(state, command)) return;
  const model::Job& job = state.jobs[command.job];
  if (job.exists) cells.set(CellOf(command.kind, job.state));
}

void Coverage::Add(const Coverage& other) {
  rules |= other.rules;
  cells |= other.cells;
  histories += other.histories;
  commands += other.commands;
}

std::string Coverage::ToText() const {
  return fmt::format("{} {} {} {}", histories, commands, rules.to_string(), cells.to_string());
}

std::optional<Coverage> Coverage::FromText(std::string_view text) {
  std::istringstream stream{std::string(text)};
  Coverage coverage;
  stream >> coverage.histories >> coverage.commands >> coverage.rules >> coverage.cells;
  if (stream.fail()) return std::nullopt;
  return coverage;
}

bool IsPossible(CommandKind command, BG_JOB_STATE state) {
  if (!model::HasJob(command)) return false;
  if (state == BG_JOB_STATE_CONNECTING) return false;
  return command != CommandKind::kCreate || model::IsFinal(state);
}

bool IsComplete(const Coverage& coverage) {
  for (std::size_t i = 0; i < model::kCommandKinds; ++i) {
    for (std::size_t s = 0; s < kStates; ++s) {
      const auto kind = static_cast<CommandKind>(i);
      const auto state = static_cast<BG_JOB_STATE>(s);
      if (IsPossible(kind, state) && !coverage.cells[CellOf(kind, state)]) return false;
    }
  }
  const auto rules = model::Rules();
  return std::all_of(rules.begin(), rules.end(), [&](RuleId rule) {
    return coverage.rules[static_cast<std::size_t>(rule.index)];
  });
}

std::string ToMarkdown(const Coverage& coverage) {
  std::string text =
      fmt::format("{} histories, {} commands\n\n", coverage.histories, coverage.commands);
  text += "| command |";
  for (const char* const name : kStateNames) text += fmt::format(" {} |", name);
  text += "\n|---|---|---|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < model::kCommandKinds; ++i) {
    const auto kind = static_cast<CommandKind>(i);
    if (!model::HasJob(kind)) continue;
    text += fmt::format("| {} |", model::ToString(kind));
    for (std::size_t s = 0; s < kStates; ++s) {
      const auto state = static_cast<BG_JOB_STATE>(s);
      text += !IsPossible(kind, state)              ? "   |"
              : coverage.cells[CellOf(kind, state)] ? " + |"
                                                    : " - |";
    }
    text += '\n';
  }
  text += "\n`+` visited, `-` never reached, empty: impossible.\n\nRules visited: ";
  std::vector<std::string> missed;
  std::size_t visited = 0;
  for (const RuleId rule : model::Rules()) {
    const bool is_visited = coverage.rules[static_cast<std::size_t>(rule.index)];
    visited += is_visited;
    if (!is_visited) missed.emplace_back(Get(rule).id);
  }
  text += fmt::format("{} of the {} that the model knows.", visited, model::Rules().size());
  if (!missed.empty())
    text += " Never reached: " + fmt::format("{}", fmt::join(missed, ", ")) + ".";
  text += "\n\nTransitions visited:";
  for (const Rule& rule : AllRules()) {
    if (!coverage.rules[static_cast<std::size_t>(IdOf(rule).index)]) continue;
    if (rule.id.starts_with("ST-")) text += fmt::format(" {}", rule.id);
  }
  return text + "\n";
}

}  // namespace conformance::explore
