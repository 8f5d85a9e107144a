// File: expectation_file.h
//
// What an implementation is known not to keep, as a TOML file beside the suite:
//
//   [[rule]]
//   id = "NOTIFY-ERR-01"
//   verdict = "fail"               # fail, warn, crash or timeout
//   class = "bug"                  # bug: to be mended; wontfix: not to be; flaky: changes from run
//                                  to run, and the verdict is the usual one
//   reason = "JobError is not called for any error."
//   message = "Actual: false"      # if given: a part of what the report says of the rule
//   link = "https://..."           # if there is one
//   expires = 2027-01-31           # if given: from this day on the line counts as wrong
//
// or, where not a rule as a whole is meant but one of its tests:
//
//   [[test]]
//   name = "NOTIFY_ERR_01.TellsOfAFatalAnswer"
//   ...                            # the rest as above
//
// Every rule without a line is expected to hold, as far as the implementation can be tested; one
// that is broken by tests with lines of their own alone needs no line itself.

#ifndef BITSIM_CONFORMANCE_EXPECTATIONS_EXPECTATION_FILE_H_
#define BITSIM_CONFORMANCE_EXPECTATIONS_EXPECTATION_FILE_H_

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/verdict.h"

namespace conformance {

struct Expectation {
  enum class Class { kBug, kWontfix, kFlaky };
  std::string rule;       // its id; empty if the line is of a test
  std::string test = "";  // its name; empty if the line is of a rule
  Verdict verdict = Verdict::kFail;
  Class kind = Class::kBug;
  std::string reason;
  std::string message = "";
  std::string link = "";
  std::optional<std::chrono::year_month_day> expires = std::nullopt;
  int line = 0;  // of the file
};

// what() begins with the file and the line: "wine.toml:12: there is no rule 'NOTIFY-ERR-99'".
class ExpectationError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Each throws ExpectationError for anything that is not as above: another key, a rule that the book
// does not have or that stands there twice, a missing reason.
std::vector<Expectation> ParseExpectations(std::string_view text, const std::string& name);
std::vector<Expectation> ReadExpectations(const std::filesystem::path& file);

// The text of such a file.
std::string ReadExpectationText(const std::filesystem::path& file);

// Throws ExpectationError for a line of a test that is not in the suite.
void CheckTestNames(std::span<const Expectation> expectations, std::span<const RuleTest> suite,
                    const std::string& name);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_EXPECTATIONS_EXPECTATION_FILE_H_
