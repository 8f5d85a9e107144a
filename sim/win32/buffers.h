// File: buffers.h
//
// How Windows functions give text: into the caller's buffer, or the capacity that it needs.

#ifndef BITSIM_WIN32_BUFFERS_H_
#define BITSIM_WIN32_BUFFERS_H_

#include <windows.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "sim/com/strings.h"

namespace bitsim::win32 {

// The length, or, when there is no room, the capacity with the final NUL.
template <class Text, class Char>
DWORD GiveText(const Text& text, Char* buffer, DWORD capacity) {
  const std::basic_string_view<Char> view(text);
  if (buffer == nullptr || capacity <= view.size()) return static_cast<DWORD>(view.size() + 1);
  std::copy(view.begin(), view.end(), buffer);
  buffer[view.size()] = Char{};
  return static_cast<DWORD>(view.size());
}

inline std::wstring Wide(const char* text) {
  return text == nullptr ? std::wstring() : FromUtf8(text);
}

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_BUFFERS_H_
