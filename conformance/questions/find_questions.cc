#include "conformance/questions/find_questions.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "conformance/model/search.h"
#include "conformance/questions/settled.h"

namespace conformance::questions {
namespace {

using model::Behaviour;
using model::Cell;
using model::Command;
using model::CommandKind;
using History = std::vector<Command>;

// One way to look for histories. A later one counts only for what no earlier one has reached.
struct Look {
  std::vector<Command> commands;
  bool comes_to_rest = true;  // after every command
  std::size_t moves_max = 6;
};

bool IsWorld(const Command& command) {
  return command.kind == CommandKind::kCut || command.kind == CommandKind::kRestore ||
         command.kind == CommandKind::kRestart || command.kind == CommandKind::kLogOff;
}

bool Registers(const Command& command) { return command.kind == CommandKind::kRegister; }

// Whether nothing comes of what a callback does.
bool IsPlain(const History& history) {
  return std::none_of(history.begin(), history.end(), Registers);
}

bool BlocksCalls(const Command& command) {
  return Registers(command) && static_cast<Behaviour>(command.argument) == Behaviour::kBlock;
}

// Classes are registered with COM, outside of the service; and nobody waits an hour for a program.
bool IsAskable(const Command& command) {
  const bool lasts = command.kind == CommandKind::kSetProgram &&
                     static_cast<model::Program>(command.argument) == model::Program::kLasts;
  return !model::IsOfClasses(command.kind) && !lasts;
}

bool SetsProgram(const Command& command) { return command.kind == CommandKind::kSetProgram; }

bool IsEasy(const Command& command) {
  return !IsWorld(command) && !SetsProgram(command) && !TakesLong(command) &&
         command.kind != CommandKind::kKill;
}

// A job that fails again and again while nobody answers.
bool FillsSlots(const Command& command) {
  return command.kind == CommandKind::kCreate || command.kind == CommandKind::kAddFile ||
         command.kind == CommandKind::kResume || BlocksCalls(command) ||
         (command.kind == CommandKind::kServer &&
          static_cast<model::Server>(command.argument) == model::Server::kMissing);
}

// What one may ask, but does better not do on the way to another question.
bool IsOdd(const Command& command, const model::State& state) {
  return command.kind == CommandKind::kComplete &&
         state.jobs[command.job].state != BG_JOB_STATE_TRANSFERRED;
}

// Among histories of one length those come first whose settings are plain ones that change
// something, and that have everything ready before the job is resumed.
int RankOf(const Command& command) {
  switch (command.kind) {
    case CommandKind::kSetFlags:
    case CommandKind::kSetProgram:
    case CommandKind::kSetRetryDelay:
    case CommandKind::kSetNoProgress:
      if (command.argument == model::ArgumentsOf(command.kind).front()) return 2;
      return command.argument == 0 ? 1 : 0;
    case CommandKind::kResume:
      return 3;
    default:
      return 0;
  }
}

std::vector<Command> CommandsThat(bool (*are_allowed)(const Command&)) {
  std::vector<Command> commands;
  for (const Command& command : model::AllCommands(1, 1)) {
    if (IsAskable(command) && are_allowed(command)) commands.push_back(command);
  }
  std::stable_sort(commands.begin(), commands.end(),
                   [](const Command& a, const Command& b) { return RankOf(a) < RankOf(b); });
  return commands;
}

std::vector<Look> Looks() {
  return {
      // What every service can be asked.
      {.commands = CommandsThat(IsEasy)},
      // What needs a client that ends.
      {.commands = CommandsThat([](const Command& command) {
         return IsEasy(command) || command.kind == CommandKind::kKill;
       })},
      // What has to be asked before the service goes on.
      {.commands = CommandsThat(IsEasy), .comes_to_rest = false, .moves_max = 5},
      // What needs a service that restarts, a network that fails, a user who logs off.
      {.commands = CommandsThat(
           [](const Command& command) { return !TakesLong(command) && !SetsProgram(command); })},
      // What takes a while.
      {.commands = CommandsThat([](const Command& command) { return !SetsProgram(command); })},
      // What needs programs that the service can run.
      {.commands = CommandsThat(
           [](const Command& command) { return IsEasy(command) || SetsProgram(command); })},
      {.commands = CommandsThat(
           [](const Command& command) { return IsEasy(command) || SetsProgram(command); }),
       .comes_to_rest = false,
       .moves_max = 4},
      {.commands = CommandsThat(
           [](const Command& command) { return !TakesLong(command) || SetsProgram(command); }),
       .moves_max = 3},
      // What needs every slot.
      {.commands = CommandsThat(FillsSlots), .moves_max = 9},
  };
}

// What a look has found: for each question the history that ends with it.
struct Found {
  std::map<Cell, History> cells;
  std::map<RuleId, History> rules;
};

class Finder {
 public:
  explicit Finder(const Look& look) : look_(look) {}

  Found Run() {
    std::vector<std::pair<History, model::State>> level = {{History(), model::State{}}};
    std::set<std::pair<bool, model::State>> seen = {{true, model::State{}}};
    for (std::size_t moves = 0; moves < look_.moves_max; ++moves) {
      std::vector<std::pair<History, model::State>> next_level;
      for (const auto& [history, state] : level) {
        for (const Command& command : look_.commands) {
          std::optional<std::pair<History, model::State>> next = Move(history, state, command);
          if (!next) continue;
          if (!seen.emplace(IsPlain(next->first), model::Canonical(next->second)).second) continue;
          next_level.push_back(std::move(*next));
        }
      }
      level = std::move(next_level);
    }
    return std::move(found_);
  }

