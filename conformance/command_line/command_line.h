// File: command_line.h
//
// How the suite's programs are called, and in which words they refuse what they do not understand.
//
//   CLI::App app;
//   AddText(app, "--report", options.report);
//   AddNumber(app, "--jobs", options.jobs, {1, 256});
//   ParseArguments(app, argc, argv);      // throws UsageError: "--jobs takes a whole number ..."

#ifndef BITSIM_CONFORMANCE_COMMAND_LINE_COMMAND_LINE_H_
#define BITSIM_CONFORMANCE_COMMAND_LINE_COMMAND_LINE_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/command_line/exit_codes.h"

namespace conformance {

struct NumberRange {
  std::uint64_t min = 0;
  std::uint64_t max = UINT64_MAX;
};

// What `text` says; throws UsageError, which names the flag, for anything but a number of the
// range.
std::uint64_t ParseNumber(std::string_view flag, std::string_view text, NumberRange range = {});

// An option whose value is a text that is not empty.
void AddText(CLI::App& app, const std::string& flag, std::string& value);

// An option whose value is a number of the range.
void AddNumber(CLI::App& app, const std::string& flag, std::uint64_t& value,
               NumberRange range = {});

// Throws UsageError for flags that `app` does not have, for values that are missing, and for what
// its options refuse. Of a flag that is given twice the last one counts.
void ParseArguments(CLI::App& app, std::vector<std::string> arguments);
void ParseArguments(CLI::App& app, int argc, const char* const* argv);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_COMMAND_LINE_COMMAND_LINE_H_
