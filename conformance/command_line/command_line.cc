#include "conformance/command_line/command_line.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "conformance/rulebook/similar_words.h"

namespace conformance {
namespace {

std::string WhatWasMeant(const CLI::App& app, std::string_view flag) {
  std::vector<std::string> known;
  for (const CLI::Option* const option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  }
  std::vector<std::string_view> likely;
  for (const std::string& name : known) {
    if (name.starts_with(flag) || flag.starts_with(name)) likely.push_back(name);
  }
  if (likely.empty()) {
    likely = SimilarWords(flag, std::vector<std::string_view>(known.begin(), known.end()));
  }
  return DidYouMean(likely);
}

// "--report,--out" -> "--report"
std::string FirstName(const std::string& names) { return names.substr(0, names.find(',')); }

[[noreturn]] void RefuseArgument(const CLI::App& app, const std::string& argument) {
  if (!argument.starts_with("-")) throw UsageError("unexpected argument '" + argument + "'");
  const std::string flag = argument.substr(0, argument.find('='));
  throw UsageError("unknown flag '" + flag + "'" + WhatWasMeant(app, flag));
}

}  // namespace

std::uint64_t ParseNumber(std::string_view flag, std::string_view text, NumberRange range) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || number < range.min || number > range.max) {
    throw UsageError(std::string(flag) + " takes a whole number from " + std::to_string(range.min) +
                     " to " + std::to_string(range.max) + ", not '" + std::string(text) + "'");
  }
  return number;
}

void AddText(CLI::App& app, const std::string& flag, std::string& value) {
  app.add_option_function<std::string>(flag, [flag, &value](const std::string& text) {
    if (text.empty()) throw UsageError(FirstName(flag) + " takes a value");
    value = text;
  });
}

void AddNumber(CLI::App& app, const std::string& flag, std::uint64_t& value, NumberRange range) {
  app.add_option_function<std::string>(flag, [flag, &value, range](const std::string& text) {
    value = ParseNumber(flag, text, range);
  });
}

void ParseArguments(CLI::App& app, std::vector<std::string> arguments) {
  app.allow_extras();
  for (CLI::Option* const option : app.get_options()) {
    if (option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw &&
        !option->get_positional()) {
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
  std::reverse(arguments.begin(), arguments.end());  // CLI11 wants them last first
  try {
    app.parse(arguments);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string message = error.what();  // "--seed: 1 required TEXT missing"
    throw UsageError(message.substr(0, message.find(':')) + " takes a value");
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  if (!app.remaining().empty()) RefuseArgument(app, app.remaining().front());
}

void ParseArguments(CLI::App& app, int argc, const char* const* argv) {
  ParseArguments(app, std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
}

}  // namespace conformance
