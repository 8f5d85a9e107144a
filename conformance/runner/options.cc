#include "conformance/runner/options.h"

#include <cctype>
#include <charconv>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "conformance/command_line/command_line.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/runner/gtest_flags.h"
#include "conformance/runner/recordings.h"
#include "conformance/runner/selection.h"

namespace conformance::runner {
namespace {

std::string BackendNames() {
  std::string names;
  for (const BackendFactory& factory : AllBackends()) {
    if (!names.empty()) names += ", ";
    names += UsageOf(factory);
  }
  return names.empty() ? "none" : names;
}

void CheckBackend(const Options& options) {
  const BackendFactory* factory = FindBackend(options.BackendName());
  if (factory == nullptr) {
    throw UsageError("unknown backend '" + options.BackendName() +
                     "'; this program was built with: " + BackendNames());
  }
  const bool has_argument = options.backend.find(':') != std::string::npos;
  if (has_argument && factory->argument.empty()) {
    throw UsageError("the backend '" + factory->name + "' takes nothing after a colon, but got '" +
                     options.BackendArgument() + "'");
  }
  if (!factory->argument.empty() && !factory->argument_is_optional &&
      options.BackendArgument().empty()) {
    throw UsageError("the backend '" + factory->name +
                     "' needs more: --backend=" + UsageOf(*factory));
  }
}

Level ParseLevel(const std::string& text) {
  if (text == "must") return Level::kMust;
  if (text == "should") return Level::kShould;
  if (text == "all") return Level::kMay;
  throw UsageError("--level takes must, should or all, not '" + text + "'");
}

// "2/3": the second of three.
Shard ParseShard(const std::string& text) {
  Shard shard{.number = 0, .count = 0};
  const char* const end = text.data() + text.size();
  const auto [slash, number_error] = std::from_chars(text.data(), end, shard.number);
  if (number_error == std::errc() && slash != end && *slash == '/') {
    const auto [rest, count_error] = std::from_chars(slash + 1, end, shard.count);
    if (count_error == std::errc() && rest == end && shard.number >= 1 &&
        shard.number <= shard.count && shard.count <= kShardsMax) {
      return shard;
    }
  }
  throw UsageError("--shard takes a part of a whole, from 1/N to N/N with N up to " +
                   std::to_string(kShardsMax) + ", not '" + text + "'");
}

// Of several actions the one that is added last wins.
void AddActions(CLI::App& app, Options& options) {
  using Action = Options::Action;
  for (const auto& [flag, action] : {std::pair("--check", Action::kCheck),
                                     {"--list-rules", Action::kListRules},
                                     {"--list-tests", Action::kListTests},
                                     {"--version", Action::kVersion},
                                     {"--help,-h", Action::kHelp}}) {
    app.add_flag_callback(flag, [&options, action = action] { options.action = action; });
  }
}

void AddSwitches(CLI::App& app, Options& options) {
  app.add_flag_callback("--isolate", [&options] { options.isolates = true; });
  app.add_flag_callback("--no-isolate", [&options] { options.isolates = false; });
  app.add_flag_callback("--fix", [&options] { options.mends_expectations = true; });
  app.add_flag_callback("--strict", [&options] { options.is_strict = true; });
  app.add_flag_callback("--worker", [&options] { options.is_worker = true; });
}

void AddValues(CLI::App& app, Options& options) {
  const auto add = [&app](const char* flag, auto use) {
    app.add_option_function<std::string>(flag, [flag, use](const std::string& value) {
      if (value.empty()) throw UsageError(std::string(flag) + " takes a value");
      use(value);
    });
  };
  add("--backend", [&](const std::string& value) { options.backend = value; });
  add("--filter",
      [&](const std::string& value) { options.filter = InTheSpellingOfTheBook(value); });
  add("--level", [&](const std::string& value) { options.lowest_level = ParseLevel(value); });
  add("--shard", [&](const std::string& value) { options.shard = ParseShard(value); });
  add("--seed", [&](const std::string& value) { options.seed = ParseNumber("--seed", value); });
  add("--report", [&](const std::string& value) { options.report_folder = value; });
  add("--expectations", [&](const std::string& value) { options.expectations_file = value; });
  add("--manifest", [&](const std::string& value) { options.manifest_file = value; });
  add("--record", [&](const std::string& value) { options.record_folder = value; });
  add("--trace", [&](const std::string& value) { options.trace_folder = value; });
  add("--bundle", [&](const std::string& value) { options.bundle_file = value; });
  add("--replay", [&](const std::string& value) { options.replay_file = value; });
  add("--test-limit", [&](const std::string& value) {
    constexpr NumberRange kSeconds = {.min = 1, .max = 24 * 60 * 60};
    options.test_limit = std::chrono::seconds(ParseNumber("--test-limit", value, kSeconds));
  });
  app.add_option("--lacks", options.lacks)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add("--color", [&](const std::string& value) { options.color = ParseColor(value); });
  add("--explain", [&](const std::string& value) {
    options.action = Options::Action::kExplain;
    options.explain = InTheSpellingOfTheBook(value);
  });
}

// A recording says which test it is of, which choices were made, and where.
void HeedRecording(const CLI::App& app, Options& options) {
  if (!options.replay_file) return;
  if (app.count("--filter") > 0 || app.count("--seed") > 0) {
    throw UsageError("--replay takes test and choices from the file: no --filter, no --seed");
  }
  const SuiteRecording recording = ReadRecording(*options.replay_file);
  if (app.count("--backend") == 0) options.backend = recording.backend;
}

}  // namespace

std::string Options::BackendName() const { return backend.substr(0, backend.find(':')); }

std::string Options::BackendArgument() const {
  const std::size_t colon = backend.find(':');
  return colon == std::string::npos ? "" : backend.substr(colon + 1);
}

std::filesystem::path Options::ReportFolder() const {
  if (report_folder) return *report_folder;
  std::string folder = BackendName();
  for (const char character : backend.substr(folder.size())) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(character)) != 0;
    folder += is_plain || character == '.' ? character : '-';
  }
  return std::filesystem::path("out") / "conformance" / folder;
}

ColorMode ParseColor(const std::string& text) {
  if (text == "auto") return ColorMode::kAuto;
  if (text == "always") return ColorMode::kAlways;
  if (text == "never") return ColorMode::kNever;
  throw UsageError("--color takes auto, always or never, not '" + text + "'");
}

void CheckExpectationFlags(bool has_file, bool mends, bool is_strict) {
  if (mends && !has_file) {
    throw UsageError("--fix rewrites the file of --expectations, and there is none");
  }
  if (is_strict && has_file) {
    throw UsageError("--strict says nothing beside --expectations, which decides the exit code");
  }
}

Options ParseOptions(int argc, const char* const* argv) {
  Options options;
  options.backend = DefaultBackendName();
  std::vector<std::string> own_arguments;
  for (const std::string argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (IsGtestFlag(argument)) {
      CheckGtestFlag(argument);
      options.gtest_arguments.push_back(argument);
    } else {
      own_arguments.push_back(argument);
    }
  }
  CLI::App app;
  app.set_help_flag();
  AddValues(app, options);
  AddActions(app, options);
  AddSwitches(app, options);
  ParseArguments(app, std::move(own_arguments));
  HeedRecording(app, options);
  CheckExpectationFlags(options.expectations_file.has_value(), options.mends_expectations,
                        options.is_strict);
  if (options.action == Options::Action::kRun) CheckBackend(options);
  return options;
}

}  // namespace conformance::runner
