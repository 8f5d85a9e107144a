// File: search.h
//
// Every state that the model can get into, breadth first. States that behave alike count once; they
// are found again by a hash of 128 bits, so that a million of them fit.
//
//   model::Search search({.commands = model::AllCommands(1, 1), .depth_max = 6});
//   const model::SearchCounts counts = search.Run();
//   search.PathTo(model::Cell{model::CommandKind::kResume, BG_JOB_STATE_ERROR});

#ifndef BITSIM_CONFORMANCE_MODEL_SEARCH_H_
#define BITSIM_CONFORMANCE_MODEL_SEARCH_H_

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "conformance/model/model.h"

namespace conformance::model {

// A question that one can ask a service: this command on a job in this state.
struct Cell {
  CommandKind command = CommandKind::kWait;
  BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
  auto operator<=>(const Cell&) const = default;
};

struct SearchOptions {
  std::vector<Command> commands;
  std::size_t depth_max = 4;
  // Jobs that differ only in their number are alike.
  bool jobs_are_alike = true;
};

struct SearchCounts {
  std::vector<std::uint64_t> states_at_depth;  // new ones; [0] is the beginning
  std::uint64_t states = 0;
  std::uint64_t steps = 0;  // outcomes, those that lead to known states among them
  RuleSet rules;
  std::set<Cell> cells;
  std::uint64_t state_hash = 0;  // of all states, in the order in which they were found
};

class Search {
 public:
  explicit Search(SearchOptions options) : options_(std::move(options)) {}

  SearchCounts Run();
  // The shortest history, of those that the search looked at, that ends with this question.
  std::vector<Command> PathTo(const Cell& cell) const;
  // The same for a rule.
  std::vector<Command> PathTo(RuleId rule) const;
  // The states that were found, from 0, the beginning; and the history that leads to one.
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes_.size()); }
  std::vector<Command> PathTo(std::uint32_t node) const;

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint16_t command = 0;  // of the options
  };
  std::vector<Command> PathTo(const std::pair<std::uint32_t, std::uint16_t>& step) const;

  SearchOptions options_;
  std::vector<Node> nodes_;
  // Where it was first met: the node before, and the command.
  std::map<Cell, std::pair<std::uint32_t, std::uint16_t>> first_of_cell_;
  std::map<int, std::pair<std::uint32_t, std::uint16_t>> first_of_rule_;
};

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_SEARCH_H_
