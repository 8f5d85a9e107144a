// The functions that bitsim_printf.h puts in the place of the platform's, and the checked ones of
// bitsim_crt.h.

#include <bitsim_crt.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <cwchar>
#include <string>

#include "sim/com/strings.h"
#include "sim/win32/format.h"
#include "sim/win32/state.h"

using bitsim::FromUtf8;
using bitsim::ToUtf8;
using bitsim::win32::FormatText;
using bitsim::win32::State;

namespace {

int Write(std::FILE* file, const std::string& text) {
  State* const state = State::Current();
  const bool is_console = file == stdout || file == stderr;
  if (!is_console || state == nullptr || !state->Print(text)) {
    if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) return -1;
  }
  return static_cast<int>(text.size());
}

int Write(std::FILE* file, const std::wstring& text) {
  return Write(file, ToUtf8(text)) < 0 ? -1 : static_cast<int>(text.size());
}

// Copies what fits, with a final NUL; gives the whole length.
template <class Char>
std::size_t Put(const std::basic_string<Char>& text, Char* to, std::size_t capacity) {
  if (capacity > 0) {
    const std::size_t length = std::min(text.size(), capacity - 1);
    std::copy_n(text.data(), length, to);
    to[length] = Char{};
  }
  return text.size();
}

// As the ..._s functions: nothing when it does not fit.
template <class Char>
int PutAll(const std::basic_string<Char>& text, Char* to, std::size_t capacity) {
  if (to == nullptr || capacity == 0) return -1;
  if (text.size() >= capacity) {
    *to = Char{};
    return -1;
  }
  return static_cast<int>(Put(text, to, capacity));
}

// As the ..._s functions with a count, of which _TRUNCATE is as much as fits.
template <class Char>
int PutCount(std::basic_string<Char> text, Char* to, std::size_t capacity, std::size_t count) {
  if (to == nullptr || capacity == 0) return -1;
  const bool is_cut = text.size() > count || (count == _TRUNCATE && text.size() >= capacity);
  if (count == _TRUNCATE) {
    Put(text, to, capacity);
  } else {
    if (is_cut) text.resize(count);
    if (PutAll(text, to, capacity) < 0) return -1;
  }
  return is_cut ? -1 : static_cast<int>(text.size());
}

// As the old functions: no final NUL when it just fits or does not.
template <class Char>
int PutOld(const std::basic_string<Char>& text, Char* to, std::size_t count) {
  std::copy_n(text.data(), std::min(text.size(), count), to);
  if (text.size() < count) to[text.size()] = Char{};
  return text.size() > count ? -1 : static_cast<int>(text.size());
}

}  // namespace

// The text that a function with these arguments formats.
#define BITSIM_FORMATTED(text, format)             \
  std::va_list arguments;                          \
  va_start(arguments, format);                     \
  const auto text = FormatText(format, arguments); \
  va_end(arguments)

extern "C" {

int bitsim_win32_printf(const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(stdout, text);
}

int bitsim_win32_vprintf(const char* format, va_list arguments) {
  return Write(stdout, FormatText(format, arguments));
}

int bitsim_win32_fprintf(std::FILE* file, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(file, text);
}

int bitsim_win32_vfprintf(std::FILE* file, const char* format, va_list arguments) {
  return Write(file, FormatText(format, arguments));
}

int bitsim_win32_sprintf(char* to, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  std::memcpy(to, text.c_str(), text.size() + 1);
  return static_cast<int>(text.size());
}

int bitsim_win32_snprintf(char* to, size_t capacity, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return static_cast<int>(Put(text, to, capacity));
}

int bitsim_win32_puts(const char* text) { return Write(stdout, std::string(text) + "\n"); }
int bitsim_win32_fputs(const char* text, std::FILE* file) { return Write(file, std::string(text)); }

int bitsim_win32_fputc(int character, std::FILE* file) {
  return Write(file, std::string(1, static_cast<char>(character))) < 0 ? EOF : character;
}

size_t bitsim_win32_fwrite(const void* data, size_t size_bytes, size_t count, std::FILE* file) {
  if (file != stdout && file != stderr) return std::fwrite(data, size_bytes, count, file);
  const std::string text(static_cast<const char*>(data), size_bytes * count);
  return Write(file, text) < 0 ? 0 : count;
}

int bitsim_win32_putchar(int character) { return bitsim_win32_fputc(character, stdout); }

int bitsim_win32_wprintf(const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(stdout, text);
}

int bitsim_win32_vwprintf(const wchar_t* format, va_list arguments) {
  return Write(stdout, FormatText(format, arguments));
}

int bitsim_win32_fwprintf(std::FILE* file, const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(file, text);
}

int bitsim_win32_vfwprintf(std::FILE* file, const wchar_t* format, va_list arguments) {
  return Write(file, FormatText(format, arguments));
}

int bitsim_win32_vswprintf(wchar_t* to, size_t capacity, const wchar_t* format, va_list arguments) {
  const std::wstring text = FormatText(format, arguments);
  Put(text, to, capacity);
  return text.size() < capacity ? static_cast<int>(text.size()) : -1;
}

int bitsim_win32_swprintf(wchar_t* to, size_t capacity, const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  Put(text, to, capacity);
  return text.size() < capacity ? static_cast<int>(text.size()) : -1;
}

int bitsim_win32_fputws(const wchar_t* text, std::FILE* file) {
  return Write(file, std::wstring(text));
}

int _putws(const wchar_t* text) { return Write(stdout, std::wstring(text) + L"\n"); }

int wprintf_s(const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(stdout, text);
}

int printf_s(const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return Write(stdout, text);
}

int swprintf_s(wchar_t* to, size_t capacity, const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutAll(text, to, capacity);
}

int vswprintf_s(wchar_t* to, size_t capacity, const wchar_t* format, va_list arguments) {
  return PutAll(FormatText(format, arguments), to, capacity);
}

int sprintf_s(char* to, size_t capacity, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutAll(text, to, capacity);
}

int vsprintf_s(char* to, size_t capacity, const char* format, va_list arguments) {
  return PutAll(FormatText(format, arguments), to, capacity);
}

int _snwprintf_s(wchar_t* to, size_t capacity, size_t count, const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutCount(text, to, capacity, count);
}

int _vsnwprintf_s(wchar_t* to, size_t capacity, size_t count, const wchar_t* format,
                  va_list arguments) {
  return PutCount(FormatText(format, arguments), to, capacity, count);
}

int _vsnprintf_s(char* to, size_t capacity, size_t count, const char* format, va_list arguments) {
  return PutCount(FormatText(format, arguments), to, capacity, count);
}

int _snprintf_s(char* to, size_t capacity, size_t count, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutCount(text, to, capacity, count);
}

int _snwprintf(wchar_t* to, size_t count, const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutOld(text, to, count);
}

int _vsnwprintf(wchar_t* to, size_t count, const wchar_t* format, va_list arguments) {
  return PutOld(FormatText(format, arguments), to, count);
}

int _snprintf(char* to, size_t count, const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return PutOld(text, to, count);
}

int _vscwprintf(const wchar_t* format, va_list arguments) {
  return static_cast<int>(FormatText(format, arguments).size());
}

int _scwprintf(const wchar_t* format, ...) {
  BITSIM_FORMATTED(text, format);
  return static_cast<int>(text.size());
}

int _vscprintf(const char* format, va_list arguments) {
  return static_cast<int>(FormatText(format, arguments).size());
}

int _scprintf(const char* format, ...) {
  BITSIM_FORMATTED(text, format);
  return static_cast<int>(text.size());
}

}  // extern "C"
