// File: test_result.h
//
// What one test of the suite left behind. Plain data: the current run fills it, the judge reads it,
// the reports show it. Rules are named by their ids, so that results outlive a build of the book.

#ifndef BITSIM_CONFORMANCE_VERDICT_TEST_RESULT_H_
#define BITSIM_CONFORMANCE_VERDICT_TEST_RESULT_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "conformance/verdict/verdict.h"

namespace conformance {

// Something that was not as a rule says.
struct Finding {
  enum class Kind {
    kBroken,      // an assertion failed
    kSoft,        // an EXPECT_SHOULD does not hold: never more than a warning
    kSuiteError,  // the test itself is wrong: red whatever the rule's level
    kCrash,       // the process that ran the test died
    kTimeout,     // the test was ended because it did not end by itself
  };
  Kind kind = Kind::kBroken;
  std::string file;  // of the assertion; empty where there is none, as for an exception
  int line = 0;
  std::string message;             // as GoogleTest words it
  std::vector<std::string> rules;  // the rules it blames
  bool ended_the_test = false;     // a fatal assertion or an exception: the rest did not run
};

// What RECORD noted down.
struct Observation {
  std::string what;
  std::string value;
};

struct TestResult {
  std::string name;                // "NOTIFY_REG_07.TheLastCallerWins"
  std::vector<std::string> rules;  // "NOTIFY-REG-07" first, then the further ones
  std::string file;
  int line = 0;
  bool probe = false;  // a RULE_PROBE: it observes and judges nothing

  int assertions = 0;
  std::vector<Finding> findings;
  std::vector<Observation> observations;
  std::optional<std::string> unsupported;  // "needs a second application"
  std::vector<std::string> trace;          // around the first finding; empty without findings
  std::uint64_t trace_hash = 0;
  std::chrono::nanoseconds duration{0};  // of real time

  Verdict verdict = Verdict::kUnsupported;  // JudgeTest sets it
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_TEST_RESULT_H_
