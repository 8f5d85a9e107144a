// File: url.h
//
// The parts of an http or https URL.
//
//   ResolveUrl("http://origin.test/a/b", "/c");    // "http://origin.test/c"
//   ParseUrl("HTTP://Origin.test/file?x=1#top");   // http, Origin.test, 80, "/file?x=1"

#ifndef BITSIM_NET_URL_H_
#define BITSIM_NET_URL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bitsim {

// Views into the text that was parsed.
struct Url {
  bool secure = false;          // https
  std::string_view host;        // as written; not empty
  std::uint16_t port = 0;       // the scheme's own, if the URL names none
  std::string_view path = "/";  // with the query, without the fragment; "/" if the URL has none
};

// nullopt for what is not an http or https URL. User names and passwords are skipped.
std::optional<Url> ParseUrl(std::string_view text);

// Where a Location header leads, given the URL that was asked for: an absolute URL of any scheme,
// or a reference that begins with "//", "/" or a name. Dots are not resolved.
std::string ResolveUrl(std::string_view base, std::string_view location);

// Whether a host is on a proxy's bypass list: names parted by blanks or ';', '*' for any
// characters,
// "<local>" for every name without a dot.
bool IsBypassed(std::string_view host, std::string_view bypass_list);

bool SameHost(std::string_view a, std::string_view b);  // ASCII letters in either case

}  // namespace bitsim

#endif  // BITSIM_NET_URL_H_
