#include "bitsim/content.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace bitsim {
namespace {

TEST(ContentTest, HasNoBytesByDefault) {
  const Content content;
  EXPECT_EQ(content.size_bytes(), 0u);
  EXPECT_EQ(content.Read(0, 10), "");
}

TEST(ContentTest, ReadsPartsOfAText) {
  const Content content = Content::Text("hello");
  EXPECT_EQ(content.size_bytes(), 5u);
  EXPECT_EQ(content.Read(1, 3), "ell");
  EXPECT_EQ(content.Read(3, 100), "lo");
  EXPECT_EQ(content.Read(5, 1), "");
  EXPECT_EQ(content.Read(UINT64_MAX, UINT64_MAX), "");
}

TEST(ContentTest, PatternIsTheSameInWhateverPartsItIsRead) {
  const Content content = Content::Pattern(100, 7);
  const std::string whole = content.Read(0, 100);
  ASSERT_EQ(whole.size(), 100u);
  for (std::uint64_t offset = 0; offset < 100; ++offset) {
    for (std::uint64_t length = 0; length <= 20; ++length) {
      ASSERT_EQ(content.Read(offset, length), whole.substr(offset, length));
    }
  }
}

TEST(ContentTest, PatternDependsOnTheSeedAndNotOnTheSize) {
  EXPECT_EQ(Content::Pattern(50, 1).Read(0, 50), Content::Pattern(100, 1).Read(0, 50));
  EXPECT_NE(Content::Pattern(50, 1).Read(0, 50), Content::Pattern(50, 2).Read(0, 50));
}

// Recordings and expected files outlive a release: the pattern must never change.
TEST(ContentTest, PatternIsTheSameForEver) {
  // SplitMix64's first output for the seed 0 is 0xe220a8397b1dcdaf.
  EXPECT_EQ(Content::Pattern(8, 0).Read(0, 8), "\xaf\xcd\x1d\x7b\x39\xa8\x20\xe2");
}

TEST(ContentTest, PatternMayBeHuge) {
  const Content content = Content::Pattern(Content::kSizeBytesMax);
  EXPECT_EQ(content.Read(Content::kSizeBytesMax - 3, 10).size(), 3u);
  EXPECT_THROW(Content::Pattern(Content::kSizeBytesMax + 1), std::invalid_argument);
}

TEST(ContentTest, EqualsWhatWasMadeAlike) {
  EXPECT_EQ(Content::Text("a"), Content::Text("a"));
  EXPECT_FALSE(Content::Text("a") == Content::Text("b"));
  EXPECT_EQ(Content::Pattern(10, 1), Content::Pattern(10, 1));
  EXPECT_FALSE(Content::Pattern(10, 1) == Content::Pattern(10, 2));
  EXPECT_FALSE(Content::Pattern(10, 1) == Content::Pattern(11, 1));
  EXPECT_FALSE(Content::Text(Content::Pattern(10, 1).Read(0, 10)) == Content::Pattern(10, 1));
  EXPECT_EQ(Content::Text(""), Content::Pattern(0, 9));
}

}  // namespace
}  // namespace bitsim
