#include <bitsim/win32.h>
#include <gtest/gtest.h>
#include <stdio.h>
#include <strsafe.h>
#include <wchar.h>
#include <windows.h>

#include <cstdio>
#include <iostream>

namespace {

// By the functions that client sources call: this file sees the headers of the client library.
template <class... Arguments>
std::string Narrow(const char* format, Arguments... arguments) {
  char text[256];
  const int length = snprintf(text, sizeof(text), format, arguments...);
  EXPECT_EQ(static_cast<std::size_t>(length), strlen(text));
  return text;
}

template <class... Arguments>
std::wstring Wide(const wchar_t* format, Arguments... arguments) {
  wchar_t text[256];
  const int length = swprintf_s(text, format, arguments...);
  EXPECT_EQ(static_cast<std::size_t>(length), wcslen(text));
  return text;
}

TEST(Format, StringsHaveTheWidthThatWindowsGivesThem) {
  EXPECT_EQ(Narrow("%s %S %hs %ls %ws", "a", L"b", "c", L"d", L"e"), "a b c d e");
  EXPECT_EQ(Wide(L"%s %S %hs %ls %ws", L"a", "b", "c", L"d", L"e"), L"a b c d e");
  EXPECT_EQ(Narrow("%c%C %5s|%-5s|%.2s", 'a', L'b', "c", "d", "efg"), "ab     c|d    |ef");
  EXPECT_EQ(Wide(L"%c%C %*s", L'a', 'b', 4, L"c"), L"ab    c");
  EXPECT_EQ(Wide(L"%s", static_cast<const wchar_t*>(nullptr)), L"(null)");
  EXPECT_EQ(Narrow("%ls", L"\u00e4\u20ac"), "\xc3\xa4\xe2\x82\xac");
}

TEST(Format, LongIsADword) {
  const DWORD large = 0xfffffffe;
  const LONG negative = -2;
  EXPECT_EQ(Narrow("%lu %ld %lx 0x%08lX", large, negative, large, negative),
            "4294967294 -2 fffffffe 0xFFFFFFFE");
  EXPECT_EQ(Wide(L"%I64u %I32d %Id %llu", UINT64_MAX, -1, std::intptr_t{-3}, 7ull),
            L"18446744073709551615 -1 -3 7");
  EXPECT_EQ(Narrow("%hu %hhd %+d %#x %05d %zu", 65537, 257, 5, 255, 42, std::size_t{9}),
            "1 1 +5 0xff 00042 9");
}

TEST(Format, TheRest) {
  EXPECT_EQ(Narrow("%.2f %e %g 100%%", 1.5, 1.5, 0.25), "1.50 1.500000e+00 0.25 100%");
  EXPECT_EQ(Narrow("%p", reinterpret_cast<void*>(0xabcUL)), "0000000000000ABC");
  EXPECT_EQ(Narrow("%k"), "k");
  EXPECT_EQ(Narrow("%"), "");
  int count = 5;
  EXPECT_EQ(Narrow("a%nb", &count), "ab");
  EXPECT_EQ(count, 5);
}

TEST(StringSafe, CutsAndSaysSo) {
  wchar_t text[6];
  EXPECT_EQ(StringCchPrintf(text, 6, L"%s-%d", L"ab", 12), S_OK);
  EXPECT_STREQ(text, L"ab-12");
  EXPECT_EQ(StringCchCopy(text, 6, L"123456"), STRSAFE_E_INSUFFICIENT_BUFFER);
  EXPECT_STREQ(text, L"12345");
  EXPECT_EQ(StringCbCopyW(text, 3 * sizeof(wchar_t), L"123"), STRSAFE_E_INSUFFICIENT_BUFFER);
  EXPECT_STREQ(text, L"12");
  EXPECT_EQ(StringCchCat(text, 6, L"34"), S_OK);
  EXPECT_STREQ(text, L"1234");
  EXPECT_EQ(StringCchCopy(text, 0, L""), STRSAFE_E_INVALID_PARAMETER);
  std::size_t length = 0;
  EXPECT_EQ(StringCchLength(text, 6, &length), S_OK);
  EXPECT_EQ(length, 4u);
  EXPECT_EQ(StringCchLength(text, 4, &length), STRSAFE_E_INVALID_PARAMETER);
  char narrow[4];
  EXPECT_EQ(StringCchPrintfA(narrow, 4, "%s", "abcd"), STRSAFE_E_INSUFFICIENT_BUFFER);
  EXPECT_STREQ(narrow, "abc");
}

TEST(CheckedFunctions, GiveNothingRatherThanTooMuch) {
  wchar_t text[4];
  EXPECT_EQ(swprintf_s(text, L"%s", L"abcd"), -1);
  EXPECT_STREQ(text, L"");
  EXPECT_EQ(_snwprintf_s(text, _TRUNCATE, L"%s", L"abcd"), -1);
  EXPECT_STREQ(text, L"abc");
  EXPECT_EQ(wcscpy_s(text, L"abcd"), ERANGE);
  EXPECT_EQ(wcscpy_s(text, L"ab"), 0);
  EXPECT_EQ(wcscat_s(text, L"cd"), ERANGE);
  EXPECT_EQ(_wcsicmp(L"Yes", L"yES"), 0);
}

int Streamer() {
  std::cout << "one " << 2;
  std::wcout << L" three" << std::endl;
  std::wcerr << L'4';
  return 0;
}

TEST(Print, StreamsGoThereToo) {
  bitsim::Simulation simulation;
  bitsim::win32::Environment environment(simulation);
  const bitsim::win32::Program program =
      bitsim::win32::StartProgram(simulation.StartApplication("client"), Streamer, {});
  simulation.RunUntilIdle();
  EXPECT_EQ(program.output(), "one 2 three\n4");
}

int Printer() {
  printf("%s ", "one");
  wprintf(L"%s ", L"two");
  fwprintf(stderr, L"%lu ", DWORD{3});
  fputs("four ", stdout);
  std::printf("%ls", L"five");
  putchar(' ');
  _putws(L"six");
  puts("seven");
  fwrite("eight\n", 1, 6, stdout);
  return 0;
}

TEST(Print, GoesToTheProgramsOutput) {
  bitsim::Simulation simulation;
  bitsim::win32::Environment environment(simulation);
  const bitsim::win32::Program program =
      bitsim::win32::StartProgram(simulation.StartApplication("client"), Printer, {});
  simulation.RunUntilIdle();
  EXPECT_EQ(program.output(), "one two 3 four five six\nseven\neight\n");
}

TEST(Print, OfATestGoesWhereItAlwaysGoes) {
  testing::internal::CaptureStdout();
  Printer();
  fflush(stdout);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "one two four five six\nseven\neight\n");
}

}  // namespace
