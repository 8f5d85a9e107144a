#include "sim/net/url.h"

#include <algorithm>

#include "sim/core/letter_case.h"

namespace bitsim {
namespace {

// Takes the scheme off the text.
std::optional<bool> TakeScheme(std::string_view& text) {
  for (const auto& [scheme, secure] : {std::pair<std::string_view, bool>{"http://", false},
                                       std::pair<std::string_view, bool>{"https://", true}}) {
    if (SameHost(text.substr(0, scheme.size()), scheme)) {
      text.remove_prefix(scheme.size());
      return secure;
    }
  }
  return std::nullopt;
}

std::optional<std::uint16_t> ParsePort(std::string_view digits) {
  if (digits.empty() || digits.size() > 5) return std::nullopt;
  std::uint32_t port = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    port = port * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (port == 0 || port > 65535) return std::nullopt;
  return static_cast<std::uint16_t>(port);
}

bool IsHostCharacter(char c) { return c > ' ' && c != 0x7f && c != '\\' && c != '"'; }

// Nearly all URLs begin with a scheme in lower case and a host of letters, digits, dots and
// hyphens, and nothing more before the path: these are through in one go.
bool IsPlainHostCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         (c >= 'A' && c <= 'Z');
}

std::optional<Url> ParsePlainUrl(std::string_view text) {
  Url url;
  if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else if (text.starts_with("https://")) {
    text.remove_prefix(8);
    url.secure = true;
  } else {
    return std::nullopt;
  }
  std::size_t host_end = 0;
  while (host_end < text.size() && IsPlainHostCharacter(text[host_end])) ++host_end;
  if (host_end == 0 || host_end == text.size() || text[host_end] != '/') return std::nullopt;
  url.port = url.secure ? 443 : 80;
  url.host = text.substr(0, host_end);
  url.path = text.substr(host_end, text.find('#', host_end) - host_end);
  return url;
}

}  // namespace

bool SameHost(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a == b || std::equal(a.begin(), a.end(), b.begin(), b.end(),
                              [](char x, char y) { return ToLower(x) == ToLower(y); });
}

std::optional<Url> ParseUrl(std::string_view text) {
  if (const std::optional<Url> plain = ParsePlainUrl(text); plain.has_value()) return plain;
  const std::optional<bool> secure = TakeScheme(text);
  if (!secure.has_value()) return std::nullopt;
  Url url{.secure = *secure, .port = static_cast<std::uint16_t>(*secure ? 443 : 80)};

  text = text.substr(0, text.find('#'));
  const std::size_t authority_end = std::min(text.find_first_of("/?"), text.size());
  std::string_view authority = text.substr(0, authority_end);
  if (authority_end < text.size()) url.path = text.substr(authority_end);

  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  // The colons of an IPv6 address stand in brackets.
  const std::size_t bracket = authority.find(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  url.host = authority.substr(0, colon);
  if (colon != std::string_view::npos) {
    const std::optional<std::uint16_t> port = ParsePort(authority.substr(colon + 1));
    if (!port.has_value()) return std::nullopt;
    url.port = *port;
  }
  if (url.host.empty() || !std::all_of(url.host.begin(), url.host.end(), IsHostCharacter)) {
    return std::nullopt;
  }
  return url;
}

std::string ResolveUrl(std::string_view base, std::string_view location) {
  const std::size_t colon = location.find(':');
  if (colon != std::string_view::npos && colon < location.find_first_of("/?#")) {
    return std::string(location);
  }
  const std::size_t host = base.find("//") + 2;
  if (location.starts_with("//")) return std::string(base.substr(0, host - 2)).append(location);
  const std::size_t path = std::min(base.find_first_of("/?#", host), base.size());
  std::string url(base.substr(0, path));
  if (!location.starts_with('/')) {
    const std::string_view rest = base.substr(path, base.find_first_of("?#", path) - path);
    url += rest.empty() ? "/" : rest.substr(0, rest.rfind('/') + 1);
  }
  return url.append(location);
}

namespace {

bool Matches(std::string_view pattern, std::string_view host) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return SameHost(pattern, host);
  if (host.size() < star || !SameHost(pattern.substr(0, star), host.substr(0, star))) return false;
  for (std::size_t skipped = star; skipped <= host.size(); ++skipped) {
    if (Matches(pattern.substr(star + 1), host.substr(skipped))) return true;
  }
  return false;
}

}  // namespace

bool IsBypassed(std::string_view host, std::string_view bypass_list) {
  constexpr std::string_view kSeparators = "; \t";
  while (!bypass_list.empty()) {
    const std::size_t end = std::min(bypass_list.find_first_of(kSeparators), bypass_list.size());
    const std::string_view entry = bypass_list.substr(0, end);
    bypass_list.remove_prefix(std::min(end + 1, bypass_list.size()));
    if (entry.empty()) continue;
    if (entry == "<local>" && host.find('.') == std::string_view::npos) return true;
    if (Matches(entry, host)) return true;
  }
  return false;
}

}  // namespace bitsim
