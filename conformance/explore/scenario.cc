#include "conformance/explore/scenario.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace conformance::explore {
namespace {

using model::Command;
using model::CommandKind;

class Reader {
 public:
  Reader(const std::filesystem::path& file) : file_(file) {}

  Scenario Read() {
    const toml::table table = Parse();
    constexpr std::string_view kKeys[] = {"jobs", "applications", "length", "commands",
                                          "behaviours"};
    for (const auto& [key, value] : table) {
      if (std::find(std::begin(kKeys), std::end(kKeys), key.str()) == std::end(kKeys)) {
        Fail(value, fmt::format("unknown key '{}'", key.str()));
      }
    }
    Scenario scenario;
    ReadNumber(table, "jobs", model::kJobsMax, scenario.jobs);
    ReadNumber(table, "applications", model::kApplicationsMax, scenario.applications);
    ReadNumber(table, "length", 1000, scenario.length);
    std::vector<Command> commands = model::AllCommands(scenario.applications, scenario.jobs);
    Keep(table, "commands", commands, [](const Command& command, std::string_view name) {
      const std::string kind(model::ToString(command.kind));
      if (name == kind) return true;
      if (!model::HasArgument(command.kind)) return false;
      const std::string text = ToString(command);
      return name == kind + text.substr(text.rfind(' '));
    });
    Keep(table, "behaviours", commands, [](const Command& command, std::string_view name) {
      return command.kind != CommandKind::kRegister ||
             model::ToString(static_cast<model::Behaviour>(command.argument)) == name;
    });
    scenario.commands = std::move(commands);
    return scenario;
  }

 private:
  toml::table Parse() {
    try {
      return toml::parse_file(file_.string());
    } catch (const toml::parse_error& error) {
      const auto line = error.source().begin.line;
      if (line == 0) throw BadInput(fmt::format("{}: cannot be read", file_.string()));
      throw BadInput(fmt::format("{}:{}: {}", file_.string(), line, error.description()));
    }
  }

  [[noreturn]] void Fail(const toml::node& node, const std::string& message) {
    throw BadInput(fmt::format("{}:{}: {}", file_.string(), node.source().begin.line, message));
  }

  void ReadNumber(const toml::table& table, std::string_view key, std::size_t max,
                  std::size_t& value) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < 1 || static_cast<std::size_t>(*number) > max) {
      Fail(*node, fmt::format("'{}' must be a number from 1 to {}", key, max));
    }
    value = static_cast<std::size_t>(*number);
  }

  // Keeps the commands that one of the names allows.
  template <class Allows>
  void Keep(const toml::table& table, std::string_view key, std::vector<Command>& commands,
            Allows allows) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return;
    const toml::array* const array = node->as_array();
    if (array == nullptr || array->empty()) Fail(*node, fmt::format("'{}' must be a list", key));
    std::vector<Command> kept;
    for (const toml::node& element : *array) {
      const auto name = element.value_exact<std::string>();
      if (!name) Fail(element, fmt::format("'{}' must be a list of names", key));
      const auto count = std::count_if(commands.begin(), commands.end(), [&](const Command& one) {
        return (key == "commands" || one.kind == CommandKind::kRegister) && allows(one, *name);
      });
      if (count == 0) Fail(element, fmt::format("'{}' is none of the {}", *name, key));
      names_.push_back(*name);
    }
    std::copy_if(commands.begin(), commands.end(), std::back_inserter(kept),
                 [&](const Command& one) {
                   return std::any_of(names_.begin(), names_.end(),
                                      [&](const std::string& name) { return allows(one, name); });
                 });
    names_.clear();
    commands = std::move(kept);
  }

  std::filesystem::path file_;
  std::vector<std::string> names_;
};

}  // namespace

Scenario ReadScenario(const std::filesystem::path& file) { return Reader(file).Read(); }

}  // namespace conformance::explore