 private:
  // Where the command leads; nothing where that is left to the service, and a history would not
  // lead every service to its question.
  std::optional<std::pair<History, model::State>> Move(const History& history,
                                                       const model::State& state,
                                                       const Command& command) {
    if (model::IsMeaningless(state, command)) return std::nullopt;
    std::pair<History, model::State> next = {history, state};
    if (!Do(command, next) || IsOdd(command, state)) return std::nullopt;
    if (!look_.comes_to_rest) return next;
    auto rested = next;
    const bool goes_on = Do(kMoment, rested);
    if (IsSettled(next.second)) return next;  // the moment only showed that nothing comes
    return goes_on ? std::optional(std::move(rested)) : std::nullopt;
  }

  bool Do(const Command& command, std::pair<History, model::State>& at) {
    const model::Job& job = at.second.jobs[command.job];
    const bool is_plain = IsPlain(at.first);
    at.first.push_back(command);
    if (model::IsCall(command.kind) && job.exists && is_plain) {
      found_.cells.emplace(Cell{command.kind, job.state}, at.first);
    }
    std::vector<model::Outcome> outcomes = model::Next(at.second, command);
    for (const model::Outcome& outcome : outcomes) {
      for (const RuleId rule : model::Rules()) {
        if (outcome.rules[static_cast<std::size_t>(rule.index)])
          found_.rules.emplace(rule, at.first);
      }
    }
    at.second = std::move(outcomes.front().state);
    return outcomes.size() == 1;
  }

  const Look& look_;
  Found found_;
};

// What the book says cannot be broken, or not be seen.
bool CanBeTested(RuleId rule) { return Get(rule).untested.empty(); }

// The rules of the last command of a history, whatever the service has chosen before.
std::vector<RuleId> RulesOfTheLast(const History& history) {
  std::vector<model::State> states = {model::State{}};
  model::RuleSet cited;
  for (const Command& command : history) {
    std::vector<model::State> next;
    cited.reset();
    for (const model::State& state : states) {
      for (model::Outcome& outcome : model::Next(state, command)) {
        cited |= outcome.rules;
        next.push_back(std::move(outcome.state));
      }
    }
    states = std::move(next);
  }
  std::vector<RuleId> rules;
  for (const RuleId rule : model::Rules()) {
    if (cited[static_cast<std::size_t>(rule.index)] && CanBeTested(rule)) rules.push_back(rule);
  }
  return rules;
}

// "set-flags" and "A job begins suspended" become "SetFlags" and "AJobBeginsSuspended".
std::string CamelCase(std::string_view text) {
  std::string name;
  bool begins_word = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) == 0) {
      begins_word = begins_word || c == ' ' || c == '-' || c == '_';
      continue;
    }
    name += begins_word ? static_cast<char>(std::toupper(byte)) : c;
    begins_word = false;
  }
  return name;
}

std::string NameOf(const Cell& cell) {
  constexpr const char* kStates[] = {"Queued",      "Connecting",   "Transferring",
                                     "Suspended",   "Error",        "TransientError",
                                     "Transferred", "Acknowledged", "Cancelled"};
  const char* const preposition = cell.command == CommandKind::kCreate ? "After" : "In";
  return CamelCase(ToString(cell.command)) + preposition +
         kStates[static_cast<std::size_t>(cell.state)];
}

}  // namespace

std::vector<Question> FindQuestions() {
  Found found;
  for (const Look& look : Looks()) {
    Found more = Finder(look).Run();
    found.cells.merge(more.cells);
    found.rules.merge(more.rules);
  }
  std::vector<Question> questions;
  std::set<RuleId> asked;
  for (const auto& [cell, history] : found.cells) {
    questions.push_back({NameOf(cell), RulesOfTheLast(history), history});
    asked.insert(questions.back().rules.begin(), questions.back().rules.end());
  }
  // Short ones first: what they ask need not be asked again on the way to something else.
  std::vector<std::pair<RuleId, History>> of_rules(found.rules.begin(), found.rules.end());
  std::stable_sort(of_rules.begin(), of_rules.end(),
                   [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  for (const auto& [rule, history] : of_rules) {
    if (asked.contains(rule) || !CanBeTested(rule)) continue;
    Question question = {CamelCase(Get(rule).title), {}, history};
    for (const RuleId cited : RulesOfTheLast(history)) {
      if (asked.insert(cited).second) question.rules.push_back(cited);
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

std::string ToSource(const std::vector<Question>& questions) {
  std::string source =
      "// Written by `bits-conformance questions --write=conformance/questions/questions.inc`: "
      "see\n"
      "// question.h.\n";
  constexpr std::size_t kColumnsMax = 100;
  const std::string indent(9, ' ');
  for (const Question& question : questions) {
    std::string line = "\nQUESTION(" + question.name + ", RULES(";
    for (const RuleId rule : question.rules) {
      std::string id(Get(rule).id);
      std::replace(id.begin(), id.end(), '-', '_');
      line += (line.ends_with('(') ? "" : ", ") + id;
    }
    source += line + "),\n";
    line = indent;
    for (std::size_t i = 0; i < question.history.size(); ++i) {
      const std::string word = "\"" + ToString(question.history[i]) + "\"" +
                               (i + 1 < question.history.size() ? "," : ")");
      if (line != indent && line.size() + 1 + word.size() > kColumnsMax) {
        source += line + "\n";
        line = indent;
      }
      line.append(line == indent ? "" : " ").append(word);
    }
    source += line + "\n";
  }
  return source;
}

}  // namespace conformance::questions
