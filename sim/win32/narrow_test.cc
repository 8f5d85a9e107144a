#include <interlockedapi.h>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

TEST_F(ClientTest, NarrowFunctionsDoWhatTheirWideSistersDo) {
  Run([] {
    CHAR text[MAX_PATH] = {};
    EXPECT_EQ(GetEnvironmentVariableA("USERPROFILE", text, MAX_PATH), 13u);
    EXPECT_STREQ(text, "C:\\Users\\user");
    EXPECT_EQ(GetEnvironmentVariableA("USERPROFILE", text, 3), 14u);
    EXPECT_EQ(GetEnvironmentVariableA("NOTHING", text, MAX_PATH), 0u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_ENVVAR_NOT_FOUND});
    EXPECT_TRUE(SetEnvironmentVariableA("NOTHING", ""));
    SetLastError(ERROR_ENVVAR_NOT_FOUND);
    EXPECT_EQ(GetEnvironmentVariableA("NOTHING", text, MAX_PATH), 0u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_SUCCESS});
    EXPECT_EQ(ExpandEnvironmentStringsA("%TEMP%\\x", text, MAX_PATH), 10u);
    EXPECT_STREQ(text, "C:\\Temp\\x");
    EXPECT_EQ(GetTempPathA(MAX_PATH, text), 8u);
    EXPECT_EQ(GetModuleFileNameA(nullptr, text, MAX_PATH), 19u);
    EXPECT_STREQ(text, "C:\\work\\program.exe");
    EXPECT_EQ(GetModuleFileNameA(nullptr, text, 4), 4u);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_INSUFFICIENT_BUFFER});
    EXPECT_NE(GetModuleHandleA(nullptr), nullptr);
    EXPECT_EQ(LoadLibraryA("x.dll"), nullptr);
    EXPECT_EQ(lstrcmpiA("FILE", lstrcpyA(text, "file")), 0);
    EXPECT_STREQ(lstrcatA(text, ".x"), "file.x");
    EXPECT_STREQ(lstrcpynA(text, "abcdef", 4), "abc");
  });
}

TEST_F(ClientTest, NarrowNamesOfFilesAreUtf8) {
  Run([] {
    const HANDLE file =
        CreateFileA("C:\\\xc3\xa4", GENERIC_WRITE, 0, nullptr, CREATE_NEW, 0, nullptr);
    EXPECT_TRUE(CloseHandle(file));
    EXPECT_TRUE(CopyFileA("C:\\\xc3\xa4", "C:\\b", TRUE));
    EXPECT_FALSE(CopyFileA("C:\\\xc3\xa4", "C:\\b", TRUE));
    EXPECT_TRUE(MoveFileExA("C:\\\xc3\xa4", "C:\\b", MOVEFILE_REPLACE_EXISTING));
    EXPECT_EQ(GetFileAttributesW(L"C:\\\xe4"), INVALID_FILE_ATTRIBUTES);
    EXPECT_TRUE(MoveFileA("C:\\b", "C:\\c"));
    EXPECT_TRUE(DeleteFileA("C:\\c"));
    CHAR path[MAX_PATH] = {};
    EXPECT_NE(GetTempFileNameA("C:\\Temp", "bit", 0, path), 0u);
    EXPECT_NE(GetFileAttributesA(path), INVALID_FILE_ATTRIBUTES);
  });
}

TEST_F(ClientTest, AVolumeHasTheRoomThatTheDiskSays) {
  simulation_.disk().SetFreeBytes("D:", 1000);
  Run([] {
    ULARGE_INTEGER available = {};
    ULARGE_INTEGER size = {};
    EXPECT_TRUE(GetDiskFreeSpaceEx(L"D:\\folder", &available, &size, nullptr));
    EXPECT_EQ(available.QuadPart, 1000u);
    EXPECT_TRUE(GetDiskFreeSpaceEx(nullptr, &available, nullptr, nullptr));
    EXPECT_EQ(available.QuadPart, size.QuadPart / 2);
  });
}

TEST_F(ClientTest, NobodyElseCanLogOn) {
  Run([] {
    HANDLE token = &token;
    EXPECT_FALSE(LogonUser(L"bob", L"home", L"secret", LOGON32_LOGON_INTERACTIVE,
                           LOGON32_PROVIDER_DEFAULT, &token));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_LOGON_FAILURE});
    EXPECT_EQ(token, nullptr);
    EXPECT_FALSE(ImpersonateLoggedOnUser(token));
    EXPECT_TRUE(RevertToSelf());
    EXPECT_EQ(SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED), ES_CONTINUOUS);
    EXPECT_EQ(SetThreadExecutionState(ES_CONTINUOUS), ES_CONTINUOUS | ES_SYSTEM_REQUIRED);
  });
}

TEST(Interlocked, FunctionsGiveTheValueFromBefore) {
  LONG64 wide = 1;
  EXPECT_EQ(InterlockedIncrement64(&wide), 2);
  EXPECT_EQ(InterlockedExchangeAdd64(&wide, 5), 2);
  EXPECT_EQ(InterlockedCompareExchange64(&wide, 9, 7), 7);
  EXPECT_EQ(InterlockedExchange64(&wide, 3), 9);
  EXPECT_EQ(InterlockedDecrement64(&wide), 2);
  LONG bits = 1;
  EXPECT_EQ(InterlockedOr(&bits, 2), 1);
  EXPECT_EQ(InterlockedAnd(&bits, 2), 3);
  EXPECT_EQ(bits, 2);
  PVOID pointer = nullptr;
  EXPECT_EQ(InterlockedCompareExchangePointer(&pointer, &bits, nullptr), nullptr);
  EXPECT_EQ(InterlockedExchangePointer(&pointer, nullptr), &bits);
  ULONG count = 4;
  EXPECT_EQ(InterlockedCompareExchange(&count, 5u, 4u), 4u);
  EXPECT_EQ(InterlockedExchange(&count, 6u), 5u);
}

}  // namespace
}  // namespace bitsim::win32
