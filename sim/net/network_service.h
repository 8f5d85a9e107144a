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
// An exchange passes through these states; it has at most one event or flow pending:
//
//   kConnecting ----> kAnswering ------> kBody ------> kEnded ------> gone
//   on the way to     delay, and the     a flow on     OnBodyComplete or
//   the server        way back           the link      OnFailure is next
//                                          |               ^
//   kRefusing: OnFailure after             +--> kClosing --+   the connection is slow to close
//   the first round trip                   +--> kStalled
//
//   kSending: between kConnecting and kAnswering, if the request has a body (an upload's): a flow
//   on the link
//
//   kFailing: the network was cut; OnFailure is next
//
// A request whose way takes no time is at the server at once, and so begins in kAnswering.
//
// Steady state: no allocation per exchange.

#ifndef BITSIM_NET_NETWORK_SERVICE_H_
#define BITSIM_NET_NETWORK_SERVICE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/network.h"
#include "sim/core/stable_vector.h"
#include "sim/core/world.h"
#include "sim/net/http.h"
#include "sim/net/link_tree.h"
#include "sim/net/origin_directory.h"
#include "sim/net/origin_server.h"
#include "sim/net/reply.h"
#include "sim/net/traffic_rules.h"

namespace bitsim {

// Names an exchange; never reused before 2^32 others at the same index. {} names none.
struct ExchangeId {
  std::uint32_t index = UINT32_MAX;
  std::uint32_t generation = 0;

  friend bool operator==(const ExchangeId&, const ExchangeId&) = default;
};

class NetworkService final : public Network, private EventHandler, private OriginLinkListener {
 public:
  // `world` must outlive this object, and no longer run when it is destroyed.
  explicit NetworkService(World& world);
  NetworkService(const NetworkService&) = delete;
  NetworkService& operator=(const NetworkService&) = delete;

  // `listener` must live until the exchange has ended. Whatever is wrong with the request or the
  // network is told by OnFailure, later.
  ExchangeId Start(const HttpRequest& request, ExchangeListener& listener, std::uint64_t cookie);
  // Nothing more is heard of the exchange. Stale ids are ignored.
  void Cancel(ExchangeId exchange);
  // Bytes of the body that have arrived until now(), with an upload those of the request's at the
  // server; 0 for stale ids.
  std::uint64_t BytesReceived(ExchangeId exchange) const;

  // Where the exchange leads, for HttpRequest::page of the next; null: nowhere, or the id is stale.
  OriginServer::Page* PageOf(ExchangeId exchange) const {
    return IsCurrent(exchange) ? exchanges_[exchange.index].page : nullptr;
  }

  // At most one listener; nullptr: none. Told in events at the time of the change.
  void SetConnectivityListener(ConnectivityListener* listener);

  // See Network::SetSystemProxy; "": none.
  const std::string& system_proxy_url() const { return system_proxy_url_; }
  const std::string& system_proxy_bypass_list() const { return system_proxy_bypass_list_; }

  // Network:
  void SetLink(const LinkOptions& options) override;
  const LinkOptions& link() const override { return options_; }
  void Cut() override;
  void Restore() override;
  bool connected() const override { return connected_; }
  Origin& AddOrigin(std::string_view url) override;
  Proxy& AddProxy(std::string_view url) override;
  void SetSystemProxy(std::string_view proxy_url, std::string_view bypass_list) override;
  TrafficGuard AddTrafficRule(TrafficRule rule) override;

 private:
  enum class State : std::uint8_t {
    kFree,
    kConnecting,
    kRefusing,
    kSending,
    kAnswering,
    kBody,
    kClosing,
    kStalled,
    kEnded,
    kFailing,
  };

  // What only uploads have.
  struct UploadExchange {
    UploadPacket packet;
    OriginServer::UploadIntake intake;  // from kSending on
    UploadAck ack;                      // from kAnswering on
  };

  // What few exchanges have. It stays for the next one in the same place.
  struct Extras {
    std::shared_ptr<const TrafficRule> rule;  // null: none
    ProxyServer* proxy = nullptr;             // null: no proxy
    std::unique_ptr<UploadExchange> upload;   // null: it brings nothing
    std::optional<Reply> reply;               // one that was made for this request alone
    std::optional<ServerRequest> request;     // one with a range, or details
  };

