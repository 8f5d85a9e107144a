// File: strings.h
//
// Text across the COM boundary. Inside, all text is UTF-8; a WCHAR string keeps its exact value on
// the way in and out, unpaired surrogates included (they are encoded as if they were characters).
// Lengths are counted as Windows does, in UTF-16 units.

#ifndef BITSIM_COM_STRINGS_H_
#define BITSIM_COM_STRINGS_H_

#include <windows.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bitsim {

std::string ToUtf8(std::wstring_view text);
std::string ToUtf8OrEmpty(const WCHAR* text);  // NULL is ""
// nullopt: the text has more UTF-16 units than that.
std::optional<std::string> ToUtf8Within(std::wstring_view text, std::size_t units_max);
std::wstring FromUtf8(std::string_view text);
std::size_t Utf16Units(std::wstring_view text);

// Gives the caller a copy in task memory. S_OK, or E_OUTOFMEMORY with *out NULL.
HRESULT ReturnText(std::string_view text, LPWSTR* out);

}  // namespace bitsim

#endif  // BITSIM_COM_STRINGS_H_
