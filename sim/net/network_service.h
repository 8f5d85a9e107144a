// File: network_service.h
//
// The network as the layers above use it: HTTP exchanges on the virtual clock.
//
//   NetworkService network(world);
//   const ExchangeId exchange = network.Start(
//       {.method = HttpMethod::kGet, .url = "http://origin.test/file", .subject = job}, listener,
//       7);
//   ... listener.OnResponse(7, response), then listener.OnBodyComplete(7, bytes) ...
//   network.BytesReceived(exchange);    // at any time in between, exact
//   network.Cancel(exchange);
//
// An exchange passes through these states; each has at most one event or flow pending:
//
//   kConnecting --> kAnswering --> kBody --> kStalled
//   (to the server) (delay, and   (a flow
//        |           the way back)  on the link)
//        +--> kFailing                |
//        (its failure is on its way)  +--> the end
//
// Steady state: no allocation per exchange.

#ifndef BITSIM_NET_NETWORK_SERVICE_H_
#define BITSIM_NET_NETWORK_SERVICE_H_

#include <cstdint>
#include <memory>

#include "bitsim/network.h"
#include "sim/core/world.h"
#include "sim/net/http.h"

namespace bitsim {

// Names an exchange; never reused before 2^32 others at the same index. {} names none.
struct ExchangeId {
  std::uint32_t index = UINT32_MAX;
  std::uint32_t generation = 0;

  friend bool operator==(const ExchangeId&, const ExchangeId&) = default;
};

class NetworkService final : public Network {
 public:
  // `world` must outlive this object, and no longer run when it is destroyed.
  explicit NetworkService(World& world);
  ~NetworkService();
  NetworkService(const NetworkService&) = delete;
  NetworkService& operator=(const NetworkService&) = delete;

  // `listener` must live until the exchange has ended. Whatever is wrong with the request or the
  // network is told by OnFailure, later.
  ExchangeId Start(const HttpRequest& request, ExchangeListener& listener, std::uint64_t cookie);
  // Nothing more is heard of the exchange. Stale ids are ignored.
  void Cancel(ExchangeId exchange);
  // Bytes of the body that have arrived until now(); 0 for stale ids.
  std::uint64_t BytesReceived(ExchangeId exchange) const;

  // At most one listener; nullptr: none. Told in events at the time of the change.
  void SetConnectivityListener(ConnectivityListener* listener);

  // Network:
  void SetLink(const LinkOptions& options) override;
  const LinkOptions& link() const override;
  void Cut() override;
  void Restore() override;
  bool connected() const override;
  Origin& AddOrigin(std::string_view url) override;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_NETWORK_SERVICE_H_
