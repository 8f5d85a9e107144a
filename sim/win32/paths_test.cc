#include <bits.h>
#include <shlobj.h>
#include <shlwapi.h>
#include <winhttp.h>

#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

std::wstring Combine(LPCWSTR folder, LPCWSTR file) {
  wchar_t path[MAX_PATH] = L"untouched";
  return PathCombineW(path, folder, file) == nullptr ? L"(none)" : path;
}

std::wstring Append(const wchar_t* folder, const wchar_t* more) {
  wchar_t path[MAX_PATH];
  wcscpy_s(path, folder);
  return PathAppendW(path, more) ? path : L"(none)";
}

std::wstring FolderOf(const wchar_t* file) {
  wchar_t path[MAX_PATH];
  wcscpy_s(path, file);
  PathRemoveFileSpecW(path);
  return path;
}

TEST_F(ClientTest, PathsAreCombined) {
  EXPECT_EQ(Combine(L"C:\\data", L"file"), L"C:\\data\\file");
  EXPECT_EQ(Combine(L"C:\\data\\", L"..\\file"), L"C:\\file");
  EXPECT_EQ(Combine(L"C:\\data", L".\\a\\..\\b"), L"C:\\data\\b");
  EXPECT_EQ(Combine(L"C:\\data", L"D:\\file"), L"D:\\file");
  EXPECT_EQ(Combine(L"C:\\data", L"\\file"), L"C:\\file");
  EXPECT_EQ(Combine(L"C:\\data", L"\\\\server\\share\\file"), L"\\\\server\\share\\file");
  EXPECT_EQ(Combine(nullptr, L"C:\\file"), L"C:\\file");
  EXPECT_EQ(Combine(L"C:\\data", nullptr), L"C:\\data");
  EXPECT_EQ(Combine(L"C:\\", L".."), L"C:\\");
  EXPECT_EQ(Combine(nullptr, nullptr), L"(none)");
  EXPECT_EQ(Combine(L"C:\\data", std::wstring(MAX_PATH, L'x').c_str()), L"(none)");
  EXPECT_EQ(Append(L"C:\\data", L"\\file"), L"C:\\data\\file");
  EXPECT_EQ(Append(L"C:\\data", std::wstring(MAX_PATH, L'x').c_str()), L"(none)");
}

TEST_F(ClientTest, PathsAreTakenApart) {
  EXPECT_STREQ(PathFindFileNameW(L"C:\\data\\file.bin"), L"file.bin");
  EXPECT_STREQ(PathFindFileNameW(L"http://origin.test/a/file"), L"file");
  EXPECT_STREQ(PathFindFileNameW(L"file"), L"file");
  EXPECT_STREQ(PathFindFileNameW(L"C:\\data\\"), L"data\\");
  EXPECT_STREQ(PathFindExtensionW(L"C:\\da.ta\\file.tar.gz"), L".gz");
  EXPECT_STREQ(PathFindExtensionW(L"C:\\da.ta\\file"), L"");
  EXPECT_EQ(FolderOf(L"C:\\data\\file"), L"C:\\data");
  EXPECT_EQ(FolderOf(L"C:\\file"), L"C:\\");
  EXPECT_EQ(FolderOf(L"file"), L"");
  EXPECT_TRUE(PathIsRelativeW(L"data\\file"));
  EXPECT_FALSE(PathIsRelativeW(L"C:\\data"));
  EXPECT_FALSE(PathIsRelativeW(L"\\data"));
  EXPECT_TRUE(PathIsURLW(L"http://origin.test/file"));
  EXPECT_FALSE(PathIsURLW(L"C:\\file"));
  wchar_t path[MAX_PATH] = L"C:\\data";
  EXPECT_EQ(PathAddBackslashW(path), path + 8);
  EXPECT_EQ(PathAddBackslashW(path), path + 8);
  EXPECT_STREQ(path, L"C:\\data\\");
}

TEST_F(ClientTest, APathIsThereWhenItsFileIs) {
  simulation_.disk().Write("C:\\data\\file", Content::Text("x"));
  Run([] {
    EXPECT_TRUE(PathFileExists(L"C:\\data\\file"));
    EXPECT_TRUE(PathFileExists(L"C:\\data"));
    EXPECT_FALSE(PathFileExists(L"C:\\other"));
    EXPECT_FALSE(PathFileExists(nullptr));
  });
}

