// Histories that exploring has found, and that are worth keeping: bits-explore --explain=FILE
// prints them like this. The simulator keeps to the model in all of them.

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/history.h"

namespace conformance::explore {
namespace {

void ExpectAsTheModel(const std::vector<std::string_view>& lines) {
  std::vector<model::Command> commands;
  for (const std::string_view line : lines) {
    const auto command = model::ParseCommand(line);
    ASSERT_TRUE(command) << line;
    commands.push_back(*command);
  }
  bitsim::BytesChoices usual({});
  const RunResult result = RunHistory(commands, usual, {.trace_lines = 20});
  if (!result.mismatch) return;
  ADD_FAILURE() << result.mismatch->what << " after '" << lines[result.mismatch->command]
                << "'\nexpected\n"
                << result.mismatch->expected << "actual\n"
                << result.mismatch->actual;
}

// The client dies while it hears of the transfer, and another one, registered before anybody has
// noticed, must hear of it all the same.
TEST(ExploredTest, TheSuccessorOfOneThatDiedInItsCallIsTold) {
  ExpectAsTheModel({
      "a create 1",
      "a add-file 1",
      "a register 1 block",
      "a resume 1",
      "- wait 0",
      "a kill",
      "b register 1 listen",
      "- wait 7",
  });
}

// The callback that was replaced during its call answers when nobody has taken its place any more.
TEST(ExploredTest, TheAnswerOfOneWhoseSuccessorWasRemovedMayCount) {
  ExpectAsTheModel({
      "a create 1",
      "a add-file 1",
      "a register 1 block",
      "a resume 1",
      "- wait 0",
      "a register 1 listen",
      "a remove 1",
      "- wait 7300",
      "a register 1 listen",
      "- wait 7300",
  });
}

// A file that is not accepted holds up all that comes after it; the next callback hears of all.
TEST(ExploredTest, AFileThatIsNotAcceptedHoldsUpTheRest) {
  ExpectAsTheModel({
      "a create 1",
      "a add-file 1",
      "a add-file 1",
      "a set-flags 1 19",
      "a register 1 fail",
      "a resume 1",
      "- wait 0",
      "- wait 7300",
      "a kill",
      "b register 1 listen",
      "- wait 0",
      "- wait 7300",
  });
}

// Files that wait for somebody to hear of them do not keep a program from running.
TEST(ExploredTest, AProgramIsRunThoughAFileWasRefused) {
  ExpectAsTheModel({
      "a create 1",
      "a set-flags 1 19",
      "a add-file 1",
      "a resume 1",
      "a register 1 fail",
      "- wait 0",
      "- restart",
      "a set-program 1 succeeds",
      "- wait 0",
  });
}

TEST(ExploredTest, CallbackAndProgramAreTriedTogether) {
  ExpectAsTheModel({
      "a create 1",
      "a add-file 1",
      "a set-program 1 fails",
      "a register 1 fail",
      "a resume 1",
      "- wait 0",
      "- wait 660",
      "a set-program 1 completes",
      "- wait 7300",
  });
}

// What was due for nobody at the restart was not told then: the first event is told at once.
TEST(ExploredTest, AnEventAtTheInstantOfARestartIsNotTheSecond) {
  ExpectAsTheModel({
      "- cut",
      "a create 1",
      "a add-file 1",
      "a set-no-progress 1 0",
      "a resume 1",
      "- restart",
      "a register 1 listen",
      "- wait 0",
  });
}

TEST(ExploredTest, AnObjectMadeAfterARestartHearsAtOnceOfARefusedFile) {
  ExpectAsTheModel({
      "a create 1",
      "a set-class 1 fails",
      "a add-file 1",
      "a set-flags 1 19",
      "a resume 1",
      "- wait 0",
      "- restart",
      "- wait 0",
  });
}

TEST(ExploredTest, AnObjectOfAnotherClassHearsAtOnceOfARefusedFile) {
  ExpectAsTheModel({
      "a create 1",
      "a set-flags 1 19",
      "a add-file 1",
      "a set-class 1 fails",
      "a resume 1",
      "- wait 0",
      "a remove 1",
      "a set-class 1 listens",
      "- wait 0",
  });
}

// Four calls of one user are outstanding, two of them about outcomes that are history by now.
TEST(ExploredTest, CallsAboutThePastHoldTheirSlots) {
  ExpectAsTheModel({
      "a create 1",
      "a add-file 1",
      "a register 1 block",
      "- server 1 missing",
      "a resume 1",
      "- wait 0",
      "a resume 1",
      "- wait 0",
      "a resume 1",
      "- wait 0",
      "a resume 1",
      "- wait 0",
      "a resume 1",
      "- wait 660",
      "- wait 7300",
      "- wait 7300",
  });
}

}  // namespace
}  // namespace conformance::explore
