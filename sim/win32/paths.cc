// <shlwapi.h> and <shlobj.h>: paths as texts, and the folders that Windows names.

#include <shlobj.h>
#include <shlwapi.h>

#include <algorithm>
#include <cwchar>
#include <optional>
#include <string>
#include <string_view>

#include "sim/com/strings.h"

namespace bitsim::win32 {
namespace {

constexpr std::wstring_view kFileScheme = L"file:///";

bool IsSlash(wchar_t c) { return c == L'\\' || c == L'/'; }

bool HasDrive(std::wstring_view path) { return path.size() > 1 && path[1] == L':'; }

bool IsRelative(std::wstring_view path) {
  return path.empty() || (!HasDrive(path) && !IsSlash(path[0]));
}

// Without "." and "..".
std::wstring Simplified(const std::wstring& path) {
  const bool is_share = path.starts_with(L"\\\\");
  std::wstring result;
  std::size_t begin = is_share ? 2 : 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find(L'\\', begin), path.size());
    const std::wstring part = path.substr(begin, end - begin);
    if (part == L"..") {
      const std::size_t last = result.rfind(L'\\');
      if (last != std::wstring::npos) result.erase(last);
    } else if (part != L".") {
      if (begin != (is_share ? 2u : 0u)) result += L'\\';
      result += part;
    }
    begin = end + 1;
  }
  if (HasDrive(result) && result.size() == 2) result += L'\\';
  return is_share ? L"\\\\" + result : result;
}

std::wstring Combined(std::wstring_view folder, std::wstring_view file) {
  if (folder.empty() || HasDrive(file) || file.starts_with(L"\\\\")) {
    return Simplified(std::wstring(file));
  }
  if (!file.empty() && IsSlash(file[0])) {
    return Simplified(std::wstring(folder.substr(0, HasDrive(folder) ? 2 : 0)).append(file));
  }
  std::wstring path(folder);
  if (!file.empty() && !IsSlash(path.back())) path += L'\\';
  return Simplified(path.append(file));
}

bool Put(const std::wstring& text, wchar_t* to) {
  if (text.size() >= MAX_PATH) return false;
  std::wcscpy(to, text.c_str());
  return true;
}

// Gives the text as the URL functions do.
HRESULT Give(const std::wstring& text, wchar_t* to, DWORD* length) {
  const bool fits = text.size() < *length;
  *length = static_cast<DWORD>(fits ? text.size() : text.size() + 1);
  if (!fits) return E_POINTER;
  std::wcscpy(to, text.c_str());
  return S_OK;
}

int Digit(wchar_t c) {
  if (c >= L'0' && c <= L'9') return c - L'0';
  const wchar_t lower = static_cast<wchar_t>(c | 0x20);
  return lower >= L'a' && lower <= L'f' ? lower - L'a' + 10 : -1;
}

std::wstring Unescaped(std::wstring_view url, bool keeps_extra) {
  std::string bytes;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (keeps_extra && (url[i] == L'?' || url[i] == L'#')) {
      return FromUtf8(bytes) + std::wstring(url.substr(i));
    }
    const bool has_two = url[i] == L'%' && i + 2 < url.size();
    const int high = has_two ? Digit(url[i + 1]) : -1;
    const int low = has_two ? Digit(url[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      bytes += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      bytes += ToUtf8(std::wstring(1, url[i]));
    }
  }
  return FromUtf8(bytes);
}

std::wstring Variable(const wchar_t* name) {
  wchar_t value[MAX_PATH] = {};
  GetEnvironmentVariableW(name, value, MAX_PATH);
  return value;
}

struct Folder {
  const GUID& id;
  int csidl;
  const wchar_t* variable;
  const wchar_t* below;
};

constexpr Folder kFolders[] = {
    {FOLDERID_LocalAppData, CSIDL_LOCAL_APPDATA, L"LOCALAPPDATA", L""},
    {FOLDERID_RoamingAppData, CSIDL_APPDATA, L"APPDATA", L""},
    {FOLDERID_ProgramData, CSIDL_COMMON_APPDATA, L"ProgramData", L""},
    {FOLDERID_ProgramFiles, CSIDL_PROGRAM_FILES, L"ProgramFiles", L""},
    {FOLDERID_Windows, CSIDL_WINDOWS, L"windir", L""},
    {FOLDERID_Profile, CSIDL_PROFILE, L"USERPROFILE", L""},
    {FOLDERID_Downloads, -1, L"USERPROFILE", L"\\Downloads"},
    {FOLDERID_Documents, CSIDL_PERSONAL, L"USERPROFILE", L"\\Documents"},
    {FOLDERID_Desktop, CSIDL_DESKTOPDIRECTORY, L"USERPROFILE", L"\\Desktop"},
};

std::wstring PathOf(const Folder& folder) { return Variable(folder.variable) + folder.below; }

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

