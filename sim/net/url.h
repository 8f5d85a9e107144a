// File: url.h
//
// The parts of an http or https URL.
//
//   ParseUrl("HTTP://Origin.test/file?x=1#top");   // http, Origin.test, 80, "/file?x=1"

#ifndef BITSIM_NET_URL_H_
#define BITSIM_NET_URL_H_

#include <cstdint>
#include <optional>
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

bool SameHost(std::string_view a, std::string_view b);  // ASCII letters in either case

}  // namespace bitsim

#endif  // BITSIM_NET_URL_H_
