#include "sim/engine/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/names.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ranges = std::vector<BG_FILE_RANGE>;

MATCHER_P2(Range, offset, length, "") {
  return arg.InitialOffset == static_cast<UINT64>(offset) &&
         arg.Length == static_cast<UINT64>(length);
}

TEST(FileRanges, AreMergedWhereTheyTouch) {
  EXPECT_THAT(MergeRanges({}), IsEmpty());
  EXPECT_THAT(MergeRanges({{5, 0}}), IsEmpty());
  EXPECT_THAT(MergeRanges({{10, 5}, {0, 10}}), ElementsAre(Range(0, 15)));
  EXPECT_THAT(MergeRanges({{0, 100}, {10, 5}}), ElementsAre(Range(0, 100)));
  EXPECT_THAT(MergeRanges({{20, 5}, {0, 10}}), ElementsAre(Range(0, 10), Range(20, 5)));
  EXPECT_THAT(MergeRanges({{0, 10}, {5, BG_LENGTH_TO_EOF}, {500, 1}}),
              ElementsAre(Range(0, BG_LENGTH_TO_EOF)));
}

TEST(FileRanges, MayEndAtTheLastByteThatCanBe) {
  EXPECT_EQ(CheckRanges(Ranges{{1, BG_LENGTH_TO_EOF - 1}}), S_OK);
  EXPECT_EQ(CheckRanges(Ranges{{2, BG_LENGTH_TO_EOF - 1}}), BG_E_INVALID_RANGE);
  EXPECT_EQ(CheckRanges(Ranges{{10, 5}, {0, 10}, {15, BG_LENGTH_TO_EOF}}), S_OK);
}

TEST(Utf16Length, CountsUnits) {
  EXPECT_EQ(Utf16Length(""), 0u);
  EXPECT_EQ(Utf16Length("abc"), 3u);
  EXPECT_EQ(Utf16Length("\xc3\xa9\xe2\x82\xac"), 2u);  // é €
  EXPECT_EQ(Utf16Length("\xf0\x9f\x98\x80"), 2u);      // beyond the first 65536
}

}  // namespace
}  // namespace bitsim
