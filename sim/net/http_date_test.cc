#include "sim/net/http_date.h"

#include <gtest/gtest.h>

#include <chrono>

namespace bitsim {
namespace {

TEST(ParseHttpDate, KnowsTheFormOfHttp) {
  // The simulation starts at the first of January 2024.
  EXPECT_EQ(ParseHttpDate("Mon, 01 Jan 2024 00:00:00 GMT"), kSimulationStartWallTime);
  EXPECT_EQ(ParseHttpDate("Thu, 29 Feb 2024 01:02:03 GMT"),
            kSimulationStartWallTime + std::chrono::days(59) + std::chrono::seconds(3723));
  EXPECT_EQ(ParseHttpDate("Mon, 01 Jan 1601 00:00:00 GMT"), WallTime());
}

TEST(ParseHttpDate, KnowsWhatIsNoDate) {
  for (const char* text :
       {"", "2024-01-01", "Mon, 01 Jan 2024 00:00:00 UTC", "Mon, 31 Feb 2024 00:00:00 GMT",
        "Mon, 01 anF 2024 00:00:00 GMT", "Mon, 01 Jan 2024 24:00:00 GMT",
        "Mon, 01 Jan 1600 00:00:00 GMT", "Mon, 0x Jan 2024 00:00:00 GMT"}) {
    EXPECT_FALSE(ParseHttpDate(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace bitsim
