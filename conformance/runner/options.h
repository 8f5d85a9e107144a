// File: options.h
//
// The command line of bits-conformance.

#ifndef BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_
#define BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "conformance/rulebook/rulebook.h"
#include "conformance/runner/console.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {

// More than anybody has machines.
inline constexpr std::size_t kShardsMax = 10000;

// Wrong use or bad input: the program says what() and ends with kExitUsage.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline constexpr int kExitGreen = 0;
inline constexpr int kExitRed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitBackendBroke = 3;
inline constexpr int kExitInterrupted = 130;

struct Options {
  enum class Action { kRun, kListRules, kListTests, kExplain, kCheck, kHelp, kVersion };
  Action action = Action::kRun;
  std::string backend;               // as given: "sim", "plugin:./clone.so"
  std::string filter;                // rule patterns in the spelling of the book; empty: every rule
  Level lowest_level = Level::kMay;  // rules of lower levels are left out
  std::optional<Shard> shard;        // of the tests, the part to run
  std::string explain;               // a rule id in the spelling of the book
  std::uint64_t seed = 1;
  std::optional<std::filesystem::path> report_folder;
  std::optional<std::filesystem::path> record_folder;
  std::optional<std::filesystem::path> replay_file;
  std::optional<std::filesystem::path> trace_folder;
  std::optional<std::filesystem::path> bundle_file;
  std::optional<std::filesystem::path> expectations_file;
  bool mends_expectations = false;                 // --fix: the file becomes what the run has shown
  bool is_strict = false;                          // warnings make the exit code red, too
  std::optional<std::filesystem::path> manifest_file;
  std::optional<bool> isolates;                    // --isolate, --no-isolate
  std::optional<std::chrono::seconds> test_limit;  // of an isolated test
  bool is_worker = false;          // of another process of this program, which started it
  std::vector<std::string> lacks;  // for a worker: rules on which no test shall rest
  ColorMode color = ColorMode::kAuto;
  std::vector<std::string> gtest_arguments;  // "--gtest_filter=...", unread but known to be good

  std::string BackendName() const;      // the part before the colon
  std::string BackendArgument() const;  // the part behind it
  // --report, or a folder of the backend's own: out/conformance/sim, .../plugin-clone.so
  std::filesystem::path ReportFolder() const;
};

// Throws UsageError.
Options ParseOptions(int argc, const char* const* argv);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_
