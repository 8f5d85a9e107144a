#include "bitsim/decisions.h"

#include <gtest/gtest.h>

#include "sim/engine/deadline.h"

namespace bitsim {
namespace {

// The table of HTTP-09, status by status.
TEST(Decisions, ClassifyEveryHttpStatus) {
  const Decisions decisions;
  for (int status = 100; status < 1000; ++status) {
    const bool is_redirect = (status >= 300 && status <= 305) || status == 307;
    const bool is_client_error = status >= 400 && status <= 499 && status != 408 && status != 409;
    const bool is_fatal = is_redirect || is_client_error || status == 501 || status == 505;
    EXPECT_EQ(decisions.ClassifyHttpStatus(status),
              is_fatal ? FailureClass::kFatal : FailureClass::kTransient)
        << status;
  }
}

TEST(Decisions, StoreNoRetryDelayBelowFiveSeconds) {
  const Decisions decisions;
  EXPECT_EQ(decisions.StoredMinimumRetryDelaySeconds(0), 5u);
  EXPECT_EQ(decisions.StoredMinimumRetryDelaySeconds(4), 5u);
  EXPECT_EQ(decisions.StoredMinimumRetryDelaySeconds(6), 6u);
  EXPECT_EQ(decisions.StoredMinimumRetryDelaySeconds(0xffffffff), 0xffffffffu);
}

TEST(Deadline, IsNeverWhereTheSumWouldNotFit) {
  const Instant start = kSimulationStart;
  EXPECT_EQ(DeadlineAfter(start, Duration(7)), start + Duration(7));
  EXPECT_EQ(DeadlineAfter(start, Duration::max()), kNever);
  EXPECT_EQ(DeadlineAfter(start, kNever - start), kNever);
  EXPECT_EQ(DeadlineAfter(start, kNever - start - Duration(1)), kNever - Duration(1));
  EXPECT_EQ(DeadlineAfter(start, Duration(-7)), start - Duration(7));
}

}  // namespace
}  // namespace bitsim
