#include "conformance/report/text.h"

namespace conformance::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned char ByteAt(std::string_view text, std::size_t position) {
  return position < text.size() ? static_cast<unsigned char>(text[position]) : 0;
}

bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// How many bytes the well-formed, printable character at `position` has; 0 if there is none.
std::size_t CharacterBytes(std::string_view text, std::size_t position) {
  const unsigned char first = ByteAt(text, position);
  if (first < 0x80) return first == '\n' || first == '\t' || (first >= 0x20 && first != 0x7F);
  const unsigned char second = ByteAt(text, position + 1);
  if (first >= 0xC2 && first <= 0xDF) {
    const bool control = first == 0xC2 && second < 0xA0;  // U+0080 to U+009F
    return IsContinuation(second) && !control ? 2 : 0;
  }
  const unsigned char third = ByteAt(text, position + 2);
  if (first >= 0xE0 && first <= 0xEF) {
    if (!IsContinuation(second) || !IsContinuation(third)) return 0;
    if (first == 0xE0 && second < 0xA0) return 0;                    // overlong
    if (first == 0xED && second >= 0xA0) return 0;                   // a surrogate
    if (first == 0xEF && second == 0xBF && third >= 0xBE) return 0;  // U+FFFE, U+FFFF
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!IsContinuation(second) || !IsContinuation(third)) return 0;
    if (!IsContinuation(ByteAt(text, position + 3))) return 0;
    if (first == 0xF0 && second < 0x90) return 0;
    if (first == 0xF4 && second >= 0x90) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

std::string Clean(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    if (text[position] == '\r' && ByteAt(text, position + 1) == '\n') {
      ++position;
      continue;
    }
    const std::size_t bytes = CharacterBytes(text, position);
    clean += bytes == 0 ? kReplacement : text.substr(position, bytes);
    position += bytes == 0 ? 1 : bytes;
  }
  return clean;
}

std::string Escape(std::string_view text) {
  std::string escaped;
  for (const char character : Clean(text)) {
    switch (character) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += character;
    }
  }
  return escaped;
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> wrapped;
  for (const std::string& line : Lines(text)) {
    std::string current;
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::size_t blank = rest.find(' ');
      const std::string_view word = rest.substr(0, blank);
      if (!current.empty() && LengthOf(current) + 1 + LengthOf(word) > width) {
        wrapped.push_back(current);
        current.clear();
      } else if (!current.empty()) {
        current += ' ';
      }
      current += word;
      rest = blank == std::string_view::npos ? "" : rest.substr(blank + 1);
    }
    wrapped.push_back(current);
  }
  return wrapped;
}

std::size_t LengthOf(std::string_view text) {
  std::size_t length = 0;
  for (const char byte : text) {
    if (!IsContinuation(static_cast<unsigned char>(byte))) ++length;
  }
  return length;
}

std::string Shorten(std::string_view text, std::size_t length) {
  if (LengthOf(text) <= length) return std::string(text);
  if (length == 0) return "";
  std::size_t end = 0;
  std::size_t characters = 0;
  while (end < text.size()) {
    if (!IsContinuation(static_cast<unsigned char>(text[end])) && ++characters == length) break;
    ++end;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace conformance::report
