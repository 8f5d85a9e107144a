#include "conformance/model/command.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace conformance::model {
namespace {

constexpr std::array<std::string_view, kCommandKinds> kKindNames = {
    "create",          "add-file", "resume",       "suspend",     "complete",  "cancel",
    "register",        "remove",   "set-flags",    "set-program", "set-class", "set-retry-delay",
    "set-no-progress", "kill",     "stop-servers", "server",      "cut",       "restore",
    "restart",         "log-off",  "wait"};
constexpr std::array<std::string_view, kBehaviours> kBehaviourNames = {
    "listen", "fail", "block", "pass-on", "remove", "complete", "cancel", "repair", "nothing"};
constexpr std::array<std::string_view, kPrograms> kProgramNames = {"none",    "succeeds",  "fails",
                                                                   "missing", "completes", "lasts"};
constexpr std::array<std::string_view, kNotificationClasses> kClassNames = {"none", "listens",
                                                                            "fails", "missing"};
constexpr std::array<std::string_view, kServers> kServerNames = {"serves", "missing", "busy",
                                                                 "stalls"};

constexpr std::uint32_t kNoArgument[] = {0};
constexpr std::uint32_t kAllBehaviours[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
constexpr std::uint32_t kAllPrograms[] = {0, 1, 2, 3, 4, 5};
constexpr std::uint32_t kAllClasses[] = {0, 1, 2, 3};
constexpr std::uint32_t kAllServers[] = {0, 1, 2, 3};
// TRANSFERRED 1, ERROR 2, DISABLE 4, MODIFICATION 8, FILE_TRANSFERRED 16; the last is no flag at
// all.
constexpr std::uint32_t kFlags[] = {3, 0, 1, 2, 7, 11, 19, 0x80};
constexpr std::uint32_t kRetryDelaysSeconds[] = {600, 60, 86'400, 1};
constexpr std::uint32_t kNoProgressSeconds[] = {1'209'600, 0, 3'700};
constexpr std::uint32_t kWaitsSeconds[] = {0, 7, 660, 7'300};

// Of arguments that are no numbers.
std::span<const std::string_view> NamesOf(CommandKind kind) {
  switch (kind) {
    case CommandKind::kRegister:
      return kBehaviourNames;
    case CommandKind::kSetProgram:
      return kProgramNames;
    case CommandKind::kSetClass:
      return kClassNames;
    case CommandKind::kServer:
      return kServerNames;
    default:
      return {};
  }
}

std::optional<std::uint32_t> IndexOf(std::span<const std::string_view> names,
                                     std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - names.begin());
}

std::optional<std::uint32_t> ParseNumber(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<std::string_view> Words(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t end = line.find(' ');
    words.push_back(line.substr(0, end));
    if (end == line.npos) return words;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

bool IsCall(CommandKind kind) { return kind <= CommandKind::kSetNoProgress; }
bool HasJob(CommandKind kind) { return IsCall(kind) || kind == CommandKind::kServer; }

bool IsOfClasses(CommandKind kind) {
  return kind == CommandKind::kSetClass || kind == CommandKind::kStopServers;
}

bool HasArgument(CommandKind kind) {
  switch (kind) {
    case CommandKind::kRegister:
    case CommandKind::kSetFlags:
    case CommandKind::kSetProgram:
    case CommandKind::kSetClass:
    case CommandKind::kSetRetryDelay:
    case CommandKind::kSetNoProgress:
    case CommandKind::kServer:
    case CommandKind::kWait:
      return true;
    default:
      return false;
  }
}

std::string_view ToString(CommandKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view ToString(Behaviour behaviour) {
  return kBehaviourNames[static_cast<std::size_t>(behaviour)];
}
std::string_view ToString(Program program) {
  return kProgramNames[static_cast<std::size_t>(program)];
}
std::string_view ToString(NotificationClass notification_class) {
  return kClassNames[static_cast<std::size_t>(notification_class)];
}
std::string_view ToString(Server server) { return kServerNames[static_cast<std::size_t>(server)]; }
char ApplicationName(std::size_t application) { return static_cast<char>('a' + application); }

std::string ToString(const Command& command) {
  const bool has_application = IsCall(command.kind) || command.kind == CommandKind::kKill;
  std::string text(1, has_application ? ApplicationName(command.application) : '-');
  text.append(" ").append(ToString(command.kind));
  if (HasJob(command.kind)) text += ' ' + std::to_string(command.job + 1);
  const auto names = NamesOf(command.kind);
  if (!names.empty()) {
    text.append(" ").append(names[command.argument]);
  } else if (HasArgument(command.kind)) {
    text += ' ' + std::to_string(command.argument);
  }
  return text;
}

std::optional<CommandKind> ParseCommandKind(std::string_view name) {
  const auto index = IndexOf(kKindNames, name);
  if (!index) return std::nullopt;
  return static_cast<CommandKind>(*index);
}

std::optional<Command> ParseCommand(std::string_view line) {
  const std::vector<std::string_view> words = Words(line);
  if (words.size() < 2 || words[0].size() != 1) return std::nullopt;
  const auto kind = ParseCommandKind(words[1]);
  if (!kind) return std::nullopt;
  Command command{.kind = *kind};
  if (IsCall(*kind) || *kind == CommandKind::kKill) {
    const int application = words[0][0] - 'a';
    if (application < 0 || application >= static_cast<int>(kApplicationsMax)) return std::nullopt;
    command.application = static_cast<std::uint8_t>(application);
  } else if (words[0] != "-") {
    return std::nullopt;
  }
  std::size_t next = 2;
  if (HasJob(*kind)) {
    const auto job = next < words.size() ? ParseNumber(words[next++]) : std::nullopt;
    if (!job || *job < 1 || *job > kJobsMax) return std::nullopt;
    command.job = static_cast<std::uint8_t>(*job - 1);
  }
  if (HasArgument(*kind)) {
    if (next >= words.size()) return std::nullopt;
    const std::string_view word = words[next++];
    const auto names = NamesOf(*kind);
    const auto argument = names.empty() ? ParseNumber(word) : IndexOf(names, word);
    if (!argument) return std::nullopt;
    command.argument = *argument;
  }
  // One command has one text.
  if (next != words.size() || ToString(command) != line) return std::nullopt;
  return command;
}

std::span<const std::uint32_t> ArgumentsOf(CommandKind kind) {
  switch (kind) {
    case CommandKind::kRegister:
      return kAllBehaviours;
    case CommandKind::kSetFlags:
      return kFlags;
    case CommandKind::kSetProgram:
      return kAllPrograms;
    case CommandKind::kSetClass:
      return kAllClasses;
    case CommandKind::kSetRetryDelay:
      return kRetryDelaysSeconds;
    case CommandKind::kSetNoProgress:
      return kNoProgressSeconds;
    case CommandKind::kServer:
      return kAllServers;
    case CommandKind::kWait:
      return kWaitsSeconds;
    default:
      return kNoArgument;
  }
}

std::vector<Command> AllCommands(std::size_t applications, std::size_t jobs) {
  std::vector<Command> commands;
  for (std::size_t i = 0; i < kCommandKinds; ++i) {
    const auto kind = static_cast<CommandKind>(i);
    const bool has_application = IsCall(kind) || kind == CommandKind::kKill;
    for (std::size_t a = 0; a < (has_application ? applications : 1); ++a) {
      for (std::size_t j = 0; j < (HasJob(kind) ? jobs : 1); ++j) {
        for (const std::uint32_t argument : ArgumentsOf(kind)) {
          commands.push_back(
              {kind, static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(j), argument});
        }
      }
    }
  }
  return commands;
}

}  // namespace conformance::model
