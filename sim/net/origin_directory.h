// File: origin_directory.h
//
// The servers of the simulated world, by URL.

#ifndef BITSIM_NET_ORIGIN_DIRECTORY_H_
#define BITSIM_NET_ORIGIN_DIRECTORY_H_

#include <memory>
#include <string_view>
#include <vector>

#include "sim/net/http.h"
#include "sim/net/origin_server.h"

namespace bitsim {

class OriginDirectory {
 public:
  // Where a URL leads.
  struct Destination {
    OriginServer* server = nullptr;                             // null: nowhere, because of
    NetworkFailure failure = NetworkFailure::kNameNotResolved;  // this
    OriginServer::Page* page = nullptr;                         // with a server: never null
  };

  // See Network::AddOrigin.
  Origin& Add(std::string_view url);

  Destination Find(std::string_view url);

 private:
  std::vector<std::unique_ptr<OriginServer>> servers_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_ORIGIN_DIRECTORY_H_
