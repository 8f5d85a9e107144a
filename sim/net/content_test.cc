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

TEST(Content, MayBeMadeOfPieces) {
  const Content page = Content::Text("hello");
  const Content pieces = Content::Pieces({{page, 3, 2}, {page, 0, 2}, {page, 4, 3}, {{}, 0, 1}});
  EXPECT_EQ(pieces.size_bytes(), 8u);
  EXPECT_EQ(pieces.Read(0, 8), std::string("loheo\0\0\0", 8));
  EXPECT_EQ(pieces.Read(1, 3), "ohe");
  EXPECT_EQ(pieces.Read(6, 100), std::string(2, '\0'));
  EXPECT_EQ(pieces.Read(8, 1), "");
}

TEST(Content, AdjacentPiecesAreOne) {
  const Content film = Content::Pattern(1000, 7);
  EXPECT_EQ(Content::Pieces({{film, 0, 400}, {film, 400, 600}}), film);
  EXPECT_EQ(Content::Pieces({{film, 1, 9}, {film, 10, 90}}), Content::Pieces({{film, 1, 99}}));
  EXPECT_FALSE(Content::Pieces({{film, 400, 600}, {film, 0, 400}}) == film);
  EXPECT_FALSE(Content::Pieces({{film, 0, 999}}) == film);
  EXPECT_EQ(Content::Pieces({{film, 1000, 5}}), Content::Pieces({{{}, 0, 2}, {{}, 0, 3}}));
  EXPECT_EQ(Content::Pieces({{film, 5, 0}}), Content());
}

TEST(Content, PiecesAreNotMoreThanAContentMayBe) {
  const Content film = Content::Pattern(Content::kSizeBytesMax);
  EXPECT_THROW(Content::Pieces({{film, 0, Content::kSizeBytesMax}, {film, 0, 1}}),
               std::invalid_argument);
}

}  // namespace
}  // namespace bitsim