  // Two cache lines.
  struct alignas(64) Exchange {
    ExchangeListener* listener;
    std::uint64_t cookie;
    std::uint32_t generation;
    TraceSubjectId subject;
    State state;
    HttpMethod method;
    NetworkFailure failure;  // in kRefusing and kFailing
    BodyEnd body_end;        // this, and the four below, from kAnswering on
    std::uint64_t arriving_bytes;
    Duration close_delay;
    const HttpResponse* head;            // the offer's, or the extras'
    std::shared_ptr<const Offer> offer;  // of the page; null: none
    OriginServer::Page* page;            // null: the rule answers
    std::unique_ptr<Extras> extras;      // null: none
    std::uint64_t bits_per_second_max;   // as the request asked, and the server; 0: no limit
    std::uint64_t bytes_received;        // except in kSending and kBody: the link knows
    LinkTree::FlowId flow;               // in kSending and kBody
    std::uint64_t order;                 // the how-many-eth exchange of this network

    const TrafficRule* rule() const { return extras == nullptr ? nullptr : extras->rule.get(); }
    ProxyServer* proxy() const { return extras == nullptr ? nullptr : extras->proxy; }
    UploadExchange* upload() const { return extras == nullptr ? nullptr : extras->upload.get(); }
    Extras& extras_for_change() {
      if (extras == nullptr) extras = std::make_unique<Extras>();
      return *extras;
    }
  };

  // A first-in, first-out list that survives being used while it is worked off.
  class ExchangeQueue {
   public:
    bool empty() const { return next_ == exchanges_.size(); }
    void Push(ExchangeId exchange) { exchanges_.push_back(exchange); }
    ExchangeId Pop();

   private:
    std::vector<ExchangeId> exchanges_;
    std::size_t next_ = 0;
  };

  void OnEvent(std::uint32_t index, std::uint32_t generation) override;
  void OnOriginLinkChanged(OriginServer& server) override;
  void OnExchangeEvent(std::uint32_t index, std::uint32_t generation);
  void OnLinkEvent(std::uint32_t generation);

  bool IsCurrent(ExchangeId exchange) const {
    return exchange.index < exchanges_.size() &&
           exchanges_[exchange.index].generation == exchange.generation &&
           exchanges_[exchange.index].state != State::kFree;
  }
  ExchangeId Allocate();
  void Free(std::uint32_t index);
  void Stall(Exchange& exchange);
  // One way, between the machine and the server.
  Duration Latency(const Exchange& exchange) const {
    if (exchange.page == nullptr) return options_.latency;
    return options_.latency + exchange.page->server->link().latency;
  }
  // How much longer than the latency says a round trip takes.
  Duration RoundTripExcess() {
    const bool is_even = options_.jitter_max == Duration(0) && options_.losses_per_million == 0;
    return is_even ? Duration(0) : DrawRoundTripExcess();
  }
  Duration DrawRoundTripExcess();
  void PostExchange(Duration delay, ExchangeId exchange);
  void Connect(ExchangeId exchange, const HttpRequest& request);
  void Refuse(ExchangeId exchange, NetworkFailure failure, Duration latency);
  static bool IsRefusedUnread(const Exchange& exchange);
  void BeginSending(ExchangeId exchange);
  void FinishSending(ExchangeId exchange);
  static const ServerRequest& RequestOf(const Exchange& exchange);
  OriginServer::Answered AnswerTo(Exchange& exchange, std::optional<Reply>& made);
  void ReachServer(ExchangeId exchange);
  void Respond(ExchangeId exchange);
  static void LimitSpeed(Exchange& exchange, std::uint64_t bytes_per_second_max);
  LinkTree::FlowId AddFlow(ExchangeId exchange, std::uint64_t size_bytes);
  void EndBody(ExchangeId exchange);
  void LeaveLink(Exchange& exchange);
  void Disconnect(ExchangeId exchange);
  void PostConnectivity();
  void FinishNextBody();
  void FinishBody(ExchangeId exchange);
  void Fail(ExchangeId exchange, NetworkFailure failure);
  void ArmLink();

  World& world_;
  HandlerId handler_;
  ChoiceSource::StreamId latency_stream_;
  ChoiceSource::StreamId loss_stream_;
  LinkOptions options_;
  bool connected_ = true;
  ConnectivityListener* connectivity_listener_ = nullptr;
  OriginDirectory origins_;
  std::string system_proxy_url_;
  std::string system_proxy_bypass_list_;
  TrafficRules traffic_rules_;

  StableVector<Exchange> exchanges_;
  std::vector<std::uint32_t> free_;
  std::uint64_t next_order_ = 0;

  LinkTree links_;
  // One event is pending for the links, at link_event_time_ (kNever: none) or earlier; older ones
  // have another generation. A flow that ends later than expected finds it there and moves it.
  Instant link_event_time_ = kNever;
  std::uint32_t link_generation_ = 0;
  std::vector<std::uint32_t> ended_flows_;  // scratch
  ExchangeQueue ended_;                     // to be told, in kEnded
  ExchangeQueue failing_;                   // to be told, in kFailing; an event each
};

}  // namespace bitsim

#endif  // BITSIM_NET_NETWORK_SERVICE_H_
