// What chance is not needed for: every question that the model can be asked, by the shortest
// history that leads to it; and every fault at every point of some histories that clients really
// have.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/history.h"
#include "conformance/model/search.h"

namespace conformance::explore {
namespace {

using model::Command;
using History = std::vector<Command>;

History ParseHistory(const std::vector<std::string_view>& lines) {
  History history;
  for (const std::string_view line : lines) {
    const auto command = model::ParseCommand(line);
    EXPECT_TRUE(command) << line;
    history.push_back(command.value_or(Command{}));
  }
  return history;
}

// With every deviation of the service's choices, one at a time.
void ExpectAsTheModel(const History& history) {
  bitsim::ExhaustiveChoices choices({.deviations_max = 1});
  while (choices.BeginNextRun()) {
    const RunResult result = RunHistory(history, choices);
    if (!result.mismatch) continue;
    std::string text;
    for (const Command& command : history) text += "  " + ToString(command) + '\n';
    FAIL() << result.mismatch->what << '\n'
           << text << "expected\n"
           << result.mismatch->expected << "actual\n"
           << result.mismatch->actual;
  }
}

// A question, and then time for what comes of it.
TEST(SystematicTest, EveryQuestionThatCanBeAsked) {
  model::Search search({.commands = model::AllCommands(1, 1), .depth_max = 6});
  const model::SearchCounts counts = search.Run();
  EXPECT_GT(counts.cells.size(), 70u);
  for (const model::Cell& cell : counts.cells) {
    History history = search.PathTo(cell);
    history.push_back({model::CommandKind::kWait, 0, 0, 0});
    history.push_back({model::CommandKind::kWait, 0, 0, 7'300});
    ExpectAsTheModel(history);
  }
  for (const RuleId rule : model::Rules()) {
    if (counts.rules[static_cast<std::size_t>(rule.index)]) ExpectAsTheModel(search.PathTo(rule));
  }
}

const std::vector<std::vector<std::string_view>> kReferences = {
    // A download whose callback completes it.
    {"a create 1", "a add-file 1", "a add-file 1", "a register 1 complete", "a set-flags 1 11",
     "a resume 1", "- wait 0", "- wait 660"},
    // A missing file that the client repairs.
    {"a create 1", "a add-file 1", "- server 1 missing", "a register 1 repair", "a resume 1",
     "- wait 0", "- wait 660", "a complete 1"},
    // A busy server and an impatient client.
    {"a create 1", "a add-file 1", "- server 1 busy", "a register 1 listen",
     "a set-no-progress 1 3700", "a resume 1", "- wait 660", "- wait 7300", "a cancel 1"},
    // One client after the other, the second of them slow.
    {"a create 1", "a add-file 1", "a register 1 fail", "a resume 1", "- wait 0", "a kill",
     "b register 1 block", "- wait 660", "b register 1 listen", "- wait 7300", "b complete 1"},
    // Two jobs of two clients.
    {"a create 1", "b create 2", "a add-file 1", "b add-file 2", "a register 1 pass-on",
     "b register 2 cancel", "a resume 1", "b resume 2", "- wait 7", "- wait 660"},
};

const std::vector<std::vector<std::string_view>> kFaults = {
    {"a kill"},
    {"b kill"},
    {"- restart"},
    {"- log-off"},
    {"- cut", "- restore"},
    {"- cut"},
    {"- server 1 missing"},
    {"- server 1 busy"},
    {"- server 1 stalls"},
    {"a remove 1"},
    {"b register 1 listen"},
    {"a suspend 1"},
};

TEST(SystematicTest, EveryFaultAtEveryPoint) {
  for (const auto& lines : kReferences) {
    const History reference = ParseHistory(lines);
    ExpectAsTheModel(reference);
    for (const auto& fault_lines : kFaults) {
      const History fault = ParseHistory(fault_lines);
      for (std::size_t at = 0; at <= reference.size(); ++at) {
        History history = reference;
        history.insert(history.begin() + static_cast<std::ptrdiff_t>(at), fault.begin(),
                       fault.end());
        ExpectAsTheModel(history);
        if (HasFatalFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace conformance::explore
