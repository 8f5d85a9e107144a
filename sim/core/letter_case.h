// File: letter_case.h
//
// The letters of paths and hosts, which are the same in either case: of ASCII only, whatever the
// locale.
//
//   assert(ToLower("C:\\Data") == "c:\\data");

#ifndef BITSIM_CORE_LETTER_CASE_H_
#define BITSIM_CORE_LETTER_CASE_H_

#include <string>
#include <string_view>

namespace bitsim {

constexpr char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ToLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

}  // namespace bitsim

#endif  // BITSIM_CORE_LETTER_CASE_H_
