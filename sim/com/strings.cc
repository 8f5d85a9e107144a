#include "sim/com/strings.h"

#include <objbase.h>

#include <algorithm>
#include <cstdint>

namespace bitsim {
namespace {

constexpr std::uint32_t kReplacement = 0xfffd;
// On Windows a WCHAR is a unit of UTF-16, here a whole character.
constexpr bool kWideIsUtf16 = sizeof(WCHAR) == 2;
constexpr std::uint32_t kFirstOfTwoUnits = 0x10000;
constexpr std::uint32_t kHighSurrogate = 0xd800;
constexpr std::uint32_t kLowSurrogate = 0xdc00;
constexpr std::uint32_t kSurrogateBits = 0x3ff;

bool IsSurrogate(std::uint32_t unit, std::uint32_t half) {
  return (unit & ~kSurrogateBits) == half;
}

// The character at `place`, which moves behind it.
std::uint32_t TakeCharacter(std::wstring_view text, std::size_t& place) {
  const auto unit = static_cast<std::uint32_t>(text[place++]);
  if (!kWideIsUtf16 || !IsSurrogate(unit, kHighSurrogate) || place == text.size()) return unit;
  const auto next = static_cast<std::uint32_t>(text[place]);
  if (!IsSurrogate(next, kLowSurrogate)) return unit;
  ++place;
  return kFirstOfTwoUnits + ((unit & kSurrogateBits) << 10) + (next & kSurrogateBits);
}

void AppendWide(std::wstring& out, std::uint32_t code) {
  if (kWideIsUtf16 && code >= kFirstOfTwoUnits) {
    const std::uint32_t beyond = code - kFirstOfTwoUnits;
    out += static_cast<wchar_t>(kHighSurrogate | ((beyond >> 10) & kSurrogateBits));
    out += static_cast<wchar_t>(kLowSurrogate | (beyond & kSurrogateBits));
  } else {
    out += static_cast<wchar_t>(code);
  }
}

void AppendUtf8(std::string& out, std::uint32_t code) {
  if (code > 0x10ffff) code = kReplacement;
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80u | ((code >> shift) & 0x3fu));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0u | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0u | (code >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0u | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

// Nearly all text that comes is ASCII: so many units are looked at, and copied, together.
constexpr std::size_t kBlock = 8;

bool IsAsciiBlock(const wchar_t* units) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < kBlock; ++i) all |= static_cast<std::uint32_t>(units[i]);
  return all < 0x80;
}

}  // namespace

std::string ToUtf8(std::wstring_view text) {
  std::string out(text.size(), '\0');
  char* const bytes = out.data();
  std::size_t ascii = 0;
  for (; ascii + kBlock <= text.size() && IsAsciiBlock(text.data() + ascii); ascii += kBlock) {
    for (std::size_t i = 0; i < kBlock; ++i) {
      bytes[ascii + i] = static_cast<char>(text[ascii + i]);
    }
  }
  while (ascii < text.size() && static_cast<std::uint32_t>(text[ascii]) < 0x80) {
    bytes[ascii] = static_cast<char>(text[ascii]);
    ++ascii;
  }
  out.resize(ascii);
  for (std::size_t place = ascii; place < text.size();) {
    AppendUtf8(out, TakeCharacter(text, place));
  }
  return out;
}

std::string ToUtf8OrEmpty(const WCHAR* text) {
  return text == nullptr ? std::string() : ToUtf8(text);
}

std::optional<std::string> ToUtf8Within(std::wstring_view text, std::size_t units_max) {
  if (text.size() > units_max) return std::nullopt;  // each takes one at least
  std::string utf8 = ToUtf8(text);
  const bool is_ascii = utf8.size() == text.size();
  if (!is_ascii && Utf16Units(text) > units_max) return std::nullopt;
  return utf8;
}

std::wstring FromUtf8(std::string_view text) {
  std::wstring out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const unsigned tails = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    std::uint32_t code = tails == 0 ? lead : lead & (0x3fu >> tails);
    for (unsigned k = 0; k < tails && i < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i++]) & 0x3fu);
    }
    AppendWide(out, code);
  }
  return out;
}

std::size_t Utf16Units(std::wstring_view text) {
  std::size_t units = 0;
  for (const wchar_t unit : text)
    units += static_cast<std::uint32_t>(unit) >= kFirstOfTwoUnits ? 2 : 1;
  return units;
}

HRESULT ReturnText(std::string_view text, LPWSTR* out) {
  const std::wstring wide = FromUtf8(text);
  *out = static_cast<LPWSTR>(CoTaskMemAlloc((wide.size() + 1) * sizeof(WCHAR)));
  if (*out == nullptr) return E_OUTOFMEMORY;
  std::copy(wide.begin(), wide.end(), *out);
  (*out)[wide.size()] = L'\0';
  return S_OK;
}

}  // namespace bitsim
