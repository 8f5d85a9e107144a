// <winbase.h> and <bitsim_crt.h>: memory and text, which need no simulation.

#include <bitsim_crt.h>

#include <cstdlib>
#include <cstring>
#include <cwchar>

#include "sim/win32/buffers.h"

using bitsim::FromUtf8;
using bitsim::ToUtf8;

namespace {

template <class Char>
Char Lower(Char c) {
  return c >= Char{'A'} && c <= Char{'Z'} ? static_cast<Char>(c - Char{'A'} + Char{'a'}) : c;
}

template <class Char>
int CompareIgnoringCase(const Char* left, const Char* right, std::size_t count) {
  for (; count > 0; --count, ++left, ++right) {
    const Char a = Lower(*left);
    const Char b = Lower(*right);
    if (a != b) return a < b ? -1 : 1;
    if (a == Char{}) return 0;
  }
  return 0;
}

template <class Char>
errno_t Append(Char* to, std::size_t capacity, std::size_t at, const Char* from,
               std::size_t count) {
  if (to == nullptr || capacity == 0) return EINVAL;
  if (from == nullptr || at >= capacity) {
    *to = Char{};
    return EINVAL;
  }
  std::size_t length = 0;
  while (length < count && from[length] != Char{}) ++length;
  if (at + length >= capacity) {
    if (count != _TRUNCATE) {
      *to = Char{};
      return ERANGE;
    }
    length = capacity - at - 1;
  }
  std::memmove(to + at, from, length * sizeof(Char));
  to[at + length] = Char{};
  return 0;
}

template <class Char>
std::size_t LengthIn(const Char* text, std::size_t capacity) {
  std::size_t length = 0;
  while (text != nullptr && length < capacity && text[length] != Char{}) ++length;
  return length;
}

// The length of a text for MultiByteToWideChar and its opposite: with the NUL for -1.
template <class Char>
std::size_t GivenLength(const Char* from, int length) {
  return length >= 0 ? static_cast<std::size_t>(length) : LengthIn(from, SIZE_MAX) + 1;
}

template <class Char>
int GiveAll(const std::basic_string<Char>& text, Char* to, int capacity) {
  const int length = static_cast<int>(text.size());
  if (capacity == 0) return length;
  if (to == nullptr || capacity < length) {
    SetLastError(to == nullptr ? ERROR_INVALID_PARAMETER : ERROR_INSUFFICIENT_BUFFER);
    return 0;
  }
  std::copy(text.begin(), text.end(), to);
  return length;
}

}  // namespace

extern "C" {

HLOCAL LocalAlloc(UINT flags, SIZE_T size_bytes) {
  const SIZE_T size = size_bytes == 0 ? 1 : size_bytes;
  return (flags & LMEM_ZEROINIT) != 0 ? std::calloc(1, size) : std::malloc(size);
}

HLOCAL LocalFree(HLOCAL block) {
  std::free(block);
  return nullptr;
}

HGLOBAL GlobalAlloc(UINT flags, SIZE_T size_bytes) { return LocalAlloc(flags, size_bytes); }
HGLOBAL GlobalFree(HGLOBAL block) { return LocalFree(block); }
HANDLE GetProcessHeap() { return reinterpret_cast<HANDLE>(LONG_PTR{0x10000}); }

LPVOID HeapAlloc(HANDLE, DWORD flags, SIZE_T size_bytes) {
  return LocalAlloc((flags & HEAP_ZERO_MEMORY) != 0 ? LMEM_ZEROINIT : LMEM_FIXED, size_bytes);
}

LPVOID HeapReAlloc(HANDLE, DWORD, LPVOID block, SIZE_T size_bytes) {
  return std::realloc(block, size_bytes == 0 ? 1 : size_bytes);
}

BOOL HeapFree(HANDLE, DWORD, LPVOID block) {
  std::free(block);
  return TRUE;
}

int MultiByteToWideChar(UINT, DWORD, LPCSTR from, int from_length, LPWSTR to, int capacity) {
  if (from == nullptr || from_length == 0 || capacity < 0) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return 0;
  }
  return GiveAll(FromUtf8({from, GivenLength(from, from_length)}), to, capacity);
}

