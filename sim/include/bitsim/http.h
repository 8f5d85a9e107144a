// File: http.h
//
// The words of HTTP that the control interface shares with the network: methods, ranges, headers,
// credentials.

#ifndef BITSIM_HTTP_H_
#define BITSIM_HTTP_H_

#include <cstdint>
#include <optional>
#include <string>

namespace bitsim {

enum class HttpMethod : std::uint8_t {
  kHead,
  kGet,
  kBitsPost,  // of the upload protocol
  kOther,     // by name; answered like GET
};

// Bytes first_byte to last_byte, both included, as HTTP counts.
struct ByteRange {
  static constexpr std::uint64_t kToTheEnd = UINT64_MAX;

  std::uint64_t first_byte = 0;
  std::uint64_t last_byte = kToTheEnd;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct HttpHeader {
  std::string name;   // "Cache-Control"; letters, digits and '-'
  std::string value;  // no line breaks
};

// Numbered as BG_AUTH_SCHEME is.
enum class AuthScheme : std::uint8_t { kBasic = 1, kDigest, kNtlm, kNegotiate, kPassport };

struct HttpCredentials {
  AuthScheme scheme = AuthScheme::kBasic;
  std::string user_name;
  std::string password;

  friend bool operator==(const HttpCredentials&, const HttpCredentials&) = default;
};

// What few requests have.
struct RequestDetails {
  std::string method_name;  // of HttpMethod::kOther
  std::string proxy_url;    // "http://proxy.test:8080"; "": directly
  std::string headers;      // further ones, "Name: value\r\n" each
  std::optional<HttpCredentials> server_credentials;
  std::optional<HttpCredentials> proxy_credentials;
};

}  // namespace bitsim

#endif  // BITSIM_HTTP_H_
