// bitsim_crt.h: functions that only the C library of Windows has. Included by <windows.h>,
// <stdio.h>, <wchar.h> and <tchar.h>.
//
// The checked functions (..._s) give 0 or an errno value, and an empty text when there is no room.

#ifndef BITSIM_WIN32_CRT_H_
#define BITSIM_WIN32_CRT_H_

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef int errno_t;
#ifndef _TRUNCATE
#define _TRUNCATE SIZE_MAX
#endif
#ifndef _countof
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif
#define _MAX_PATH 260

#ifdef __cplusplus
extern "C" {
#endif

int _wcsicmp(const wchar_t* left, const wchar_t* right);  // ASCII letters only
int _wcsnicmp(const wchar_t* left, const wchar_t* right, size_t count);
int _stricmp(const char* left, const char* right);
int _strnicmp(const char* left, const char* right, size_t count);
wchar_t* _wcsdup(const wchar_t* text);  // free with free()
char* _strdup(const char* text);
int _wtoi(const wchar_t* text);
long long _wtoi64(const wchar_t* text);
// Of 64 bits, as strtoll and its like.
long long _wcstoi64(const wchar_t* text, wchar_t** end, int base);
unsigned long long _wcstoui64(const wchar_t* text, wchar_t** end, int base);
long long _strtoi64(const char* text, char** end, int base);
unsigned long long _strtoui64(const char* text, char** end, int base);
wchar_t* _wcslwr(wchar_t* text);
wchar_t* _wcsupr(wchar_t* text);

errno_t wcscpy_s(wchar_t* to, size_t capacity, const wchar_t* from);
errno_t wcscat_s(wchar_t* to, size_t capacity, const wchar_t* from);
errno_t wcsncpy_s(wchar_t* to, size_t capacity, const wchar_t* from, size_t count);
errno_t strcpy_s(char* to, size_t capacity, const char* from);
errno_t strcat_s(char* to, size_t capacity, const char* from);
errno_t strncpy_s(char* to, size_t capacity, const char* from, size_t count);
errno_t memcpy_s(void* to, size_t capacity, const void* from, size_t count);

// The length, or -1 when there is no room (_snwprintf_s with _TRUNCATE then cuts the text).
int swprintf_s(wchar_t* to, size_t capacity, const wchar_t* format, ...);
int vswprintf_s(wchar_t* to, size_t capacity, const wchar_t* format, va_list arguments);
int sprintf_s(char* to, size_t capacity, const char* format, ...);
int vsprintf_s(char* to, size_t capacity, const char* format, va_list arguments);
int _snwprintf_s(wchar_t* to, size_t capacity, size_t count, const wchar_t* format, ...);
int _vsnwprintf_s(wchar_t* to, size_t capacity, size_t count, const wchar_t* format,
                  va_list arguments);
int _snprintf_s(char* to, size_t capacity, size_t count, const char* format, ...);
int _vsnprintf_s(char* to, size_t capacity, size_t count, const char* format, va_list arguments);
int _snwprintf(wchar_t* to, size_t count, const wchar_t* format, ...);
int _vsnwprintf(wchar_t* to, size_t count, const wchar_t* format, va_list arguments);
int _snprintf(char* to, size_t count, const char* format, ...);
int _vscwprintf(const wchar_t* format, va_list arguments);
int _scwprintf(const wchar_t* format, ...);
int _vscprintf(const char* format, va_list arguments);
int _scprintf(const char* format, ...);
int wprintf_s(const wchar_t* format, ...);
int printf_s(const char* format, ...);
int _putws(const wchar_t* text);

#ifdef __cplusplus
}  // extern "C"

// The forms that know the size of the array.
extern "C++" {
template <size_t kCapacity>
errno_t wcscpy_s(wchar_t (&to)[kCapacity], const wchar_t* from) {
  return wcscpy_s(to, kCapacity, from);
}
template <size_t kCapacity>
errno_t wcscat_s(wchar_t (&to)[kCapacity], const wchar_t* from) {
  return wcscat_s(to, kCapacity, from);
}
template <size_t kCapacity>
errno_t wcsncpy_s(wchar_t (&to)[kCapacity], const wchar_t* from, size_t count) {
  return wcsncpy_s(to, kCapacity, from, count);
}
template <size_t kCapacity>
errno_t strcpy_s(char (&to)[kCapacity], const char* from) {
  return strcpy_s(to, kCapacity, from);
}
template <size_t kCapacity>
errno_t strcat_s(char (&to)[kCapacity], const char* from) {
  return strcat_s(to, kCapacity, from);
}
template <size_t kCapacity>
int swprintf_s(wchar_t (&to)[kCapacity], const wchar_t* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vswprintf_s(to, kCapacity, format, arguments);
  va_end(arguments);
  return length;
}
template <size_t kCapacity>
int sprintf_s(char (&to)[kCapacity], const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vsprintf_s(to, kCapacity, format, arguments);
  va_end(arguments);
  return length;
}
template <size_t kCapacity>
int _snwprintf_s(wchar_t (&to)[kCapacity], size_t count, const wchar_t* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = _vsnwprintf_s(to, kCapacity, count, format, arguments);
  va_end(arguments);
  return length;
}
}  // extern "C++"
#endif

#endif  // BITSIM_WIN32_CRT_H_
