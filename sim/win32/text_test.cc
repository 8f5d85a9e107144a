#include <bits.h>
#include <comdef.h>
#include <winbase.h>

#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

TEST_F(ClientTest, FormatMessageKnowsTheCodesOfBits) {
  Run([] {
    wchar_t text[100];
    constexpr DWORD kFlags = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS;
    EXPECT_GT(FormatMessage(kFlags, nullptr, static_cast<DWORD>(BG_E_EMPTY), 0, text, 100, nullptr),
              0u);
    EXPECT_STREQ(text, L"The job has no files to transfer.\r\n");
    wchar_t* allocated = nullptr;
    EXPECT_GT(FormatMessage(kFlags | FORMAT_MESSAGE_ALLOCATE_BUFFER, nullptr, ERROR_ACCESS_DENIED,
                            MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US),
                            reinterpret_cast<LPWSTR>(&allocated), 0, nullptr),
              0u);
    EXPECT_STREQ(allocated, L"Access is denied.\r\n");
    EXPECT_EQ(LocalFree(allocated), nullptr);
    EXPECT_EQ(FormatMessage(kFlags, nullptr, 0x87654321, 0, text, 100, nullptr), 0u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_MR_MID_NOT_FOUND});
    EXPECT_EQ(FormatMessage(kFlags, nullptr, 5, 0, text, 5, nullptr), 0u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INSUFFICIENT_BUFFER});
    EXPECT_EQ(FormatMessage(kFlags, nullptr, 5, 0x0407, text, 5, nullptr), 0u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_RESOURCE_LANG_NOT_FOUND});
    EXPECT_STREQ(_com_error(E_ACCESSDENIED).ErrorMessage(), L"Access is denied. ");
  });
}

TEST_F(ClientTest, TellsTheTime) {
  Run([&] {
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    SYSTEMTIME date;
    EXPECT_TRUE(FileTimeToSystemTime(&now, &date));
    EXPECT_EQ(date.wYear, 2024);
    EXPECT_EQ(date.wMonth, 1);
    EXPECT_EQ(date.wDay, 1);
    EXPECT_EQ(date.wDayOfWeek, 1);  // a Monday
    date.wDay = 29;
    date.wMonth = 2;
    date.wMilliseconds = 250;
    FILETIME leap;
    EXPECT_TRUE(SystemTimeToFileTime(&date, &leap));
    EXPECT_EQ(CompareFileTime(&now, &leap), -1);
    SYSTEMTIME back;
    EXPECT_TRUE(FileTimeToSystemTime(&leap, &back));
    EXPECT_EQ(back.wDay, 29);
    EXPECT_EQ(back.wMilliseconds, 250);
    date.wYear = 2023;
    EXPECT_FALSE(SystemTimeToFileTime(&date, &leap));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INVALID_PARAMETER});
    EXPECT_EQ(GetTickCount64(), 3'600'000u);
    LARGE_INTEGER count;
    LARGE_INTEGER frequency;
    EXPECT_TRUE(QueryPerformanceCounter(&count) && QueryPerformanceFrequency(&frequency));
    EXPECT_EQ(count.QuadPart / frequency.QuadPart, 3600);
  });
}

int CommandLine() {
  int count = 0;
  wchar_t** const arguments = CommandLineToArgvW(GetCommandLineW(), &count);
  EXPECT_EQ(count, 4);
  EXPECT_STREQ(arguments[0], L"a.exe");
  EXPECT_STREQ(arguments[1], L"b c");
  EXPECT_STREQ(arguments[2], L"d\\\"e\\");
  EXPECT_STREQ(arguments[3], L"");
  LocalFree(arguments);
  return 0;
}

TEST(CommandLine, IsReadBackAsItWas) {
  Simulation simulation;
  Environment environment(simulation);
  EXPECT_EQ(RunProgram(simulation, simulation.StartApplication("client"), CommandLine,
                       {L"a.exe", L"b c", L"d\\\"e\\", L""}),
            0);
}

TEST(Text, OfOtherWidths) {
  EXPECT_EQ(MultiByteToWideChar(CP_UTF8, 0, "\xc3\xa4", -1, nullptr, 0), 2);
  wchar_t wide[2];
  EXPECT_EQ(MultiByteToWideChar(CP_UTF8, 0, "\xc3\xa4", -1, wide, 2), 2);
  EXPECT_STREQ(wide, L"\u00e4");
  char narrow[3];
  EXPECT_EQ(WideCharToMultiByte(CP_UTF8, 0, wide, 1, narrow, 3, nullptr, nullptr), 2);
  EXPECT_EQ(MultiByteToWideChar(CP_UTF8, 0, "abc", 3, wide, 2), 0);
}

TEST(Integers, AreReadWithSixtyFourBits) {
  wchar_t* end = nullptr;
  EXPECT_EQ(_wcstoui64(L"18446744073709551615 bytes", &end, 10), MAXULONGLONG);
  EXPECT_STREQ(end, L" bytes");
  EXPECT_EQ(_wcstoi64(L"-7fffffffffffffff", nullptr, 16), -MAXLONGLONG);
  EXPECT_EQ(_strtoui64("4294967296", nullptr, 10), 4294967296u);
  EXPECT_EQ(_strtoi64("-4294967296", nullptr, 10), -4294967296);
}

}  // namespace
}  // namespace bitsim::win32
