#include "conformance/runner/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "conformance/report/text.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/runner/gtest_flags.h"
#include "conformance/runner/recordings.h"
#include "conformance/runner/selection.h"

namespace conformance::runner {
namespace {

std::string DefaultBackend() {
  if (FindBackend("sim") != nullptr) return "sim";
  for (const BackendFactory& factory : AllBackends()) {
    if (factory.argument.empty()) return factory.name;
  }
  return "sim";
}

// "sim", "plugin:PATH", "sim[:MUTANT]"
std::string UsageOf(const BackendFactory& factory) {
  if (factory.argument.empty()) return factory.name;
  return factory.name +
         (factory.argument_is_optional ? "[:" + factory.argument + "]" : ":" + factory.argument);
}

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

std::uint64_t ParseSeed(const std::string& text) {
  std::uint64_t seed = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, seed);
  if (error != std::errc() || rest != end) {
    throw UsageError("--seed takes a whole number from 0 to 18446744073709551615, not '" + text +
                     "'");
  }
  return seed;
}

[[noreturn]] void ThrowUnknownArgument(const CLI::App& app, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  if (!name.starts_with("-")) {
    throw UsageError("unexpected argument '" + argument + "'; every argument begins with --");
  }
  for (const CLI::Option* option : app.get_options()) {
    const std::string known = "--" + option->get_single_name();
    if (known.starts_with(name) || name.starts_with(known)) {
      throw UsageError("unknown flag '" + name + "'; did you mean " + known + "?");
    }
  }
  throw UsageError("unknown flag '" + name + "'");
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

Options ParseOptions(int argc, const char* const* argv) {
  Options options;
  options.backend = DefaultBackend();
  std::vector<std::string> own_arguments;
  for (int i = argc - 1; i > 0; --i) {  // CLI11 wants them last first
    if (IsGtestFlag(argv[i])) {
      CheckGtestFlag(argv[i]);
      options.gtest_arguments.insert(options.gtest_arguments.begin(), argv[i]);
    } else {
      own_arguments.emplace_back(argv[i]);
    }
  }

  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  bool help = false, version = false, list_rules = false, list_tests = false, check = false;
  std::string report, record, replay, filter, explain, seed;
  app.add_flag("--help,-h", help);
  app.add_flag("--version", version);
  app.add_flag("--list-rules", list_rules);
  app.add_flag("--list-tests", list_tests);
  app.add_flag("--check", check);
  const CLI::Option* explain_option = app.add_option("--explain", explain);
  const CLI::Option* backend_option = app.add_option("--backend", options.backend);
  const CLI::Option* filter_option = app.add_option("--filter", filter);
  const CLI::Option* seed_option = app.add_option("--seed", seed);
  const CLI::Option* report_option = app.add_option("--report", report);
  const CLI::Option* record_option = app.add_option("--record", record);
  const CLI::Option* replay_option = app.add_option("--replay", replay);
  const std::map<std::string, ColorMode> color_modes = {
      {"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}};
  std::string color = "auto";
  app.add_option("--color", color);
  try {
    app.parse(own_arguments);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string message = error.what();  // "--seed: 1 required TEXT missing"
    throw UsageError(message.substr(0, message.find(':')) + " takes a value");
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  if (!app.remaining().empty()) ThrowUnknownArgument(app, app.remaining().front());

  using Action = Options::Action;
  const std::array<std::pair<bool, Action>, 6> actions = {
      {{help, Action::kHelp},
       {version, Action::kVersion},
       {list_rules, Action::kListRules},
       {list_tests, Action::kListTests},
       {explain_option->count() > 0, Action::kExplain},
       {check, Action::kCheck}}};
  for (const auto& [wanted, action] : actions) {
    if (!wanted) continue;
    options.action = action;
    break;
  }
  if (seed_option->count() > 0) options.seed = ParseSeed(seed);
  if (!color_modes.contains(color)) {
    throw UsageError("--color takes auto, always or never, not '" + color + "'");
  }
  options.color = color_modes.at(color);
  if (filter_option->count() > 0 && filter.empty()) throw UsageError("--filter names no rule");
  options.filter = InTheSpellingOfTheBook(filter);
  options.explain = InTheSpellingOfTheBook(explain);
  if (report_option->count() > 0) {
    if (report.empty()) throw UsageError("--report names no folder");
    options.report_folder = report;
  }
  if (record_option->count() > 0) {
    if (record.empty()) throw UsageError("--record names no folder");
    options.record_folder = record;
  }
  if (replay_option->count() > 0) {
    if (replay.empty()) throw UsageError("--replay names no file");
    if (!options.filter.empty() || seed_option->count() > 0) {
      throw UsageError("--replay takes test and choices from the file: no --filter, no --seed");
    }
    options.replay_file = replay;
    const SuiteRecording recording = ReadRecording(*options.replay_file);
    if (backend_option->count() == 0) options.backend = recording.backend;
  }
  if (options.action == Action::kRun) CheckBackend(options);
  return options;
}

std::string HelpText() {
  std::string backends;
  for (const BackendFactory& factory : AllBackends()) {
    backends += fmt::format("      {:<14}", UsageOf(factory));
    bool first = true;
    for (const std::string& line : report::Wrap(factory.summary, 58)) {
      backends += (first ? "" : std::string(20, ' ')) + line + "\n";
      first = false;
    }
  }
  if (backends.empty()) backends = "      (this program was built without any)\n";
  return R"(NAME
  bits-conformance - check an implementation of BITS against the rule book

SYNOPSIS
  bits-conformance [--backend=NAME] [--filter=RULES] [--seed=N] [--report=DIR]
  bits-conformance --replay=FILE
  bits-conformance --list-rules | --list-tests [--filter=RULES]
  bits-conformance --explain RULE

DESCRIPTION
  Runs the tests of the rule book's rules against a backend, shows which rules
  hold, and writes a report: index.html for people, junit.xml for CI systems,
  results.json for programs.

OPTIONS
  --backend=NAME    What is tested; )" +
         DefaultBackend() + R"( by default.
)" + backends +
         R"(  --filter=RULES    Only tests of these rules: ids or patterns, separated by
                    commas, as in NOTIFY-REG-*,ST-0?.
  --seed=N          Decides everything that may happen one way or another;
                    1 by default. The same seed gives the same run.
  --report=DIR      Where the reports go; out/conformance/BACKEND by default.
  --record=DIR      Writes every choice of each test to DIR/TEST.choices.
  --replay=FILE     Runs the test of such a file again, with the same choices.
  --color=WHEN      auto, always or never. auto heeds NO_COLOR.
  --list-rules      Lists the rules, with how many tests each has.
  --list-tests      Lists the tests, with the rules each checks.
  --explain=RULE    Prints a rule: its text, its sources, its tests.
  --check           Tells which rules have neither a test nor a reason for
                    having none. Exits with 1 if there are any.
  --help, --version
  --gtest_...       GoogleTest's own flags: --gtest_filter, --gtest_repeat,
                    --gtest_shuffle, --gtest_list_tests and the others.

EXIT STATUS
  0    every verdict is as expected
  1    a rule is broken
  2    wrong use or bad input; nothing was run and nothing written
  3    the backend itself broke; there are no verdicts and no report
  130  interrupted; no report was written

EXAMPLES
  bits-conformance --filter=NOTIFY-REG-*
  bits-conformance --explain NOTIFY-REG-14
  bits-conformance --gtest_filter=NOTIFY_REG_14.* --seed=7
)";
}

}  // namespace conformance::runner
