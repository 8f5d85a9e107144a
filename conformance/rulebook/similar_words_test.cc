#include "conformance/rulebook/similar_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::array<std::string_view, 5> kFlags = {"--backend", "--record", "--report", "--seed",
                                                    "--list-tests"};

TEST(SimilarWordsTest, ASlipIsUnderstood) {
  EXPECT_THAT(SimilarWords("--bakend", kFlags), ElementsAre("--backend"));
  EXPECT_THAT(SimilarWords("--Seeds", kFlags), ElementsAre("--seed"));
}

TEST(SimilarWordsTest, TheLikeliestComesFirst) {
  EXPECT_THAT(SimilarWords("--reporx", kFlags), ElementsAre("--report", "--record"));
}

TEST(SimilarWordsTest, TheEndOfAWordIsEnough) {
  EXPECT_THAT(SimilarWords("tests", kFlags), ElementsAre("--list-tests"));
}

TEST(SimilarWordsTest, AnotherWordIsNotSimilar) {
  EXPECT_THAT(SimilarWords("--frobnicate", kFlags), IsEmpty());
  EXPECT_THAT(SimilarWords("", kFlags), IsEmpty());
}

TEST(SimilarWordsTest, ThereAreNeverMoreThanThree) {
  constexpr std::array<std::string_view, 4> kWords = {"one-1", "one-2", "one-3", "one-4"};
  EXPECT_THAT(SimilarWords("one-5", kWords), SizeIs(3));
}

TEST(SimilarWordsTest, SuggestionsAreAQuestion) {
  EXPECT_EQ(DidYouMean({}), "");
  EXPECT_EQ(DidYouMean(std::array<std::string_view, 1>{"a"}), "; did you mean a?");
  EXPECT_EQ(DidYouMean(std::array<std::string_view, 2>{"a", "b"}), "; did you mean a or b?");
}

}  // namespace
}  // namespace conformance
