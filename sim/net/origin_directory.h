// File: origin_directory.h
//
// The servers and proxies of the simulated world, by URL.

#ifndef BITSIM_NET_ORIGIN_DIRECTORY_H_
#define BITSIM_NET_ORIGIN_DIRECTORY_H_

#include <memory>
#include <string_view>
#include <vector>

#include "sim/net/http.h"
#include "sim/net/origin_server.h"
#include "sim/net/proxy_server.h"

namespace bitsim {

class OriginDirectory {
 public:
  // Where a URL leads.
  struct Destination {
    OriginServer::Page* page = nullptr;                         // null: nowhere, because of
    NetworkFailure failure = NetworkFailure::kNameNotResolved;  // this
    Duration latency{0};                                        // of that host's own link
  };

  // See Network::AddOrigin and Network::AddProxy.
  OriginServer& Add(std::string_view url);
  Proxy& AddProxy(std::string_view url);

  // `page` is a guess, or null.
  Destination Find(std::string_view url, OriginServer::Page* page);
  // nullptr: none.
  ProxyServer* FindProxy(std::string_view url);

 private:
  Destination FindParsed(std::string_view url);

  std::vector<std::unique_ptr<OriginServer>> servers_;
  std::vector<std::unique_ptr<ProxyServer>> proxies_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_ORIGIN_DIRECTORY_H_
