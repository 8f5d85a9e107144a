#include "conformance/protocol/values.h"

#include <array>
#include <cstdio>
#include <new>

namespace conformance::protocol {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr std::size_t kHresultLength = 10;
constexpr std::size_t kGuidLength = 36;

bool IsSurrogate(char32_t c) { return c >= 0xd800 && c < 0xe000; }

void AppendUtf8(std::string& text, char32_t c) {
  if (IsSurrogate(c) || c > 0x10ffff) c = kReplacement;
  const auto trail = [&](unsigned shift) {
    text += static_cast<char>(0x80u | ((c >> shift) & 0x3fu));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xc0u | (c >> 6));
    trail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xe0u | (c >> 12));
    trail(6), trail(0);
  } else {
    text += static_cast<char>(0xf0u | (c >> 18));
    trail(12), trail(6), trail(0);
  }
}

void AppendWide(std::wstring& text, char32_t c) {
  if constexpr (sizeof(wchar_t) == 2) {
    if (c >= 0x10000) {
      text += static_cast<wchar_t>(0xd7c0u + (c >> 10));
      text += static_cast<wchar_t>(0xdc00u | (c & 0x3ffu));
      return;
    }
  }
  text += static_cast<wchar_t>(c);
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Up to 64 bits, digits only.
bool ParseHex(std::string_view text, std::uint64_t& value) {
  value = 0;
  for (const char c : text) {
    const int digit = HexDigit(c);
    if (digit < 0) return false;
    value = value << 4 | static_cast<std::uint64_t>(digit);
  }
  return !text.empty();
}

[[noreturn]] void Expected(std::string_view what, const Json& json) {
  throw ProtocolError(Shown(ToLine(json)) + " is not " + std::string(what));
}

}  // namespace

std::string ToUtf8(std::wstring_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<char32_t>(text[i]);
    if constexpr (sizeof(wchar_t) == 2) {
      const bool is_pair = c >= 0xd800 && c < 0xdc00 && i + 1 < text.size() &&
                           (static_cast<char32_t>(text[i + 1]) & 0xfc00u) == 0xdc00;
      if (is_pair) c = 0x10000 + ((c & 0x3ffu) << 10) + (static_cast<char32_t>(text[++i]) & 0x3ffu);
    }
    AppendUtf8(result, c);
  }
  return result;
}

std::wstring FromUtf8(std::string_view text) {
  std::wstring result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
    }
    AppendWide(result, c);
    i += length;
  }
  return result;
}

wchar_t* Memory::Text(std::wstring_view text) {
  auto* const copy = static_cast<wchar_t*>(Allocate((text.size() + 1) * sizeof(wchar_t)));
  copy[text.copy(copy, text.size())] = L'\0';
  return copy;
}

void* CallMemory::Allocate(std::size_t size_bytes) {
  const std::size_t units = size_bytes / sizeof(std::max_align_t) + 1;
  return blocks_.emplace_back(std::make_unique<std::max_align_t[]>(units)).get();
}

void* TaskMemory::Allocate(std::size_t size_bytes) {
  void* const block = CoTaskMemAlloc(size_bytes == 0 ? 1 : size_bytes);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

Json Hresult::Encode(HRESULT result) {
  std::array<char, kHresultLength + 1> text;
  std::snprintf(text.data(), text.size(), "0x%08x", static_cast<unsigned>(result));
  return text.data();
}

HRESULT Hresult::Decode(const Json& json, Memory&) {
  std::uint64_t value = 0;
  if (json.is_string()) {
    const auto& text = json.get_ref<const std::string&>();
    if (text.size() == kHresultLength && text.starts_with("0x") &&
        ParseHex(std::string_view(text).substr(2), value)) {
      return static_cast<HRESULT>(static_cast<std::uint32_t>(value));
    }
  }
  Expected("an HRESULT such as \"0x80200002\"", json);
}

Json Guid::Encode(const GUID& guid) {
  std::array<char, kGuidLength + 1> text;
  std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                static_cast<unsigned>(guid.Data1), guid.Data2, guid.Data3, guid.Data4[0],
                guid.Data4[1], guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5],
                guid.Data4[6], guid.Data4[7]);
  return text.data();
}

GUID Guid::Decode(const Json& json, Memory&) {
  if (json.is_string() && json.get_ref<const std::string&>().size() == kGuidLength) {
    const std::string_view text = json.get_ref<const std::string&>();
    constexpr std::array<std::size_t, 5> kStarts = {0, 9, 14, 19, 24};
    constexpr std::array<std::size_t, 5> kLengths = {8, 4, 4, 4, 12};
    std::array<std::uint64_t, 5> parts{};
    bool fits = text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      fits = ParseHex(text.substr(kStarts[i], kLengths[i]), parts[i]) && fits;
    }
    if (fits) {
      GUID guid = {};
      guid.Data1 = static_cast<decltype(guid.Data1)>(parts[0]);
      guid.Data2 = static_cast<decltype(guid.Data2)>(parts[1]);
      guid.Data3 = static_cast<decltype(guid.Data3)>(parts[2]);
      for (std::size_t i = 0; i < 8; ++i) {
        const std::uint64_t part = i < 2 ? parts[3] >> (8 * (1 - i)) : parts[4] >> (8 * (7 - i));
        guid.Data4[i] = static_cast<unsigned char>(part & 0xffu);
      }
      return guid;
    }
  }
  Expected("a GUID such as \"00000000-0000-0000-c000-000000000046\"", json);
}

BOOL Bool::Decode(const Json& json, Memory&) {
  if (!json.is_boolean()) Expected("true or false", json);
  return json.get<bool>() ? TRUE : FALSE;
}

Json Text::Encode(const WCHAR* text) {
  if (text == nullptr) return nullptr;
  return ToUtf8(text);
}

LPWSTR Text::Decode(const Json& json, Memory& memory) {
  if (json.is_null()) return nullptr;
  if (!json.is_string()) Expected("a text or null", json);
  const auto& text = json.get_ref<const std::string&>();
  if (text.find('\0') != std::string::npos) throw ProtocolError("a text has a zero in it");
  return memory.Text(FromUtf8(text));
}

Json Time::Encode(const FILETIME& time) {
  return std::uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime;
}

FILETIME Time::Decode(const Json& json, Memory&) {
  const std::uint64_t ticks = DecodeUnsigned(json, UINT64_MAX);
  FILETIME time = {};
  time.dwHighDateTime = static_cast<DWORD>(ticks >> 32);
  time.dwLowDateTime = static_cast<DWORD>(ticks & UINT32_MAX);
  return time;
}

std::uint64_t DecodeUnsigned(const Json& json, std::uint64_t max) {
  if (!IsUnsigned(json) || json.get<std::uint64_t>() > max) {
    Expected("a whole number from 0 to " + std::to_string(max), json);
  }
  return json.get<std::uint64_t>();
}

Json EncodeBytes(const BYTE* bytes, std::size_t count) {
  if (bytes == nullptr) return nullptr;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 0xf];
  }
  return text;
}

std::vector<BYTE> DecodeBytes(const Json& json) {
  if (!json.is_string()) Expected("bytes in hexadecimal digits", json);
  const std::string_view text = json.get_ref<const std::string&>();
  std::vector<BYTE> bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    std::uint64_t byte = 0;
    if (!ParseHex(text.substr(i, 2), byte)) Expected("bytes in hexadecimal digits", json);
    bytes.push_back(static_cast<BYTE>(byte));
  }
  if (text.size() % 2 != 0) Expected("bytes in hexadecimal digits", json);
  return bytes;
}

}  // namespace conformance::protocol
