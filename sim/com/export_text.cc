#include "sim/com/export_text.h"

#include <algorithm>
#include <cstddef>

namespace bitsim {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// How many bytes the character at the start of `text` has; 0 if it is not well-formed. Neither is
// one that could be written with fewer bytes, nor a surrogate.
std::size_t CharacterBytes(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x80) return 1;
  const std::size_t bytes = byte >= 0xC2 && byte <= 0xDF   ? 2
                            : byte >= 0xE0 && byte <= 0xEF ? 3
                            : byte >= 0xF0 && byte <= 0xF4 ? 4
                                                           : 0;
  if (bytes == 0 || text.size() < bytes) return 0;
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!IsContinuation(text[i])) return 0;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  if ((byte == 0xE0 && second < 0xA0) || (byte == 0xED && second > 0x9F)) return 0;
  if ((byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second > 0x8F)) return 0;
  return bytes;
}

// Calls `use` with each character, or U+FFFD for a byte that belongs to none.
template <class Use>
void ForEachCharacter(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const std::size_t bytes = CharacterBytes(text);
    use(bytes == 0 ? kReplacement : text.substr(0, bytes));
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
}

bool IsControl(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character[0]);
  return byte < 0x20 || byte == 0x7F;
}

}  // namespace

void AppendJsonText(std::string& out, std::string_view text) {
  out += '"';
  ForEachCharacter(text, [&out](std::string_view character) {
    if (IsControl(character)) {
      const auto byte = static_cast<unsigned char>(character[0]);
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
      return;
    }
    if (character == "\"" || character == "\\") out += '\\';
    out += character;
  });
  out += '"';
}

void AppendMermaidText(std::string& out, std::string_view text) {
  ForEachCharacter(text, [&out](std::string_view character) {
    if (IsControl(character)) {
      out += ' ';
    } else if (character == "#") {
      out += "#35;";
    } else if (character == ";") {
      out += "#59;";
    } else {
      out += character;
    }
  });
}

}  // namespace bitsim
