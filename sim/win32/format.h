// File: format.h
//
// printf as the C library of Windows understands it, which differs from this platform's: %s of a
// wide function is wide, %S the other width, %hs narrow, %ls and %ws wide; `l` is 32 bits, as DWORD
// and LONG are; %I64d, %I32d and %Id are sizes; %p has 16 digits.

#ifndef BITSIM_WIN32_FORMAT_H_
#define BITSIM_WIN32_FORMAT_H_

#include <cstdarg>
#include <string>

namespace bitsim::win32 {

std::wstring FormatText(const wchar_t* format, std::va_list arguments);
std::string FormatText(const char* format, std::va_list arguments);

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_FORMAT_H_
