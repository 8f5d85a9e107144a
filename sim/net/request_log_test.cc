#include "sim/net/request_log.h"

#include <gtest/gtest.h>

#include <memory>

namespace bitsim {
namespace {

class RequestLogTest : public ::testing::Test {
 protected:
  void AddPlain(int status) { log_.AddPlain(kSimulationStart, HttpMethod::kGet, status, path_); }
  void AddRanged(int status) {
    log_.Add({.time = kSimulationStart,
              .method = HttpMethod::kGet,
              .status = status,
              .path = path_,
              .range = ByteRange{1, 2}},
             path_);
  }

  const std::string_view path_ = "/file";
  RequestLog log_;
};

TEST_F(RequestLogTest, ShowsPlainRequestsAndOthersInTheirOrder) {
  AddPlain(200);
  AddRanged(206);
  AddPlain(404);
  ASSERT_EQ(log_.Lines().size(), 3u);
  EXPECT_EQ(log_.Lines()[0].range, std::nullopt);
  EXPECT_EQ(log_.Lines()[0].path, "/file");
  EXPECT_EQ(log_.Lines()[1].range, (ByteRange{1, 2}));
  EXPECT_EQ(log_.Lines()[2].status, 404);
}

TEST_F(RequestLogTest, ShowsWhatCameSinceItWasLastRead) {
  AddPlain(200);
  EXPECT_EQ(log_.Lines().size(), 1u);
  AddRanged(206);
  EXPECT_EQ(log_.Lines().size(), 2u);
  EXPECT_EQ(log_.Lines().back().status, 206);
}

TEST_F(RequestLogTest, KeepsTheLastOnesThoughNobodyReadThem) {
  for (int i = 0; i < 3 * static_cast<int>(Origin::kLogSizeMin); ++i) {
    i % 2 == 0 ? AddPlain(i % 1000) : AddRanged(i % 1000);
  }
  const auto lines = log_.Lines();
  ASSERT_EQ(lines.size(), Origin::kLogSizeMin);
  EXPECT_EQ(log_.count(), 3 * Origin::kLogSizeMin);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ASSERT_EQ(lines[i].status, static_cast<int>(i % 1000));
    ASSERT_EQ(lines[i].range.has_value(), i % 2 == 1);
  }
}

TEST_F(RequestLogTest, ForgetsTheOldestOfThoseThatWereRead) {
  for (std::size_t i = 0; i < 5 * Origin::kLogSizeMin; ++i) {
    AddPlain(static_cast<int>(i % 1000));
    ASSERT_LE(log_.Lines().size(), 2 * Origin::kLogSizeMin);
    ASSERT_EQ(log_.Lines().back().status, static_cast<int>(i % 1000));
  }
  EXPECT_GE(log_.Lines().size(), Origin::kLogSizeMin);
}

}  // namespace
}  // namespace bitsim
