#include "sim/engine/names.h"

#include <algorithm>
#include <array>

#include "sim/net/url.h"

namespace bitsim {
namespace {

constexpr std::string_view kFileScheme = "file://";
constexpr std::size_t kUrlSegmentUnitsMax = 260;  // MAX_PATH; what is between two slashes

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower_case_prefix) {
  if (text.size() < lower_case_prefix.size()) return false;
  return std::equal(lower_case_prefix.begin(), lower_case_prefix.end(), text.begin(),
                    [](char p, char c) { return p == (IsLetter(c) ? (c | 0x20) : c); });
}

using CharacterSet = std::array<bool, 256>;

constexpr CharacterSet ControlCharactersAnd(std::string_view others) {
  CharacterSet set{};
  for (std::size_t c = 0; c < 0x20; ++c) set[c] = true;
  set[0x7f] = true;
  for (const char c : others) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr CharacterSet kNotInUrl = ControlCharactersAnd(" ");
constexpr CharacterSet kNotInPath = ControlCharactersAnd("<>:\"|?*/");

bool HasAnyOf(std::string_view text, const CharacterSet& set) {
  return std::any_of(text.begin(), text.end(),
                     [&](char c) { return set[static_cast<unsigned char>(c)]; });
}

bool HasLongSegment(std::string_view path) {
  if (path.size() <= kUrlSegmentUnitsMax) return false;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    if (Utf16Length(segment) > kUrlSegmentUnitsMax) return true;
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
  }
  return false;
}

}  // namespace

bool IsHttpUrl(std::string_view name) {
  if (name.starts_with("http://")) return true;  // as nearly all do
  return StartsWithIgnoringCase(name, "http://") || StartsWithIgnoringCase(name, "https://");
}

std::string SourcePath(std::string_view name) {
  std::string path(name);
  if (StartsWithIgnoringCase(name, kFileScheme)) {
    std::replace(path.begin(), path.end(), '/', '\\');
    path.erase(0, kFileScheme.size());
    while (path.starts_with('\\')) path.erase(0, 1);
    const bool has_drive = path.size() > 1 && path[1] == ':';
    if (!has_drive) path.insert(0, "\\\\");
  }
  return path;
}

bool IsFileName(std::string_view name) { return IsValidLocalName(SourcePath(name)); }

bool IsOnOwnDisk(std::string_view name) {
  return !IsHttpUrl(name) && !SourcePath(name).starts_with("\\\\");
}

std::size_t Utf16Length(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    units += byte >= 0xf0 ? 2 : (byte & 0xc0) != 0x80 ? 1 : 0;
  }
  return units;
}

bool IsValidRemoteName(std::string_view name) {
  if (!IsHttpUrl(name)) return IsFileName(name);
  std::size_t host = 0;
  if (StartsWithIgnoringCase(name, "http://")) {
    host = 7;
  } else if (StartsWithIgnoringCase(name, "https://")) {
    host = 8;
  }
  const std::string_view rest = name.substr(host);
  return ParseUrl(name).has_value() && !HasAnyOf(rest, kNotInUrl) &&
         !HasLongSegment(rest.substr(0, rest.find_first_of("?#")));
}

bool IsValidLocalName(std::string_view name) {
  std::string_view path;
  if (name.size() > 3 && IsLetter(name[0]) && name.substr(1, 2) == ":\\") {
    path = name.substr(3);
  } else if (name.starts_with("\\\\") && !name.starts_with("\\\\?")) {
    path = name.substr(2);
    const std::size_t share = path.find('\\');
    if (share == 0 || share == std::string_view::npos) return false;
    const std::size_t file = path.find('\\', share + 1);
    if (file == share + 1 || file == std::string_view::npos) return false;
  } else {
    return false;
  }
  return !path.empty() && path.back() != '\\' && !HasAnyOf(path, kNotInPath);
}

}  // namespace bitsim
