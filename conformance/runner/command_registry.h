// File: command_registry.h
//
// Commands of bits-conformance beside its main one, which runs the tests:
//
//   const CommandRegistration kMutants({.name = "mutants",
//                                       .synopsis = "mutants [--report=DIR] [NAME...]",
//                                       .summary = "run the suite on wrong engines",
//                                       .run = &RunMutantsCommand});
//
// The first argument of the program names one. Its library must be an OBJECT library, or the linker
// drops that static.

#ifndef BITSIM_CONFORMANCE_RUNNER_COMMAND_REGISTRY_H_
#define BITSIM_CONFORMANCE_RUNNER_COMMAND_REGISTRY_H_

#include <span>
#include <string>
#include <string_view>

namespace conformance::runner {

struct Command {
  std::string name;
  // For --help: the arguments, without the program's name. Empty: not for people.
  std::string synopsis;
  std::string summary;  // one line for --help
  // argv[0] is the name of the program, argv[1] the first argument of the command. Returns the exit
  // code. May throw what the main command may: UsageError, ReportError, BackendError.
  int (*run)(int argc, char** argv);
};

class CommandRegistration {
 public:
  explicit CommandRegistration(Command command);
};

// In alphabetical order, whatever the link order was.
std::span<const Command> AllCommands();
const Command* FindCommand(std::string_view name);  // nullptr: there is none

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_COMMAND_REGISTRY_H_
