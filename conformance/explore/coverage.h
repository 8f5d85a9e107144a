// File: coverage.h
//
// How much of the specification a run has visited, in its own words: rules (among them the
// transitions ST) and cells, which are questions to a job in a state.

#ifndef BITSIM_CONFORMANCE_EXPLORE_COVERAGE_H_
#define BITSIM_CONFORMANCE_EXPLORE_COVERAGE_H_

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/model/model.h"

namespace conformance::explore {

inline constexpr std::size_t kStates = 9;

struct Coverage {
  model::RuleSet rules;
  std::bitset<model::kCommandKinds * kStates> cells;
  std::uint64_t histories = 0;
  std::uint64_t commands = 0;

  void NoteCommand(const model::State& state, const model::Command& command);
  void Add(const Coverage& other);

  // One line, for another process.
  std::string ToText() const;
  static std::optional<Coverage> FromText(std::string_view text);
};

// Those cells that no history can reach, by rule: a job is never seen CONNECTING where connecting
// takes no time.
bool IsPossible(model::CommandKind command, BG_JOB_STATE state);

// Whether everything that is possible has been visited.
bool IsComplete(const Coverage& coverage);

// The tables of docs/exploring.md, as Markdown.
std::string ToMarkdown(const Coverage& coverage);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_COVERAGE_H_
