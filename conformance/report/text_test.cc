#include "conformance/report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace conformance::report {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kBad = "\xEF\xBF\xBD";

TEST(CleanTest, LeavesGoodTextAlone) {
  EXPECT_EQ(Clean("job „a“\tis\n\xF0\x9F\x8E\x89 done"), "job „a“\tis\n\xF0\x9F\x8E\x89 done");
}

TEST(CleanTest, DisarmsTerminals) { EXPECT_EQ(Clean("\x1b[2J"), std::string(kBad) + "[2J"); }

TEST(CleanTest, UnderstandsWindowsLineEnds) { EXPECT_EQ(Clean("a\r\nb"), "a\nb"); }

TEST(CleanTest, ReplacesWhatIsNotUtf8) {
  for (const char* bad : {"\xff", "\x80", "\xC3", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80",
                          "\xF4\x90\x80\x80", "\xEF\xBF\xBF", "\xC2\x85"}) {
    const std::string clean = Clean(std::string("a") + bad + "z");
    EXPECT_EQ(clean.substr(0, 4), std::string("a") + kBad) << testing::PrintToString(bad);
    EXPECT_EQ(clean.back(), 'z') << testing::PrintToString(bad);
  }
}

TEST(CleanTest, ReplacesZeroBytes) {
  EXPECT_EQ(Clean(std::string_view("a\0b", 3)), std::string("a") + kBad + "b");
}

TEST(EscapeTest, LeavesNothingThatIsMarkup) {
  EXPECT_EQ(Escape("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

TEST(LinesTest, SplitsAtLineEnds) {
  EXPECT_THAT(Lines("a\n\nb\n"), ElementsAre("a", "", "b"));
  EXPECT_THAT(Lines(""), IsEmpty());
}

TEST(WrapTest, BreaksAtBlanks) {
  EXPECT_THAT(Wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one\ntwo", 70), ElementsAre("one", "two"));
}

TEST(WrapTest, LeavesLongWordsWhole) {
  EXPECT_THAT(Wrap("a verylongword b", 5), ElementsAre("a", "verylongword", "b"));
}

TEST(WrapTest, CountsCharactersAndNotBytes) {
  EXPECT_THAT(Wrap("äöü äöü", 7), ElementsAre("äöü äöü"));
}

TEST(ShortenTest, MarksWhatIsMissing) {
  EXPECT_EQ(Shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(Shorten("abcdef", 4), "abc…");
  EXPECT_EQ(Shorten("äöüäöü", 4), "äöü…");
  EXPECT_EQ(Shorten("abc", 0), "");
}

}  // namespace
}  // namespace conformance::report
