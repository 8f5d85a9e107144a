#include "conformance/verdict/verdict.h"

namespace conformance {
namespace {

int Weight(Verdict verdict) {
  switch (verdict) {
    case Verdict::kCrash:
      return 7;
    case Verdict::kTimeout:
      return 6;
    case Verdict::kFail:
      return 5;
    case Verdict::kWarn:
      return 4;
    case Verdict::kPass:
      return 3;
    case Verdict::kRecord:
      return 2;
    case Verdict::kUnsupported:
      return 1;
    case Verdict::kUntestable:
      return 0;
  }
  return 0;
}

}  // namespace

std::string_view ToString(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "pass";
    case Verdict::kFail:
      return "fail";
    case Verdict::kWarn:
      return "warn";
    case Verdict::kRecord:
      return "record";
    case Verdict::kUnsupported:
      return "unsupported";
    case Verdict::kUntestable:
      return "untestable";
    case Verdict::kCrash:
      return "crash";
    case Verdict::kTimeout:
      return "timeout";
  }
  return "unknown";
}

std::optional<Verdict> ParseVerdict(std::string_view text) {
  for (const Verdict verdict : kAllVerdicts) {
    if (ToString(verdict) == text) return verdict;
  }
  return std::nullopt;
}

bool IsRed(Verdict verdict) {
  return verdict == Verdict::kFail || verdict == Verdict::kCrash || verdict == Verdict::kTimeout;
}

Verdict Worse(Verdict one, Verdict other) { return Weight(one) >= Weight(other) ? one : other; }

VerdictCounts NoVerdicts() {
  VerdictCounts counts;
  for (const Verdict verdict : kAllVerdicts) counts[verdict] = 0;
  return counts;
}

}  // namespace conformance