BOOL PathFileExistsW(LPCWSTR path) {
  return path != nullptr && GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

LPWSTR PathFindFileNameW(LPCWSTR path) {
  LPCWSTR name = path;
  for (LPCWSTR at = path; at != nullptr && *at != L'\0'; ++at) {
    const bool is_end = IsSlash(*at) || *at == L':';
    if (is_end && at[1] != L'\0' && !IsSlash(at[1])) name = at + 1;
  }
  return const_cast<LPWSTR>(name);
}

LPWSTR PathFindExtensionW(LPCWSTR path) {
  if (path == nullptr) return nullptr;
  LPCWSTR const end = path + std::wcslen(path);
  LPCWSTR found = nullptr;
  for (LPCWSTR at = path; at != end; ++at) {
    if (*at == L'.') found = at;
    if (*at == L'\\' || *at == L' ') found = nullptr;
  }
  return const_cast<LPWSTR>(found == nullptr ? end : found);
}

LPWSTR PathAddBackslashW(LPWSTR path) {
  if (path == nullptr) return nullptr;
  std::wstring text = path;
  if (!text.empty() && !text.ends_with(L'\\')) text += L'\\';
  return Put(text, path) ? path + text.size() : nullptr;
}

BOOL PathRemoveFileSpecW(LPWSTR path) {
  if (path == nullptr) return FALSE;
  const std::wstring text = path;
  std::size_t last = text.rfind(L'\\');
  if (last == std::wstring::npos) last = HasDrive(text) ? 2 : 0;
  // The backslash of a root stays.
  if (last == 0 && text.starts_with(L'\\')) last = 1;
  if (last == 2 && HasDrive(text) && text.size() > 2 && text[2] == L'\\') last = 3;
  if (last >= text.size()) return FALSE;
  path[last] = L'\0';
  return TRUE;
}

LPWSTR PathCombineW(LPWSTR to, LPCWSTR folder, LPCWSTR file) {
  if (to == nullptr || (folder == nullptr && file == nullptr)) return nullptr;
  const std::wstring path =
      Combined(folder == nullptr ? L"" : folder, file == nullptr ? L"" : file);
  if (Put(path, to)) return to;
  *to = L'\0';
  return nullptr;
}

BOOL PathAppendW(LPWSTR path, LPCWSTR more) {
  if (path == nullptr || more == nullptr) return FALSE;
  while (IsSlash(*more) && more[1] != L'\\') ++more;
  return Put(Combined(path, more), path);
}

BOOL PathIsRelativeW(LPCWSTR path) { return path == nullptr || IsRelative(path); }

BOOL PathIsURLW(LPCWSTR path) {
  const std::wstring_view text(path == nullptr ? L"" : path);
  const std::size_t colon = text.find(L':');
  return colon != std::wstring_view::npos && colon > 1 && text.find_first_of(L"\\/ ") >= colon;
}

HRESULT UrlCreateFromPathW(LPCWSTR path, LPWSTR url, LPDWORD length, DWORD reserved) {
  if (path == nullptr || url == nullptr || length == nullptr || *length == 0 || reserved != 0) {
    return E_INVALIDARG;
  }
  std::wstring text(path[0] == L'\\' && path[1] == L'\\' ? L"file:" : kFileScheme);
  for (const wchar_t c : std::wstring(path)) {
    const std::wstring_view escaped = L" %#\"<>[]^`{|}";
    if (c == L'\\') {
      text += L'/';
    } else if (escaped.find(c) != std::wstring_view::npos) {
      text += L'%';
      text += L"0123456789ABCDEF"[c >> 4];
      text += L"0123456789ABCDEF"[c & 15];
    } else {
      text += c;
    }
  }
  return Give(text, url, length);
}

HRESULT UrlUnescapeW(LPWSTR url, LPWSTR to, LPDWORD length, DWORD flags) {
  if (url == nullptr) return E_INVALIDARG;
  const std::wstring text = Unescaped(url, (flags & URL_DONT_UNESCAPE_EXTRA_INFO) != 0);
  if ((flags & URL_UNESCAPE_INPLACE) != 0) {
    std::wcscpy(url, text.c_str());  // never longer
    return S_OK;
  }
  if (to == nullptr || length == nullptr || *length == 0) return E_INVALIDARG;
  return Give(text, to, length);
}

HRESULT SHGetKnownFolderPath(REFKNOWNFOLDERID id, DWORD, HANDLE, PWSTR* path) {
  if (path == nullptr) return E_INVALIDARG;
  *path = nullptr;
  for (const Folder& folder : kFolders) {
    if (folder.id != id) continue;
    return ReturnText(ToUtf8(PathOf(folder)), path);
  }
  return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
}

HRESULT SHGetFolderPathW(HWND, int csidl, HANDLE, DWORD, LPWSTR path) {
  if (path == nullptr) return E_INVALIDARG;
  *path = L'\0';
  for (const Folder& folder : kFolders) {
    if (folder.csidl == (csidl & ~CSIDL_FLAG_CREATE)) {
      return Put(PathOf(folder), path) ? S_OK : E_INVALIDARG;
    }
  }
  return E_INVALIDARG;
}

int SHCreateDirectoryExW(HWND, LPCWSTR path, const SECURITY_ATTRIBUTES*) {
  return CreateDirectoryW(path, nullptr) ? ERROR_SUCCESS : static_cast<int>(GetLastError());
}

}  // extern "C"
