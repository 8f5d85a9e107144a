#include "conformance/expectations/text_lines.h"

#include <algorithm>

namespace conformance {
namespace {

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The byte at which a code point begins.
std::size_t OffsetOf(std::string_view line, std::size_t column) {
  std::size_t offset = 0;
  for (std::size_t passed = 1; passed < column && offset < line.size(); ++passed) {
    ++offset;
    while (offset < line.size() && (static_cast<unsigned char>(line[offset]) & 0xc0) == 0x80) {
      ++offset;
    }
  }
  return offset;
}

}  // namespace

TextLines::TextLines(std::string_view text) {
  if (const std::size_t end = text.find('\n'); end != std::string_view::npos && end > 0) {
    if (text[end - 1] == '\r') line_end_ = "\r\n";
  }
  ends_with_newline_ = text.empty() || text.ends_with('\n');
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line_end_.size() == 2 && line.ends_with('\r')) line.remove_suffix(1);
    lines_.push_back({.text = std::string(line)});
  }
}

void TextLines::Replace(TextPosition begin, TextPosition end, std::string_view with) {
  const std::string& last = At(end.line).text;
  const std::string behind = last.substr(OffsetOf(last, end.column));
  for (std::size_t line = begin.line + 1; line <= end.line; ++line) At(line).is_removed = true;
  Line& line = At(begin.line);
  line.text = line.text.substr(0, OffsetOf(line.text, begin.column)) + std::string(with) + behind;
  line.text.erase(0, line.text.find_first_not_of(" \t"));
  if (IsBlank(line.text)) line.is_removed = true;
}

void TextLines::Remove(std::size_t first_line, std::size_t last_line) {
  for (std::size_t line = first_line; line <= last_line; ++line) At(line).is_removed = true;
  std::size_t before = first_line - 1;
  while (before > 0 && At(before).is_removed) --before;
  std::size_t behind = last_line + 1;
  if (before == 0 || IsBlank(At(before).text)) {
    for (; behind <= count() && IsBlank(At(behind).text); ++behind) At(behind).is_removed = true;
  }
  while (behind <= count() && At(behind).is_removed) ++behind;
  if (behind <= count()) return;
  for (; before > 0 && (At(before).is_removed || IsBlank(At(before).text)); --before) {
    At(before).is_removed = true;
  }
}

void TextLines::InsertAfter(std::size_t line, const std::vector<std::string>& lines) {
  std::vector<std::string>& place = line == 0 ? first_ : At(line).followed_by;
  place.insert(place.end(), lines.begin(), lines.end());
}

std::string TextLines::Text() const {
  std::vector<std::string> kept = first_;
  for (const Line& line : lines_) {
    if (!line.is_removed) kept.push_back(line.text);
    kept.insert(kept.end(), line.followed_by.begin(), line.followed_by.end());
  }
  // An insertion brings its own empty line, of which the start has no need.
  if (!first_.empty() || (!kept.empty() && !lines_.empty() && lines_.front().is_removed)) {
    kept.erase(kept.begin(), std::find_if(kept.begin(), kept.end(),
                                          [](const std::string& line) { return !IsBlank(line); }));
  }
  std::string text;
  for (const std::string& line : kept) text += line + line_end_;
  const bool cut = !ends_with_newline_ && !text.empty() && !lines_.empty() &&
                   !lines_.back().is_removed && lines_.back().followed_by.empty();
  if (cut) text.resize(text.size() - line_end_.size());
  return text;
}

}  // namespace conformance
