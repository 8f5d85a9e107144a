#include "conformance/verdict/verdict.h"

#include <gtest/gtest.h>

namespace conformance {
namespace {

TEST(VerdictTest, EveryVerdictHasAWordOfItsOwn) {
  for (const Verdict verdict : kAllVerdicts) {
    EXPECT_EQ(ParseVerdict(ToString(verdict)), verdict);
  }
  EXPECT_EQ(ParseVerdict("perfect"), std::nullopt);
}

TEST(VerdictTest, OnlyWhatIsSurelyWrongIsRed) {
  for (const Verdict verdict : kAllVerdicts) {
    const bool red =
        verdict == Verdict::kFail || verdict == Verdict::kCrash || verdict == Verdict::kTimeout;
    EXPECT_EQ(IsRed(verdict), red) << ToString(verdict);
  }
}

TEST(VerdictTest, WorseIsAnOrder) {
  constexpr std::array kFromBest = {Verdict::kUntestable, Verdict::kUnsupported, Verdict::kRecord,
                                    Verdict::kPass,       Verdict::kWarn,        Verdict::kFail,
                                    Verdict::kTimeout,    Verdict::kCrash};
  for (std::size_t i = 0; i < kFromBest.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      EXPECT_EQ(Worse(kFromBest[i], kFromBest[j]), kFromBest[i]);
      EXPECT_EQ(Worse(kFromBest[j], kFromBest[i]), kFromBest[i]);
    }
  }
}

TEST(VerdictTest, CountsNameEveryVerdict) { EXPECT_EQ(NoVerdicts().size(), kAllVerdicts.size()); }

}  // namespace
}  // namespace conformance
