// File: comparison.h
//
// Verdicts against what was expected: a run is as expected if nothing is broken that should hold,
// and nothing holds that should be broken.

#ifndef BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_
#define BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "conformance/expectations/expectation_file.h"
#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/run_result.h"

namespace conformance {

// Something that is not as expected.
struct Surprise {
  enum class Kind {
    kBroken,        // no line expects it
    kHolds,         // a line expects it to be broken
    kStale,         // a line expects it to be broken, and nothing could be checked
    kOtherVerdict,  // broken, but otherwise than the line says
    kOtherMessage,  // broken as the line says, for another reason
    kExpired,       // the line's day has come
  };
  Kind kind = Kind::kBroken;
  std::string subject;  // a rule's id, or a test's name
  bool is_test = false;
  int line = 0;  // of the file; 0 where there is none
  Verdict verdict = Verdict::kFail;
  std::string message;   // what the run says of the subject
  std::string sentence;  // for the reader
};

// Whatever is not as expected, in the order of the book, the tests last. `name` is how the file of
// the expectations is called. Rules of which the run does not speak are left out, and a rule that
// only some of its tests checked cannot hold unexpectedly. `suite` is every test there is; `today`
// decides which lines have expired.
std::vector<Surprise> Surprises(const RunResult& run, std::span<const Expectation> expectations,
                                std::span<const RuleTest> suite, const std::string& name,
                                std::chrono::year_month_day today);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_
