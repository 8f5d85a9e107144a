// File: proxy_server.h
//
// A proxy as the network sees it: lets a request through, or refuses it.

#ifndef BITSIM_NET_PROXY_SERVER_H_
#define BITSIM_NET_PROXY_SERVER_H_

#include <cstdint>
#include <optional>
#include <string>

#include "bitsim/proxy.h"
#include "sim/net/origin_server.h"
#include "sim/net/url.h"

namespace bitsim {

class ProxyServer final : public Proxy {
 public:
  explicit ProxyServer(const Url& url) : server_(url) {}

  bool IsAt(const Url& url) const { return server_.IsAt(url); }
  bool listening() const { return server_.listening(); }
  bool Refuses(const RequestDetails& details) const {
    return credentials_.has_value() && details.proxy_credentials != credentials_;
  }
  // A request has arrived: what it gets if it may not go on.
  std::optional<Reply> Refuse(const RequestDetails& details) {
    ++request_count_;
    if (!Refuses(details)) return std::nullopt;
    return MakeChallenge(407, credentials_->scheme);
  }

  // Proxy:
  const std::string& url() const override { return server_.url(); }
  void SetCredentials(const std::optional<HttpCredentials>& credentials) override {
    CheckCredentials(credentials, "Proxy::SetCredentials: credentials");
    credentials_ = credentials;
  }
  void SetListening(bool listening) override { server_.SetListening(listening); }
  std::uint64_t request_count() const override { return request_count_; }

 private:
  OriginServer server_;  // of which it needs the address only
  std::optional<HttpCredentials> credentials_;
  std::uint64_t request_count_ = 0;
};

}  // namespace bitsim

#endif  // BITSIM_NET_PROXY_SERVER_H_