TEST_F(ClientTest, AFileUrlIsMadeOfAPath) {
  wchar_t url[MAX_PATH];
  DWORD length = MAX_PATH;
  EXPECT_EQ(UrlCreateFromPathW(L"C:\\a b\\file#1", url, &length, 0), S_OK);
  EXPECT_STREQ(url, L"file:///C:/a%20b/file%231");
  EXPECT_EQ(length, 25u);
  length = 25;
  EXPECT_EQ(UrlCreateFromPathW(L"C:\\a b\\file#1", url, &length, 0), E_POINTER);
  EXPECT_EQ(length, 26u);
  length = MAX_PATH;
  EXPECT_EQ(UrlCreateFromPathW(L"\\\\server\\file", url, &length, 0), S_OK);
  EXPECT_STREQ(url, L"file://server/file");
  EXPECT_EQ(UrlCreateFromPathW(nullptr, url, &length, 0), E_INVALIDARG);
}

TEST_F(ClientTest, AUrlIsUnescaped) {
  wchar_t url[] = L"http://o.test/%C3%a4%20b%zz%?q=%41";
  EXPECT_EQ(UrlUnescapeInPlace(url, URL_DONT_UNESCAPE_EXTRA_INFO), S_OK);
  EXPECT_STREQ(url, L"http://o.test/\u00e4 b%zz%?q=%41");
  EXPECT_EQ(UrlUnescapeInPlace(url, 0), S_OK);
  EXPECT_STREQ(url, L"http://o.test/\u00e4 b%zz%?q=A");
  wchar_t to[10];
  DWORD length = 10;
  wchar_t small[] = L"a%20b";
  EXPECT_EQ(UrlUnescapeW(small, to, &length, 0), S_OK);
  EXPECT_STREQ(to, L"a b");
  EXPECT_EQ(length, 3u);
}

TEST_F(ClientTest, KnownFoldersFollowTheEnvironment) {
  Run([] {
    PWSTR path = nullptr;
    EXPECT_EQ(SHGetKnownFolderPath(FOLDERID_LocalAppData, KF_FLAG_DEFAULT, nullptr, &path), S_OK);
    wchar_t expected[MAX_PATH];
    EXPECT_NE(GetEnvironmentVariableW(L"LOCALAPPDATA", expected, MAX_PATH), 0u);
    EXPECT_STREQ(path, expected);
    CoTaskMemFree(path);
    EXPECT_TRUE(SetEnvironmentVariableW(L"ProgramData", L"E:\\Shared"));
    wchar_t folder[MAX_PATH];
    EXPECT_EQ(SHGetFolderPathW(nullptr, CSIDL_COMMON_APPDATA | CSIDL_FLAG_CREATE, nullptr,
                               SHGFP_TYPE_CURRENT, folder),
              S_OK);
    EXPECT_STREQ(folder, L"E:\\Shared");
    EXPECT_EQ(SHGetKnownFolderPath(GUID_NULL, 0, nullptr, &path),
              HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
    EXPECT_EQ(path, nullptr);
    EXPECT_EQ(SHGetFolderPathW(nullptr, 0x7f, nullptr, 0, folder), E_INVALIDARG);
    EXPECT_EQ(SHCreateDirectoryExW(nullptr, L"C:\\a\\b", nullptr), ERROR_SUCCESS);
  });
}

// As clients ask which error they were given.
int Kind(HRESULT hr) {
  switch (hr) {
    case BG_E_HTTP_ERROR_404:
      return 1;
    case __HRESULT_FROM_WIN32(ERROR_WINHTTP_NAME_NOT_RESOLVED):
      return 2;
    default:
      return 0;
  }
}

TEST_F(ClientTest, ErrorCodesOfWinHttpStandInCaseLabels) {
  EXPECT_EQ(Kind(HRESULT_FROM_WIN32(12007)), 2);
  EXPECT_EQ(Kind(static_cast<HRESULT>(0x80190000 | HTTP_STATUS_NOT_FOUND)), 1);
}

struct Listener {
  int first = 1;
  int second = 2;
};

TEST_F(ClientTest, AStructureIsFoundByTheAddressOfAField) {
  Listener listener;
  EXPECT_EQ(CONTAINING_RECORD(&listener.second, Listener, second), &listener);
}

}  // namespace
}  // namespace bitsim::win32
