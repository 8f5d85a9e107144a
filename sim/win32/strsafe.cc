// <strsafe.h>.

#include <strsafe.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "sim/win32/format.h"

using bitsim::win32::FormatText;

namespace {

template <class Char>
HRESULT Put(Char* to, std::size_t at, std::size_t capacity, std::basic_string_view<Char> text) {
  if (capacity == 0 || capacity > STRSAFE_MAX_CCH || at >= capacity) {
    return STRSAFE_E_INVALID_PARAMETER;
  }
  const std::size_t length = std::min(text.size(), capacity - at - 1);
  std::copy_n(text.data(), length, to + at);
  to[at + length] = Char{};
  return length < text.size() ? STRSAFE_E_INSUFFICIENT_BUFFER : S_OK;
}

// The text up to its NUL, at most `limit` characters.
template <class Char>
std::basic_string_view<Char> View(const Char* text, std::size_t limit = STRSAFE_MAX_CCH) {
  std::size_t length = 0;
  while (length < limit && text[length] != Char{}) ++length;
  return {text, length};
}

template <class Char>
HRESULT Concatenate(Char* to, std::size_t capacity, std::basic_string_view<Char> text) {
  return Put(to, View<Char>(to, capacity).size(), capacity, text);
}

template <class Char>
HRESULT Length(const Char* text, std::size_t max, std::size_t* length) {
  if (length != nullptr) *length = 0;
  if (text == nullptr || max > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  const std::size_t found = View(text, max).size();
  if (found == max) return STRSAFE_E_INVALID_PARAMETER;
  if (length != nullptr) *length = found;
  return S_OK;
}

template <class Char>
HRESULT Print(Char* to, std::size_t capacity, const Char* format, va_list arguments) {
  const std::basic_string<Char> text = FormatText(format, arguments);
  return Put<Char>(to, 0, capacity, text);
}

}  // namespace

// The functions of one width; sizes in characters (Cch) or bytes (Cb).
#define BITSIM_STRSAFE(Char, Letter)                                                          \
  HRESULT StringCchCopy##Letter(Char* to, size_t capacity, const Char* from) {                \
    return Put(to, 0, capacity, View(from));                                                  \
  }                                                                                           \
  HRESULT StringCbCopy##Letter(Char* to, size_t size_bytes, const Char* from) {               \
    return Put(to, 0, size_bytes / sizeof(Char), View(from));                                 \
  }                                                                                           \
  HRESULT StringCchCopyN##Letter(Char* to, size_t capacity, const Char* from, size_t count) { \
    return Put(to, 0, capacity, View(from, count));                                           \
  }                                                                                           \
  HRESULT StringCchCat##Letter(Char* to, size_t capacity, const Char* from) {                 \
    return Concatenate(to, capacity, View(from));                                             \
  }                                                                                           \
  HRESULT StringCbCat##Letter(Char* to, size_t size_bytes, const Char* from) {                \
    return Concatenate(to, size_bytes / sizeof(Char), View(from));                            \
  }                                                                                           \
  HRESULT StringCchCatN##Letter(Char* to, size_t capacity, const Char* from, size_t count) {  \
    return Concatenate(to, capacity, View(from, count));                                      \
  }                                                                                           \
  HRESULT StringCchLength##Letter(const Char* text, size_t max, size_t* length) {             \
    return Length(text, max, length);                                                         \
  }                                                                                           \
  HRESULT StringCbLength##Letter(const Char* text, size_t max_bytes, size_t* length_bytes) {  \
    const HRESULT hr = Length(text, max_bytes / sizeof(Char), length_bytes);                  \
    if (length_bytes != nullptr) *length_bytes *= sizeof(Char);                               \
    return hr;                                                                                \
  }                                                                                           \
  HRESULT StringCchVPrintf##Letter(Char* to, size_t capacity, const Char* format,             \
                                   va_list arguments) {                                       \
    return Print(to, capacity, format, arguments);                                            \
  }                                                                                           \
  HRESULT StringCbVPrintf##Letter(Char* to, size_t size_bytes, const Char* format,            \
                                  va_list arguments) {                                        \
    return Print(to, size_bytes / sizeof(Char), format, arguments);                           \
  }                                                                                           \
  HRESULT StringCchPrintf##Letter(Char* to, size_t capacity, const Char* format, ...) {       \
    va_list arguments;                                                                        \
    va_start(arguments, format);                                                              \
    const HRESULT hr = Print(to, capacity, format, arguments);                                \
    va_end(arguments);                                                                        \
    return hr;                                                                                \
  }                                                                                           \
  HRESULT StringCbPrintf##Letter(Char* to, size_t size_bytes, const Char* format, ...) {      \
    va_list arguments;                                                                        \
    va_start(arguments, format);                                                              \
    const HRESULT hr = Print(to, size_bytes / sizeof(Char), format, arguments);               \
    va_end(arguments);                                                                        \
    return hr;                                                                                \
  }

extern "C" {
BITSIM_STRSAFE(wchar_t, W)
BITSIM_STRSAFE(char, A)
}
