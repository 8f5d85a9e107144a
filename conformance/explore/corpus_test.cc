// Every failure in conformance/corpus/ still fails on the wrong engine that it was found in, in the
// same way, and on no other account: the simulator itself keeps to the model in it.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "conformance/explore/failure_file.h"
#include "conformance/mutants/mutants.h"

namespace conformance::explore {
namespace {

std::vector<std::filesystem::path> Files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(CORPUS)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(CorpusTest, EveryFailureIsFoundAgain) {
  EXPECT_GE(Files().size(), 10u);
  for (const std::filesystem::path& file : Files()) {
    SCOPED_TRACE(file.string());
    const Failure failure = ReadFailure(file);
    ASSERT_TRUE(failure.engine.starts_with("sim:"));
    const Mutant* const mutant = FindMutant(failure.engine.substr(4));
    ASSERT_NE(mutant, nullptr) << failure.engine;
    const RunResult result = Replay(failure, {.decisions = mutant->decisions}, file.string());
    ASSERT_TRUE(result.mismatch);
    EXPECT_EQ(result.mismatch->what, failure.mismatch.what);
    EXPECT_EQ(result.mismatch->command, failure.mismatch.command);
  }
}

TEST(CorpusTest, TheSimulatorIsRightInAllOfThem) {
  for (const std::filesystem::path& file : Files()) {
    SCOPED_TRACE(file.string());
    Failure failure = ReadFailure(file);
    // Other engines ask other questions: the usual course answers all of them.
    bitsim::SeededChoices choices(1);
    const RunResult result = RunHistory(failure.commands, choices);
    EXPECT_FALSE(result.mismatch) << result.mismatch->what;
  }
}

}  // namespace
}  // namespace conformance::explore
