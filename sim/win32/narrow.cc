// The functions that take narrow text (..A): UTF-8 here, and otherwise what their wide sisters do.

#include <windows.h>

#include <array>
#include <cstring>
#include <string>

#include "sim/com/strings.h"
#include "sim/win32/buffers.h"

namespace bitsim::win32 {
namespace {

constexpr DWORD kCapacity = 32'768;  // more than Windows gives of any of these

// What a function of the form `call(buffer, capacity)` gives, as UTF-8; empty if it failed.
template <class Call>
std::string Narrow(const Call& call) {
  std::wstring text(kCapacity, L'\0');
  const DWORD length = call(text.data(), kCapacity);
  text.resize(length < kCapacity ? length : 0);
  return ToUtf8(text);
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

int lstrcmpA(LPCSTR left, LPCSTR right) { return std::strcmp(left, right); }
int lstrcmpiA(LPCSTR left, LPCSTR right) { return _stricmp(left, right); }
LPSTR lstrcpyA(LPSTR to, LPCSTR from) { return std::strcpy(to, from); }
LPSTR lstrcatA(LPSTR to, LPCSTR from) { return std::strcat(to, from); }

LPSTR lstrcpynA(LPSTR to, LPCSTR from, int capacity) {
  if (capacity <= 0) return nullptr;
  strncpy_s(to, static_cast<size_t>(capacity), from, _TRUNCATE);
  return to;
}

DWORD GetEnvironmentVariableA(LPCSTR name, LPSTR value, DWORD capacity) {
  bool is_there = false;
  const std::string text = Narrow([&](LPWSTR wide, DWORD wide_capacity) {
    SetLastError(ERROR_SUCCESS);
    const DWORD length = GetEnvironmentVariableW(Wide(name).c_str(), wide, wide_capacity);
    is_there = GetLastError() != ERROR_ENVVAR_NOT_FOUND;
    return length;
  });
  return is_there ? GiveText(text, value, capacity) : 0;
}

BOOL SetEnvironmentVariableA(LPCSTR name, LPCSTR value) {
  return SetEnvironmentVariableW(Wide(name).c_str(),
                                 value == nullptr ? nullptr : Wide(value).c_str());
}

DWORD ExpandEnvironmentStringsA(LPCSTR from, LPSTR to, DWORD capacity) {
  const std::string text = Narrow([&](LPWSTR wide, DWORD wide_capacity) {
    return ExpandEnvironmentStringsW(Wide(from).c_str(), wide, wide_capacity) - 1;
  });
  GiveText(text, to, capacity);
  return static_cast<DWORD>(text.size() + 1);
}

HMODULE GetModuleHandleA(LPCSTR name) {
  return GetModuleHandleW(name == nullptr ? nullptr : Wide(name).c_str());
}

HMODULE LoadLibraryA(LPCSTR name) { return LoadLibraryW(Wide(name).c_str()); }

DWORD GetModuleFileNameA(HMODULE module, LPSTR path, DWORD capacity) {
  const std::string text = Narrow([&](LPWSTR wide, DWORD wide_capacity) {
    return GetModuleFileNameW(module, wide, wide_capacity);
  });
  const DWORD length = GiveText(text, path, capacity);
  if (length < capacity) return length;
  SetLastError(ERROR_INSUFFICIENT_BUFFER);
  return capacity;
}

HANDLE CreateFileA(LPCSTR name, DWORD access, DWORD sharing, LPSECURITY_ATTRIBUTES security,
                   DWORD disposition, DWORD flags, HANDLE template_file) {
  return CreateFileW(Wide(name).c_str(), access, sharing, security, disposition, flags,
                     template_file);
}

BOOL DeleteFileA(LPCSTR name) { return DeleteFileW(Wide(name).c_str()); }
DWORD GetFileAttributesA(LPCSTR name) { return GetFileAttributesW(Wide(name).c_str()); }

DWORD GetTempPathA(DWORD capacity, LPSTR path) {
  const std::string text =
      Narrow([](LPWSTR wide, DWORD wide_capacity) { return GetTempPathW(wide_capacity, wide); });
  return GiveText(text, path, capacity);
}

BOOL CopyFileA(LPCSTR from, LPCSTR to, BOOL fails_if_there) {
  return CopyFileW(Wide(from).c_str(), Wide(to).c_str(), fails_if_there);
}

BOOL MoveFileA(LPCSTR from, LPCSTR to) { return MoveFileW(Wide(from).c_str(), Wide(to).c_str()); }

BOOL MoveFileExA(LPCSTR from, LPCSTR to, DWORD flags) {
  return MoveFileExW(Wide(from).c_str(), to == nullptr ? nullptr : Wide(to).c_str(), flags);
}

BOOL CreateDirectoryA(LPCSTR path, LPSECURITY_ATTRIBUTES security) {
  return CreateDirectoryW(Wide(path).c_str(), security);
}

UINT GetTempFileNameA(LPCSTR folder, LPCSTR prefix, UINT unique, LPSTR path) {
  std::array<wchar_t, MAX_PATH> wide = {};
  const UINT number =
      GetTempFileNameW(Wide(folder).c_str(), Wide(prefix).c_str(), unique, wide.data());
  if (number != 0) GiveText(ToUtf8(wide.data()), path, MAX_PATH);
  return number;
}

}  // extern "C"
