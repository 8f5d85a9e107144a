// File: command_line.h
//
// Command lines as the C library of Windows splits them into arguments.

#ifndef BITSIM_WIN32_COMMAND_LINE_H_
#define BITSIM_WIN32_COMMAND_LINE_H_

#include <string>
#include <string_view>
#include <vector>

namespace bitsim::win32 {

// One argument as SplitCommandLine reads it back.
std::wstring Quoted(const std::wstring& argument);

std::vector<std::wstring> SplitCommandLine(std::wstring_view line);

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_COMMAND_LINE_H_
