#include "conformance/explore/failure_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace conformance::explore {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "bits-explore";
constexpr int kVersion = 1;

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view place) : place_(place) {
    try {
      root_ = Json::parse(text);
    } catch (const Json::parse_error& error) {
      const auto end = text.begin() +
                       static_cast<std::ptrdiff_t>(std::min<std::size_t>(error.byte, text.size()));
      Fail(fmt::format(":{}", 1 + std::count(text.begin(), end, '\n')),
           error.byte > text.size() ? "the file is cut short" : "this is no JSON");
    }
  }

  Failure Read() {
    if (Text(root_, "format") != kFormat) {
      Fail(": format", fmt::format("this is no file of {}", kFormat));
    }
    if (const std::uint64_t version = Number(root_, "version"); version != kVersion) {
      Fail(": version",
           fmt::format("recorded by version {}, this is version {}", version, kVersion));
    }
    Failure failure;
    failure.engine = Text(root_, "engine");
    failure.strategy = Text(root_, "strategy");
    failure.seed = Number(root_, "seed");
    failure.history = Number(root_, "history");
    const std::vector<std::string> commands = Lines(root_, "commands");
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const auto command = model::ParseCommand(commands[i]);
      if (!command) {
        Fail(fmt::format(": commands[{}]", i), fmt::format("'{}' is no command", commands[i]));
      }
      failure.commands.push_back(*command);
    }
    for (const std::string& line : Lines(root_, "choices")) failure.choices += line + '\n';
    const Json& mismatch = Member(root_, "mismatch");
    failure.mismatch.command = static_cast<std::size_t>(Number(mismatch, "command"));
    failure.mismatch.what = Text(mismatch, "what");
    for (const std::string& line : Lines(mismatch, "expected")) {
      failure.mismatch.expected += line + '\n';
    }
    for (const std::string& line : Lines(mismatch, "actual")) {
      failure.mismatch.actual += line + '\n';
    }
    failure.trace_hash = Hash(Text(root_, "trace_hash"));
    if (failure.mismatch.command >= failure.commands.size()) {
      Fail(": mismatch.command", "there is no such command");
    }
    return failure;
  }

 private:
  [[noreturn]] void Fail(const std::string& where, const std::string& message) const {
    throw BadInput(fmt::format("{}{}: {}", place_, where, message));
  }

  const Json& Member(const Json& object, const char* key) const {
    if (!object.is_object()) Fail("", fmt::format("expected an object with '{}'", key));
    const auto found = object.find(key);
    if (found == object.end()) Fail("", fmt::format("'{}' is missing", key));
    return *found;
  }

  std::string Text(const Json& object, const char* key) const {
    const Json& value = Member(object, key);
    if (!value.is_string()) Fail(fmt::format(": {}", key), "must be a text");
    return value.get<std::string>();
  }

  std::uint64_t Number(const Json& object, const char* key) const {
    const Json& value = Member(object, key);
    if (!value.is_number_unsigned()) Fail(fmt::format(": {}", key), "must be a number");
    return value.get<std::uint64_t>();
  }

  std::vector<std::string> Lines(const Json& object, const char* key) const {
    const Json& value = Member(object, key);
    const bool is_list =
        value.is_array() &&
        std::all_of(value.begin(), value.end(), [](const Json& e) { return e.is_string(); });
    if (!is_list) Fail(fmt::format(": {}", key), "must be a list of texts");
    return value.get<std::vector<std::string>>();
  }

  std::uint64_t Hash(const std::string& text) const {
    std::uint64_t hash = 0;
    const char* const end = text.data() + text.size();
    const bool has_prefix = text.starts_with("0x");
    const auto [stop, error] = std::from_chars(text.data() + (has_prefix ? 2 : 0), end, hash, 16);
    if (!has_prefix || error != std::errc() || stop != end) {
      Fail(": trace_hash", fmt::format("'{}' is no hash", text));
    }
    return hash;
  }

  std::string place_;
  Json root_;
};

}  // namespace

std::string ToJson(const Failure& failure) {
  std::vector<std::string> commands;
  for (const model::Command& command : failure.commands) commands.push_back(ToString(command));
  const Json json = {
      {"format", kFormat},
      {"version", kVersion},
      {"engine", failure.engine},
      {"strategy", failure.strategy},
      {"seed", failure.seed},
      {"history", failure.history},
      {"commands", commands},
      {"choices", LinesOf(failure.choices)},
      {"mismatch",
       {{"command", failure.mismatch.command},
        {"what", failure.mismatch.what},
        {"expected", LinesOf(failure.mismatch.expected)},
        {"actual", LinesOf(failure.mismatch.actual)}}},
      {"trace_hash", fmt::format("{:#018x}", failure.trace_hash)},
  };
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Failure FailureFromJson(std::string_view text, std::string_view place) {
  return Reader(text, place).Read();
}

Failure ReadFailure(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!stream || !(text << stream.rdbuf())) {
    throw BadInput(fmt::format("{}: cannot be read", file.string()));
  }
  return FailureFromJson(text.str(), file.string());
}

void WriteWhole(const std::filesystem::path& file, std::string_view text) {
  const std::filesystem::path unfinished = file.string() + ".unfinished";
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  std::ofstream stream(unfinished, std::ios::binary);
  stream << text;
  stream.close();
  if (stream) std::filesystem::rename(unfinished, file, error);
  if (!stream || error) {
    std::filesystem::remove(unfinished, error);
    throw BadInput(fmt::format("{}: cannot be written", file.string()));
  }
}

RunResult Replay(const Failure& failure, const RunOptions& options, std::string_view place) {
  try {
    bitsim::ReplayedChoices choices =
        bitsim::ReplayedChoices::FromText(failure.choices, fmt::format("{}: choices", place));
    return RunHistory(failure.commands, choices, options);
  } catch (const bitsim::RecordingError& error) {
    throw BadInput(error.what());
  }
}

}  // namespace conformance::explore
