#include "sim/win32/command_line.h"

#include <cstddef>

namespace bitsim::win32 {

std::wstring Quoted(const std::wstring& argument) {
  if (!argument.empty() && argument.find_first_of(L" \t\"") == std::wstring::npos) return argument;
  std::wstring quoted = L"\"";
  std::size_t backslashes = 0;
  for (const wchar_t c : argument) {
    if (c == L'"') quoted.append(backslashes + 1, L'\\');
    backslashes = c == L'\\' ? backslashes + 1 : 0;
    quoted += c;
  }
  return quoted.append(backslashes, L'\\') + L"\"";
}

std::vector<std::wstring> SplitCommandLine(std::wstring_view line) {
  std::vector<std::wstring> arguments;
  std::size_t i = 0;
  while (true) {
    while (i < line.size() && (line[i] == L' ' || line[i] == L'\t')) ++i;
    if (i == line.size()) return arguments;
    std::wstring& argument = arguments.emplace_back();
    bool is_quoted = false;
    for (; i < line.size() && (is_quoted || (line[i] != L' ' && line[i] != L'\t')); ++i) {
      std::size_t backslashes = 0;
      for (; i < line.size() && line[i] == L'\\'; ++i) ++backslashes;
      const bool at_quote = i < line.size() && line[i] == L'"';
      argument.append(at_quote ? backslashes / 2 : backslashes, L'\\');
      if (at_quote && backslashes % 2 == 0) {
        is_quoted = !is_quoted;
      } else if (at_quote || (backslashes == 0 && i < line.size())) {
        argument += line[i];
      } else if (backslashes > 0) {
        --i;  // what follows the backslashes is looked at again
      }
    }
  }
}

}  // namespace bitsim::win32
