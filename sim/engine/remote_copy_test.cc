#include "sim/engine/remote_copy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bitsim {
namespace {

constexpr std::string_view kDate = "Mon, 01 Jan 2024 00:00:00 GMT";

TEST(RemoteCopiesTest, KeepsWhatIsSaidOfACopyOnce) {
  RemoteCopies copies;
  const RemoteCopy& copy = copies.Find("\"v1\"", kDate);
  EXPECT_EQ(copy.entity_tag, "\"v1\"");
  EXPECT_EQ(copy.last_modified, kDate);
  EXPECT_EQ(&copies.Find(std::string("\"v1\""), std::string(kDate)), &copy);
}

TEST(RemoteCopiesTest, TellsCopiesApartByTheTagAndByTheDate) {
  RemoteCopies copies;
  const RemoteCopy& copy = copies.Find("\"v1\"", kDate);
  EXPECT_NE(&copies.Find("\"v2\"", kDate), &copy);
  EXPECT_NE(&copies.Find("\"v1\"", ""), &copy);
  EXPECT_NE(&copies.Find("", kDate), &copy);
}

TEST(RemoteCopiesTest, KnowsTheTimeOfADateThatIsOne) {
  RemoteCopies copies;
  EXPECT_EQ(copies.Find("", kDate).changed, kSimulationStartWallTime);
  EXPECT_EQ(copies.Find("", "yesterday").changed, std::nullopt);
  EXPECT_EQ(copies.Find("", "").changed, std::nullopt);
}

TEST(RemoteCopiesTest, LeavesCopiesWhereTheyAreWhenThereAreMany) {
  RemoteCopies copies;
  std::vector<const RemoteCopy*> seen;
  for (int i = 0; i < 1000; ++i) seen.push_back(&copies.Find(std::to_string(i), ""));
  for (int i = 0; i < 1000; ++i)
    EXPECT_EQ(seen[static_cast<std::size_t>(i)]->entity_tag, std::to_string(i));
}

TEST(RemoteCopiesTest, AFileOfWhichNoCopyWasSeenHasNeitherTagNorDate) {
  const File file;
  EXPECT_EQ(EntityTagOf(file), "");
  EXPECT_EQ(LastModifiedOf(file), "");
}

}  // namespace
}  // namespace bitsim
