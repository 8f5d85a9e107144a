#include "sim/core/text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace bitsim {
namespace {

TEST(Text, KeepsItsBytes) {
  EXPECT_TRUE(Text().empty());
  EXPECT_EQ(Text("").view(), "");
  const std::string bytes("a\0b", 3);
  const Text text(bytes);
  EXPECT_FALSE(text.empty());
  EXPECT_EQ(text.view(), bytes);
}

TEST(Texts, AreEmptyAtFirst) {
  const Texts<3> texts;
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(texts[i], "");
}

TEST(Texts, ChangeOneByOne) {
  Texts<3> texts({"one", "", "three"});
  texts.Set(1, "two");
  EXPECT_EQ(texts[0], "one");
  EXPECT_EQ(texts[1], "two");
  EXPECT_EQ(texts[2], "three");
  texts.Set(0, "");
  EXPECT_EQ(texts[0], "");
  EXPECT_EQ(texts[1], "two");
  EXPECT_EQ(texts[2], "three");
}

TEST(Texts, MayBeSetToAPartOfThemselves) {
  Texts<2> texts({"name", "description"});
  texts.Set(0, texts[1].substr(2, 4));
  EXPECT_EQ(texts[0], "scri");
  EXPECT_EQ(texts[1], "description");
}

TEST(Texts, KeepTextsOfAnyLength) {
  for (const std::size_t length : {0u, 1u, 127u, 128u, 129u, 16'383u, 16'384u, 3'000'000u}) {
    const std::string text(length, 'x');
    const std::string last = "last" + std::string(1, '\0');
    const Texts<3> texts({text, text, last});
    EXPECT_EQ(texts[0], text);
    EXPECT_EQ(texts[1], text);
    EXPECT_EQ(texts[2], last);
  }
}

TEST(Texts, TakeOneBlockAndNoneWhileAllAreEmpty) {
  static_assert(sizeof(Texts<3>) == sizeof(char*));
  Texts<2> texts({"a", "b"});
  texts.Set(0, "");
  texts.Set(1, "");
  EXPECT_EQ(texts[0], "");
  EXPECT_EQ(texts[1], "");
  Texts<2> moved = std::move(texts);
  moved.Set(1, "c");
  EXPECT_EQ(moved[1], "c");
}

}  // namespace
}  // namespace bitsim
