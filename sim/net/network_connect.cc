// The way of a request to a server, or to whoever answers in its place.

#include <memory>
#include <optional>
#include <utility>

#include "sim/net/network_service.h"

namespace bitsim {
namespace {

NetworkFailure FailureOf(TrafficFault fault) {
  switch (fault) {
    case TrafficFault::kNameNotResolved:
      return NetworkFailure::kNameNotResolved;
    case TrafficFault::kRefused:
      return NetworkFailure::kConnectionRefused;
    case TrafficFault::kUnreachable:
      return NetworkFailure::kHostUnreachable;
    case TrafficFault::kTimedOut:
      return NetworkFailure::kTimedOut;
    case TrafficFault::kGarbage:
      break;
  }
  return NetworkFailure::kInvalidResponse;
}

// Of each method.
const ServerRequest kPlainRequests[] = {{.method = HttpMethod::kHead},
                                        {.method = HttpMethod::kGet},
                                        {.method = HttpMethod::kBitsPost},
                                        {.method = HttpMethod::kOther}};

}  // namespace

void NetworkService::Connect(ExchangeId id, const HttpRequest& request) {
  Exchange& exchange = exchanges_[id.index];
  if (auto found = traffic_rules_.Find(request.url, request.method); found != nullptr) {
    exchange.extras_for_change().rule = std::move(found);
  }
  const TrafficRule* const rule = exchange.rule();
  if (rule != nullptr && rule->fault.has_value()) {
    Refuse(id, FailureOf(*rule->fault), options_.latency);
    return;
  }
  const RequestDetails* const details = request.details.get();
  if (details != nullptr && !details->proxy_url.empty()) {
    ProxyServer* const proxy = origins_.FindProxy(details->proxy_url);
    if (proxy == nullptr) {
      Refuse(id, NetworkFailure::kProxyNotResolved, options_.latency);
      return;
    }
    if (!proxy->listening()) {
      Refuse(id, NetworkFailure::kConnectionRefused, options_.latency);
      return;
    }
    exchange.extras_for_change().proxy = proxy;
  }
  if (rule == nullptr || !rule->answer.has_value()) {
    const OriginDirectory::Destination destination = origins_.Find(request.url, request.page);
    if (destination.page == nullptr) {
      Refuse(id, destination.failure, options_.latency + destination.latency);
      return;
    }
    exchange.page = destination.page;
  }
  const Duration rule_delay = rule == nullptr ? Duration(0) : rule->delay;
  const Duration delay = rule_delay + 3 * Latency(exchange) + RoundTripExcess();
  if (delay == Duration(0) && exchange.upload() == nullptr) {
    ReachServer(id);  // what is no way at all needs no event
  } else {
    exchange.state = State::kConnecting;
    PostExchange(delay, id);
  }
}

void NetworkService::Refuse(ExchangeId id, NetworkFailure failure, Duration latency) {
  Exchange& exchange = exchanges_[id.index];
  exchange.state = State::kRefusing;
  exchange.failure = failure;
  const TrafficRule* const rule = exchange.rule();
  const Duration rule_delay = rule == nullptr ? Duration(0) : rule->delay;
  PostExchange(rule_delay + 2 * latency + RoundTripExcess(), id);
}

const ServerRequest& NetworkService::RequestOf(const Exchange& exchange) {
  const bool is_plain = exchange.extras == nullptr || !exchange.extras->request.has_value();
  return is_plain ? kPlainRequests[static_cast<std::size_t>(exchange.method)]
                  : *exchange.extras->request;
}

OriginServer::Answered NetworkService::AnswerTo(Exchange& exchange, std::optional<Reply>& made) {
  const ServerRequest& request = RequestOf(exchange);
  if (ProxyServer* const proxy = exchange.proxy(); proxy != nullptr) {
    made = proxy->Refuse(*request.details);
    if (made.has_value()) return {&*made, &*made};
  }
  if (exchange.page == nullptr) {
    const Resource& answer = *exchange.rule()->answer;
    made = MakeReply(&answer, answer.answer, request);
    return {&*made, &*made};
  }
  OriginServer& server = *exchange.page->server;
  if (UploadExchange* const upload = exchange.upload(); upload != nullptr) {
    made = server.Receive(world_.now(), *exchange.page, request, upload->packet,
                          upload->intake.answer, upload->ack);
    return {&*made, &*made};
  }
  exchange.offer = exchange.page->offer;
  return server.Receive(world_.now(), *exchange.page, request, made);
}

void NetworkService::ReachServer(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  std::optional<Reply> made;
  const OriginServer::Answered answered = AnswerTo(exchange, made);
  const Delivery& delivery = *answered.delivery;
  exchange.arriving_bytes = delivery.arriving_bytes;
  exchange.body_end = delivery.body_end;
  exchange.close_delay = delivery.close_delay;
  LimitSpeed(exchange, delivery.bytes_per_second_max);
  const TrafficRule* const rule = exchange.rule();
  if (rule != nullptr && rule->break_after_bytes.value_or(UINT64_MAX) < exchange.arriving_bytes) {
    exchange.arriving_bytes = *rule->break_after_bytes;
    exchange.body_end = EndOfBroken(rule->break_by, answered.head->content_length.has_value());
    exchange.close_delay = Duration(0);
  }
  exchange.head = answered.head;
  exchange.state = State::kAnswering;
  PostExchange(delivery.delay + Latency(exchange) + RoundTripExcess(), id);
  if (made.has_value()) {
    exchange.head = &exchange.extras_for_change().reply.emplace(*std::move(made));
  }
}

}  // namespace bitsim
