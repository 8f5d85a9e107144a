#include "conformance/model/search.h"

#include <gtest/gtest.h>

#include <set>

#include "rule_ids.h"

namespace conformance::model {
namespace {

std::vector<Command> Few() {
  std::vector<Command> commands;
  for (const char* const line : {"a create 1", "a add-file 1", "a resume 1", "a cancel 1",
                                 "a register 1 fail", "- server 1 busy", "- wait 7"}) {
    commands.push_back(*ParseCommand(line));
  }
  return commands;
}

// The same states, without hashes and without sharing: slow, and easy to believe.
std::set<State> AllStates(std::size_t depth) {
  std::set<State> seen = {State{}};
  std::vector<State> level = {State{}};
  for (std::size_t i = 0; i < depth; ++i) {
    std::vector<State> next;
    for (const State& state : level) {
      for (const Command& command : Few()) {
        for (const Outcome& outcome : Next(state, command)) {
          const State canonical = Canonical(outcome.state);
          if (seen.insert(canonical).second) next.push_back(canonical);
        }
      }
    }
    level = std::move(next);
  }
  return seen;
}

TEST(SearchTest, FindsEveryStateOnce) {
  for (const std::size_t depth : {0u, 1u, 3u, 5u}) {
    const SearchCounts counts =
        Search({.commands = Few(), .depth_max = depth, .jobs_are_alike = false}).Run();
    EXPECT_EQ(counts.states, AllStates(depth).size()) << depth;
  }
}

TEST(SearchTest, JobsThatDifferInTheirNumberAreAlike) {
  const auto count = [](bool jobs_are_alike) {
    return Search({.commands = AllCommands(1, 2), .depth_max = 2, .jobs_are_alike = jobs_are_alike})
        .Run()
        .states;
  };
  EXPECT_LT(count(true), count(false));
}

TEST(SearchTest, PathsLeadWhereTheySay) {
  Search search({.commands = AllCommands(1, 1), .depth_max = 5});
  const SearchCounts counts = search.Run();
  EXPECT_TRUE(counts.rules[static_cast<std::size_t>(rule::ST_22.index)]);
  for (const Cell& cell : counts.cells) {
    const std::vector<Command> path = search.PathTo(cell);
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(path.back().kind, cell.command);
  }
  EXPECT_EQ(search.PathTo(rule::ST_03).size(), 2u);  // create, resume
}

}  // namespace
}  // namespace conformance::model
