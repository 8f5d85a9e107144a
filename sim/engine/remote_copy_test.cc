#include "sim/engine/remote_copy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bitsim {
namespace {

constexpr std::string_view kDate = "Mon, 01 Jan 2024 00:00:00 GMT";

File FileOf(std::uint32_t copy) {
  File file;
  file.remote_copy = copy;
  return file;
}

TEST(RemoteCopiesTest, KeepsWhatIsSaidOfACopyOnce) {
  RemoteCopies copies;
  const std::uint32_t number = copies.NumberOf("\"v1\"", kDate);
  EXPECT_EQ(copies.Of(FileOf(number)).entity_tag, "\"v1\"");
  EXPECT_EQ(copies.Of(FileOf(number)).last_modified, kDate);
  EXPECT_EQ(copies.NumberOf(std::string("\"v1\""), std::string(kDate)), number);
}

TEST(RemoteCopiesTest, TellsCopiesApartByTheTagAndByTheDate) {
  RemoteCopies copies;
  const std::uint32_t number = copies.NumberOf("\"v1\"", kDate);
  EXPECT_NE(copies.NumberOf("\"v2\"", kDate), number);
  EXPECT_NE(copies.NumberOf("\"v1\"", ""), number);
  EXPECT_NE(copies.NumberOf("", kDate), number);
}

TEST(RemoteCopiesTest, KnowsTheTimeOfADateThatIsOne) {
  RemoteCopies copies;
  const auto changed = [&](std::string_view date) {
    return copies.Of(FileOf(copies.NumberOf("", date))).changed;
  };
  EXPECT_EQ(changed(kDate), kSimulationStartWallTime);
  EXPECT_EQ(changed("yesterday"), std::nullopt);
  EXPECT_EQ(changed(""), std::nullopt);
}

TEST(RemoteCopiesTest, LeavesCopiesWhereTheyAreWhenThereAreMany) {
  RemoteCopies copies;
  const RemoteCopy& first = copies.Of(FileOf(copies.NumberOf("first", "")));
  for (int i = 0; i < 1000; ++i) copies.NumberOf(std::to_string(i), "");
  EXPECT_EQ(first.entity_tag, "first");
  EXPECT_EQ(&copies.Of(FileOf(copies.NumberOf("first", ""))), &first);
}

TEST(RemoteCopiesTest, OfAFileOfWhichNoCopyWasSeenNothingIsKnown) {
  const RemoteCopies copies;
  EXPECT_EQ(copies.Of(File()).entity_tag, "");
  EXPECT_EQ(copies.Of(File()).last_modified, "");
  EXPECT_EQ(copies.Of(File()).changed, std::nullopt);
}

}  // namespace
}  // namespace bitsim
