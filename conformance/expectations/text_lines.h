// File: text_lines.h
//
// A text that is changed line by line, and stays as it is everywhere else. Lines and columns are
// counted as TOML parsers count them: from 1, columns in code points.

#ifndef BITSIM_CONFORMANCE_EXPECTATIONS_TEXT_LINES_H_
#define BITSIM_CONFORMANCE_EXPECTATIONS_TEXT_LINES_H_

#include <string>
#include <string_view>
#include <vector>

namespace conformance {

struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;
};

class TextLines {
 public:
  explicit TextLines(std::string_view text);

  // Puts `with` in the place of what lies between both positions; a line that has nothing but
  // blanks after that is removed. Of several changes of one line the last one must be made first.
  void Replace(TextPosition begin, TextPosition end, std::string_view with);
  // Both included. Of the empty lines around them one stays.
  void Remove(std::size_t first_line, std::size_t last_line);
  // Behind a line, whether it was removed or not; 0 is the start of the text.
  void InsertAfter(std::size_t line, const std::vector<std::string>& lines);

  std::size_t count() const { return lines_.size(); }
  std::string Text() const;

 private:
  struct Line {
    std::string text;
    bool is_removed = false;
    std::vector<std::string> followed_by;  // what was inserted
  };
  Line& At(std::size_t line) { return lines_.at(line - 1); }

  std::vector<std::string> first_;  // what was inserted at the start
  std::vector<Line> lines_;
  bool ends_with_newline_ = true;
  std::string line_end_ = "\n";
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_EXPECTATIONS_TEXT_LINES_H_
