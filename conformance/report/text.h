// File: text.h
//
// What every report does to text. A backend may send anything: text that is not UTF-8, terminal
// escapes, markup. Whatever comes from it passes through here before somebody reads it.

#ifndef BITSIM_CONFORMANCE_REPORT_TEXT_H_
#define BITSIM_CONFORMANCE_REPORT_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace conformance::report {

// Valid UTF-8 without control characters: line ends and tabs stay, every other control character
// and every byte that is no UTF-8 becomes U+FFFD. Nothing in it can move a cursor or end a
// document.
std::string Clean(std::string_view text);

// Cleaned, for the text and the attribute values of XML and HTML alike.
std::string Escape(std::string_view text);

// The lines of a text, without their ends; none for an empty text.
std::vector<std::string> Lines(std::string_view text);

// Breaks at blanks so that no line has more than `width` characters unless a single word has.
// Lines of the text stay lines.
std::vector<std::string> Wrap(std::string_view text, std::size_t width);

// How many characters (code points, not bytes) a cleaned text has.
std::size_t LengthOf(std::string_view text);

// The first `length` characters, with an ellipsis as the last one if there are more.
std::string Shorten(std::string_view text, std::size_t length);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_TEXT_H_