int WideCharToMultiByte(UINT, DWORD, LPCWSTR from, int from_length, LPSTR to, int capacity, LPCSTR,
                        LPBOOL used_default) {
  if (used_default != nullptr) *used_default = FALSE;
  if (from == nullptr || from_length == 0 || capacity < 0) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return 0;
  }
  return GiveAll(ToUtf8({from, GivenLength(from, from_length)}), to, capacity);
}

int lstrlenW(LPCWSTR text) { return static_cast<int>(LengthIn(text, SIZE_MAX)); }
int lstrlenA(LPCSTR text) { return static_cast<int>(LengthIn(text, SIZE_MAX)); }
int lstrcmpW(LPCWSTR left, LPCWSTR right) { return std::wcscmp(left, right); }
int lstrcmpiW(LPCWSTR left, LPCWSTR right) { return _wcsicmp(left, right); }
LPWSTR lstrcpyW(LPWSTR to, LPCWSTR from) { return std::wcscpy(to, from); }
LPWSTR lstrcatW(LPWSTR to, LPCWSTR from) { return std::wcscat(to, from); }

LPWSTR lstrcpynW(LPWSTR to, LPCWSTR from, int capacity) {
  if (capacity <= 0) return nullptr;
  const auto room = static_cast<std::size_t>(capacity);
  Append(to, room, 0, from, _TRUNCATE);
  return to;
}

int _wcsicmp(const wchar_t* left, const wchar_t* right) {
  return CompareIgnoringCase(left, right, SIZE_MAX);
}
int _wcsnicmp(const wchar_t* left, const wchar_t* right, size_t count) {
  return CompareIgnoringCase(left, right, count);
}
int _stricmp(const char* left, const char* right) {
  return CompareIgnoringCase(left, right, SIZE_MAX);
}
int _strnicmp(const char* left, const char* right, size_t count) {
  return CompareIgnoringCase(left, right, count);
}
wchar_t* _wcsdup(const wchar_t* text) { return text == nullptr ? nullptr : ::wcsdup(text); }
char* _strdup(const char* text) { return text == nullptr ? nullptr : ::strdup(text); }
int _wtoi(const wchar_t* text) { return static_cast<int>(std::wcstol(text, nullptr, 10)); }
long long _wtoi64(const wchar_t* text) { return std::wcstoll(text, nullptr, 10); }

long long _wcstoi64(const wchar_t* text, wchar_t** end, int base) {
  return std::wcstoll(text, end, base);
}

unsigned long long _wcstoui64(const wchar_t* text, wchar_t** end, int base) {
  return std::wcstoull(text, end, base);
}

long long _strtoi64(const char* text, char** end, int base) {
  return std::strtoll(text, end, base);
}

unsigned long long _strtoui64(const char* text, char** end, int base) {
  return std::strtoull(text, end, base);
}

wchar_t* _wcslwr(wchar_t* text) {
  for (wchar_t* c = text; *c != L'\0'; ++c) *c = Lower(*c);
  return text;
}

wchar_t* _wcsupr(wchar_t* text) {
  for (wchar_t* c = text; *c != L'\0'; ++c) {
    if (*c >= L'a' && *c <= L'z') *c = *c - L'a' + L'A';
  }
  return text;
}

errno_t wcscpy_s(wchar_t* to, size_t capacity, const wchar_t* from) {
  return Append(to, capacity, 0, from, SIZE_MAX - 1);
}
errno_t wcscat_s(wchar_t* to, size_t capacity, const wchar_t* from) {
  return Append(to, capacity, LengthIn(to, capacity), from, SIZE_MAX - 1);
}
errno_t wcsncpy_s(wchar_t* to, size_t capacity, const wchar_t* from, size_t count) {
  return Append(to, capacity, 0, from, count);
}
errno_t strcpy_s(char* to, size_t capacity, const char* from) {
  return Append(to, capacity, 0, from, SIZE_MAX - 1);
}
errno_t strcat_s(char* to, size_t capacity, const char* from) {
  return Append(to, capacity, LengthIn(to, capacity), from, SIZE_MAX - 1);
}
errno_t strncpy_s(char* to, size_t capacity, const char* from, size_t count) {
  return Append(to, capacity, 0, from, count);
}

errno_t memcpy_s(void* to, size_t capacity, const void* from, size_t count) {
  if (count == 0) return 0;
  if (to == nullptr || from == nullptr) return EINVAL;
  if (count > capacity) {
    std::memset(to, 0, capacity);
    return ERANGE;
  }
  std::memcpy(to, from, count);
  return 0;
}

}  // extern "C"
