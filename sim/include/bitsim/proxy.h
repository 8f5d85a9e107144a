// File: proxy.h
//
// A proxy of the simulated world. Requests that a client sends through it reach the same servers,
// and say so in their logs.
//
//   Proxy& proxy = network.AddProxy("http://proxy.test:8080");
//   network.SetSystemProxy(proxy.url());          // what BG_JOB_PROXY_USAGE_PRECONFIG finds
//   proxy.SetCredentials(HttpCredentials{AuthScheme::kBasic, "me", "1234"});   // else: 407
//
// A request through it takes as long as a direct one.

#ifndef BITSIM_PROXY_H_
#define BITSIM_PROXY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "bitsim/http.h"

namespace bitsim {

class Proxy {
 public:
  virtual const std::string& url() const = 0;
  // Requests without these get 407; none: everybody may. None at first. Throws
  // std::invalid_argument for a scheme that there is not.
  virtual void SetCredentials(const std::optional<HttpCredentials>& credentials) = 0;
  // False: new connections are refused. True at first.
  virtual void SetListening(bool listening) = 0;
  // How many requests reached it, those that it refused included.
  virtual std::uint64_t request_count() const = 0;

 protected:
  ~Proxy() = default;
};

}  // namespace bitsim

#endif  // BITSIM_PROXY_H_
