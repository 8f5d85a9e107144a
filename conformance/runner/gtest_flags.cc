#include "conformance/runner/gtest_flags.h"

#include <algorithm>
#include <array>
#include <string>

#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

enum class Takes { kSwitch, kNumber, kText };

struct Flag {
  std::string_view name;
  Takes takes;
};

constexpr std::array kFlags = {
    Flag{"gtest_also_run_disabled_tests", Takes::kSwitch},
    Flag{"gtest_break_on_failure", Takes::kSwitch},
    Flag{"gtest_brief", Takes::kSwitch},
    Flag{"gtest_catch_exceptions", Takes::kSwitch},
    Flag{"gtest_color", Takes::kText},
    Flag{"gtest_death_test_style", Takes::kText},
    Flag{"gtest_death_test_use_fork", Takes::kSwitch},
    Flag{"gtest_fail_fast", Takes::kSwitch},
    Flag{"gtest_filter", Takes::kText},
    Flag{"gtest_flagfile", Takes::kText},
    Flag{"gtest_internal_run_death_test", Takes::kText},
    Flag{"gtest_list_tests", Takes::kSwitch},
    Flag{"gtest_output", Takes::kText},
    Flag{"gtest_print_time", Takes::kSwitch},
    Flag{"gtest_print_utf8", Takes::kSwitch},
    Flag{"gtest_random_seed", Takes::kNumber},
    Flag{"gtest_recreate_environments_when_repeating", Takes::kSwitch},
    Flag{"gtest_repeat", Takes::kNumber},
    Flag{"gtest_shuffle", Takes::kSwitch},
    Flag{"gtest_stack_trace_depth", Takes::kNumber},
    Flag{"gtest_stream_result_to", Takes::kText},
    Flag{"gtest_throw_on_failure", Takes::kSwitch},
    Flag{"gmock_catch_leaked_mocks", Takes::kSwitch},
    Flag{"gmock_default_mock_behavior", Takes::kNumber},
    Flag{"gmock_verbose", Takes::kText},
};

bool IsNumber(std::string_view value) {
  if (value.starts_with('-')) value.remove_prefix(1);
  constexpr std::size_t kMostDigits = 9;  // what surely fits into an int
  return !value.empty() && value.size() <= kMostDigits &&
         value.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool IsGtestFlag(std::string_view argument) {
  return argument.starts_with("--gtest_") || argument.starts_with("--gmock_");
}

void CheckGtestFlag(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  const std::string_view name =
      argument.substr(2, equals == std::string_view::npos ? std::string_view::npos : equals - 2);
  const auto flag = std::find_if(kFlags.begin(), kFlags.end(),
                                 [name](const Flag& known) { return known.name == name; });
  const std::string spelled = "--" + std::string(name);
  if (flag == kFlags.end()) throw UsageError("GoogleTest has no flag '" + spelled + "'");
  if (flag->takes == Takes::kSwitch) return;
  if (equals == std::string_view::npos) {
    throw UsageError(spelled + " takes a value: " + spelled + "=...");
  }
  if (flag->takes == Takes::kNumber && !IsNumber(argument.substr(equals + 1))) {
    throw UsageError(spelled + " takes a whole number, not '" +
                     std::string(argument.substr(equals + 1)) + "'");
  }
}

}  // namespace conformance::runner
