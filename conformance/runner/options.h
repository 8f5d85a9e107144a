// File: options.h
//
// The command line of bits-conformance.

#ifndef BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_
#define BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "conformance/command_line/console.h"
#include "conformance/command_line/exit_codes.h"
#include "conformance/rulebook/rulebook.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {

// More than anybody has machines.
inline constexpr std::size_t kShardsMax = 10000;

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
  bool mends_expectations = false;  // --fix: the file becomes what the run has shown
  bool is_strict = false;           // warnings make the exit code red, too
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

// Each throws UsageError.
Options ParseOptions(int argc, const char* const* argv);
ColorMode ParseColor(const std::string& text);
// What goes together of --expectations, --fix and --strict.
void CheckExpectationFlags(bool has_file, bool mends, bool is_strict);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_OPTIONS_H_
