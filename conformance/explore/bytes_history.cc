#include "conformance/explore/bytes_history.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <system_error>

#include "bitsim/choice_strategies.h"

namespace conformance::explore {
namespace {

namespace fs = std::filesystem;

std::size_t CommandBytes(std::span<const std::uint8_t> bytes) {
  return bytes.size() - bytes.size() / 4;
}

std::vector<std::uint8_t> ReadWhole(std::istream& stream) {
  const std::vector<char> text((std::istreambuf_iterator<char>(stream)),
                               std::istreambuf_iterator<char>());
  return {text.begin(), text.end()};
}

std::vector<std::uint8_t> ReadFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw BadInput(file.string() + ": cannot be read");
  return ReadWhole(stream);
}

}  // namespace

std::span<const std::uint8_t> ChoicesOf(std::span<const std::uint8_t> bytes) {
  return bytes.subspan(CommandBytes(bytes));
}

RunResult RunBytes(std::span<const std::uint8_t> bytes, const Scenario& scenario,
                   const RunOptions& options) {
  bitsim::BytesChoices command_choices(bytes.first(CommandBytes(bytes)));
  bitsim::BytesChoices choices(ChoicesOf(bytes));
  const auto stream = command_choices.OpenStream("explore.command");
  return RunHistory(
      [&](const model::State&) -> std::optional<model::Command> {
        if (command_choices.rest().empty()) return std::nullopt;
        return scenario.commands[command_choices.Choose(stream, scenario.commands.size())];
      },
      choices, options);
}

std::vector<std::vector<std::uint8_t>> ReadBytes(const fs::path& path) {
  if (path == "-") return {ReadWhole(std::cin)};
  std::error_code error;
  if (!fs::is_directory(path, error)) return {ReadFile(path)};
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (entry->is_regular_file()) files.push_back(entry->path());
  }
  if (error) throw BadInput(path.string() + ": cannot be read: " + error.message());
  if (files.empty()) throw BadInput(path.string() + ": has no files");
  std::sort(files.begin(), files.end());
  std::vector<std::vector<std::uint8_t>> inputs;
  for (const fs::path& file : files) inputs.push_back(ReadFile(file));
  return inputs;
}

}  // namespace conformance::explore
