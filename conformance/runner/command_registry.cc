#include "conformance/runner/command_registry.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace conformance::runner {
namespace {

std::vector<Command>& Commands() {
  static std::vector<Command> commands;
  return commands;
}

}  // namespace

CommandRegistration::CommandRegistration(Command command) {
  std::vector<Command>& commands = Commands();
  const auto place = std::lower_bound(
      commands.begin(), commands.end(), command,
      [](const Command& left, const Command& right) { return left.name < right.name; });
  commands.insert(place, std::move(command));
}

std::span<const Command> AllCommands() { return Commands(); }

const Command* FindCommand(std::string_view name) {
  const auto found = std::find_if(Commands().begin(), Commands().end(),
                                  [&](const Command& command) { return command.name == name; });
  return found == Commands().end() ? nullptr : &*found;
}

}  // namespace conformance::runner
