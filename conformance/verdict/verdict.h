// File: verdict.h
//
// The words that a run of the suite ends in.

#ifndef BITSIM_CONFORMANCE_VERDICT_VERDICT_H_
#define BITSIM_CONFORMANCE_VERDICT_VERDICT_H_

#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace conformance {

enum class Verdict {
  kPass,         // the rule held wherever it was checked
  kFail,         // a documented MUST is broken
  kWarn,         // a SHOULD, a MAY, or a rule that is only observed or inferred does not hold
  kRecord,       // nothing was judged, something was noted down
  kUnsupported,  // the backend cannot do what the test needs; the reason says what
  kUntestable,   // no test exists; the rule book says why
  kCrash,        // the backend died in the test
  kTimeout,      // the test did not end in its time
};

// In the order in which reports show them.
inline constexpr std::array kAllVerdicts = {
    Verdict::kPass,        Verdict::kFail,       Verdict::kWarn,  Verdict::kRecord,
    Verdict::kUnsupported, Verdict::kUntestable, Verdict::kCrash, Verdict::kTimeout,
};

// "pass", "fail", ... and back.
std::string_view ToString(Verdict verdict);
std::optional<Verdict> ParseVerdict(std::string_view text);

// Whether the verdict makes a run red.
bool IsRed(Verdict verdict);

// The one that a reader must see first: crash, timeout, fail, warn, pass, record, unsupported,
// untestable. Beside a test that passed, one that was unsupported takes nothing away.
Verdict Worse(Verdict one, Verdict other);

// How often each verdict occurred; every verdict has an entry.
using VerdictCounts = std::map<Verdict, int>;
VerdictCounts NoVerdicts();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_VERDICT_H_
