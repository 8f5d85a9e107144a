#include "conformance/runner/run_main.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/command_line/console.h"
#include "conformance/expectations/expectation_file.h"
#include "conformance/report/report_error.h"
#include "conformance/rulebook/similar_words.h"
#include "conformance/runner/book_pages.h"
#include "conformance/runner/command_registry.h"
#include "conformance/runner/complain.h"
#include "conformance/runner/help.h"
#include "conformance/runner/options.h"
#include "conformance/runner/report_command.h"
#include "conformance/runner/report_run.h"
#include "conformance/runner/run_tests.h"
#include "conformance/runner/selection.h"
#include "conformance/testbed/errors.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance::runner {
namespace {

void Print(const std::string& text) { std::fputs(text.c_str(), stdout); }

int CheckBook() {
  const std::vector<std::string> problems = conformance::CheckBook(AllRules(), AllRuleTests());
  for (const std::string& problem : problems) Print(problem + "\n");
  if (problems.empty()) Print("every rule has a test or a reason why it has none\n");
  return problems.empty() ? kExitGreen : kExitRed;
}

int Act(const Options& options, char* program) {
  switch (options.action) {
    case Options::Action::kHelp:
      Print(HelpText());
      return kExitGreen;
    case Options::Action::kVersion:
      Print(fmt::format("bits-conformance {}\n", kSuiteVersion));
      return kExitGreen;
    case Options::Action::kListRules:
      Print(ListRules(SelectRules(options.filter, options.lowest_level)));
      return kExitGreen;
    case Options::Action::kListTests:
      Print(ListTests(SelectTests(SelectRules(options.filter, options.lowest_level), "")));
      return kExitGreen;
    case Options::Action::kExplain:
      Print(Explain(SelectRule(options.explain), TerminalOptionsOf(options.color)));
      return kExitGreen;
    case Options::Action::kCheck:
      return CheckBook();
    case Options::Action::kRun:
      break;
  }
  return RunTests(options, program);
}

// nullptr: the first argument is none, for it begins with a hyphen, or there is no argument.
const Command* ChooseCommand(int argc, char** argv) {
  if (argc < 2 || *argv[1] == '-') return nullptr;
  const std::string_view name = argv[1];
  if (const Command* const command = FindCommand(name)) return command;
  std::vector<std::string_view> names;
  for (const Command& command : AllCommands()) {
    if (!command.synopsis.empty()) names.push_back(command.name);
  }
  throw UsageError("there is no command '" + std::string(name) + "'" +
                   DidYouMean(SimilarWords(name, names)));
}

int RunCommandLine(int argc, char** argv) {
  std::string help = "--help";
  try {
    const Command* const command = ChooseCommand(argc, argv);
    if (command == nullptr) return Act(ParseOptions(argc, argv), argv[0]);
    help = command->name + " --help";
    std::vector<char*> arguments = {argv[0]};
    arguments.insert(arguments.end(), argv + 2, argv + argc);
    return command->run(argc - 1, arguments.data());
  } catch (const UsageError& error) {
    Complain(error.what());
    Complain("try " + help);
    return kExitUsage;
  } catch (const ExpectationError& error) {
    Complain(error.what());
    return kExitUsage;
  } catch (const report::ReportError& error) {
    Complain(error.what());
    return kExitUsage;
  } catch (const BackendError& error) {
    Complain(std::string("the backend broke: ") + error.what());
    return kExitBroke;
  } catch (const std::exception& error) {
    Complain(error.what());
    return kExitBroke;
  }
}

const CommandRegistration kReport(ReportCommand());

}  // namespace

int RunMain(int argc, char** argv) {
  PrepareConsole();
  const int exit_code = RunCommandLine(argc, argv);
  if (FlushStandardOutput()) return exit_code;
  Complain("standard output could not be written");
  return exit_code == kExitGreen ? kExitBroke : exit_code;
}

}  // namespace conformance::runner
