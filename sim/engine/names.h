// File: names.h
//
// Which remote and local names AddFile accepts (docs of BG_FILE_INFO; section 2.4 of the rules).
// Lengths are counted in UTF-16 units by the caller, who has the original text.

#ifndef BITSIM_ENGINE_NAMES_H_
#define BITSIM_ENGINE_NAMES_H_

#include <string>
#include <string_view>

namespace bitsim {

inline constexpr std::size_t kRemoteNameUnitsMax = 2200;
inline constexpr std::size_t kLocalNameUnitsMax = 260;  // MAX_PATH, without the NUL

// How many UTF-16 units a UTF-8 text has.
std::size_t Utf16Length(std::string_view utf8);

// What a download may come from: http:// or https:// and a host, or a file (IsFileName).
bool IsValidRemoteName(std::string_view name);

// Whether a valid remote name is one of HTTP.
bool IsHttpUrl(std::string_view name);

// "C:\dir\file", "\\server\share\file", or either after "file://", with any slashes.
bool IsFileName(std::string_view name);
// The path of such a name: "C:\dir\file" for "file:///C:/dir/file".
std::string SourcePath(std::string_view name);
// Whether it is on a disk of this machine, not on a share.
bool IsOnOwnDisk(std::string_view name);

// A full path, "C:\dir\file" or "\\server\share\file", without wildcards or forbidden characters
// and without the "\\?\" prefix.
bool IsValidLocalName(std::string_view name);
// The folder of a local name, with the backslash at its end; "": it names none.
inline std::string_view FolderOf(std::string_view path) {
  return path.substr(0, path.rfind('\\') + 1);  // npos + 1 is 0
}

}  // namespace bitsim

#endif  // BITSIM_ENGINE_NAMES_H_
