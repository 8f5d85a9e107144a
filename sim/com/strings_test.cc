#include "sim/com/strings.h"

#include <gtest/gtest.h>
#include <objbase.h>

namespace bitsim {
namespace {

// One element of a wstring, or two where these are units of UTF-16.
std::wstring Wide(std::uint32_t code) {
  if (sizeof(wchar_t) == 4 || code <= 0xffff) return std::wstring(1, static_cast<wchar_t>(code));
  const std::uint32_t beyond = code - 0x10000;
  return {static_cast<wchar_t>(0xd800 + beyond / 0x400),
          static_cast<wchar_t>(0xdc00 + beyond % 0x400)};
}

TEST(Strings, EveryCodePointComesBackAlsoAnUnpairedSurrogate) {
  for (std::uint32_t code = 1; code <= 0x10ffff; ++code) {
    const std::wstring text = Wide(code);
    const std::string utf8 = ToUtf8(text);
    ASSERT_EQ(utf8.size(), code < 0x80 ? 1u : code < 0x800 ? 2u : code < 0x10000 ? 3u : 4u) << code;
    ASSERT_EQ(FromUtf8(utf8), text) << code;
    ASSERT_EQ(Utf16Units(text), code < 0x10000 ? 1u : 2u) << code;
  }
}

TEST(Strings, UseTheBytesOfUtf8) {
  EXPECT_EQ(ToUtf8(L"A\u00e4\u20ac\U0001f600"), "A\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(FromUtf8("A\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"), L"A\u00e4\u20ac\U0001f600");
}

TEST(Strings, KeepSurrogatesAsTheyWereGiven) {
  for (const std::wstring& given :
       {std::wstring{L'\xd83d', L'\xde00', L'x'}, std::wstring{L'\xde00', L'\xd83d', L'x'},
        std::wstring{L'\xd83d', L'\xd83d', L'\xde00'}, std::wstring{L'x', L'y', L'\xd83d'}}) {
    EXPECT_EQ(FromUtf8(ToUtf8(given)), given);
    EXPECT_EQ(Utf16Units(given), 3u);
  }
}

TEST(Strings, ReplaceWhatIsNoCodePoint) {
  if (sizeof(wchar_t) == 2) GTEST_SKIP() << "every unit is one, or half of one";
  const std::wstring wild = {static_cast<wchar_t>(0x110000), static_cast<wchar_t>(0xffffffff)};
  EXPECT_EQ(FromUtf8(ToUtf8(wild)), L"\ufffd\ufffd");
}

TEST(Strings, ReadTruncatedUtf8WithoutReadingBeyondIt) {
  for (const char* text : {"\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xf0", "a\xe2"}) {
    EXPECT_LE(FromUtf8(text).size(), 2u);
  }
  EXPECT_EQ(FromUtf8(""), L"");
  EXPECT_EQ(ToUtf8(L""), "");
}

TEST(Strings, CountLengthsInUtf16Units) {
  EXPECT_EQ(Utf16Units(L""), 0u);
  EXPECT_EQ(Utf16Units(L"abc"), 3u);
  EXPECT_EQ(Utf16Units(L"\U0001f600b"), 3u);
}

TEST(Strings, AreReturnedInTaskMemory) {
  LPWSTR text = nullptr;
  ASSERT_EQ(ReturnText("\xc3\xa4", &text), S_OK);
  EXPECT_STREQ(text, L"\u00e4");
  CoTaskMemFree(text);
  ASSERT_EQ(ReturnText("", &text), S_OK);
  EXPECT_STREQ(text, L"");
  CoTaskMemFree(text);
}

TEST(Strings, ThatAreTooLongInUtf16AreNone) {
  const std::wstring ascii(20, L'a');
  EXPECT_EQ(ToUtf8Within(ascii, 20), std::string(20, 'a'));
  EXPECT_EQ(ToUtf8Within(ascii, 19), std::nullopt);
  const std::wstring pairs = Wide(0x1f600) + Wide(0x1f600) + Wide(0x1f600);  // two units each
  EXPECT_EQ(ToUtf8Within(pairs, 6), ToUtf8(pairs));
  EXPECT_EQ(ToUtf8Within(pairs, 5), std::nullopt);
  EXPECT_EQ(ToUtf8Within(L"", 0), "");
}

TEST(Strings, AreConvertedWhereverTheyStopBeingAscii) {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const std::wstring text =
          std::wstring(before, L'a') + static_cast<wchar_t>(0xe9) + std::wstring(after, L'b');
      std::string expected(before, 'a');
      expected.append("\xc3\xa9").append(after, 'b');
      EXPECT_EQ(ToUtf8(text), expected);
    }
  }
}

}  // namespace
}  // namespace bitsim
