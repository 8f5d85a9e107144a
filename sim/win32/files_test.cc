#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

TEST_F(ClientTest, WritesAndReadsFilesOfTheDisk) {
  Run([&] {
    EXPECT_EQ(CreateFileW(L"C:\\a", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr),
              INVALID_HANDLE_VALUE);
    EXPECT_EQ(GetLastError(), DWORD{ERROR_FILE_NOT_FOUND});
    const HANDLE file =
        CreateFileW(L"C:/a", GENERIC_READ | GENERIC_WRITE, 0, nullptr, CREATE_NEW, 0, nullptr);
    ASSERT_NE(file, INVALID_HANDLE_VALUE);
    DWORD bytes = 0;
    EXPECT_TRUE(WriteFile(file, "hello", 5, &bytes, nullptr));
    EXPECT_EQ(bytes, 5u);
    LARGE_INTEGER start = {};
    EXPECT_TRUE(SetFilePointerEx(file, start, nullptr, FILE_BEGIN));
    char text[8] = {};
    EXPECT_TRUE(ReadFile(file, text, sizeof(text), &bytes, nullptr));
    EXPECT_STREQ(text, "hello");
    EXPECT_EQ(GetFileSize(file, nullptr), 5u);
    EXPECT_EQ(WaitForSingleObject(file, 0), WAIT_FAILED);
    EXPECT_TRUE(CloseHandle(file));
    EXPECT_EQ(simulation_.disk().Read("C:\\a"), "hello");
    EXPECT_TRUE(MoveFileExW(L"C:\\a", L"C:\\folder\\b", 0));
    EXPECT_EQ(GetFileAttributesW(L"C:\\folder\\b"), DWORD{FILE_ATTRIBUTE_ARCHIVE});
    EXPECT_EQ(GetFileAttributesW(L"c:\\FOLDER"), DWORD{FILE_ATTRIBUTE_DIRECTORY});
    simulation_.disk().Lock("C:\\folder\\b");
    EXPECT_FALSE(DeleteFileW(L"C:\\folder\\b"));
    EXPECT_EQ(GetLastError(), DWORD{ERROR_SHARING_VIOLATION});
    simulation_.disk().Unlock("C:\\folder\\b");
    EXPECT_TRUE(DeleteFileW(L"C:\\folder\\b"));
    EXPECT_FALSE(DeleteFileW(L"C:\\folder\\b"));
  });
}

TEST_F(ClientTest, GivesPaths) {
  Run([&] {
    wchar_t path[MAX_PATH];
    EXPECT_EQ(GetTempPathW(MAX_PATH, path), 8u);
    EXPECT_STREQ(path, L"C:\\Temp\\");
    EXPECT_EQ(GetTempPathW(3, path), 9u);
    EXPECT_EQ(GetTempFileNameW(L"C:\\Temp\\", L"bits", 0, path), 1u);
    EXPECT_STREQ(path, L"C:\\Temp\\bit0001.tmp");
    EXPECT_TRUE(simulation_.disk().Exists("C:\\Temp\\bit0001.tmp"));
    EXPECT_EQ(GetTempFileNameW(L"C:\\Temp\\", L"bits", 0, path), 2u);
    wchar_t* name = nullptr;
    GetFullPathNameW(L"data/file", MAX_PATH, path, &name);
    EXPECT_STREQ(path, L"C:\\work\\data\\file");
    EXPECT_STREQ(name, L"file");
    EXPECT_EQ(ExpandEnvironmentStringsW(L"%TEMP%\\%none%x", path, MAX_PATH), 16u);
    EXPECT_STREQ(path, L"C:\\Temp\\%none%x");
  });
}

}  // namespace
}  // namespace bitsim::win32
