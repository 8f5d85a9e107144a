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

}  // namespace

void NetworkService::Connect(ExchangeId id, const HttpRequest& request) {
  Exchange& exchange = exchanges_[id.index];
  exchange.rule = traffic_rules_.Find(request.url, request.method);
  exchange.proxy = nullptr;
  if (exchange.rule != nullptr && exchange.rule->fault.has_value()) {
    Refuse(id, FailureOf(*exchange.rule->fault), options_.latency);
    return;
  }
  const RequestDetails* const details = request.details.get();
  if (details != nullptr && !details->proxy_url.empty()) {
    exchange.proxy = origins_.FindProxy(details->proxy_url);
    if (exchange.proxy == nullptr) {
      Refuse(id, NetworkFailure::kProxyNotResolved, options_.latency);
      return;
    }
    if (!exchange.proxy->listening()) {
      Refuse(id, NetworkFailure::kConnectionRefused, options_.latency);
      return;
    }
  }
  if (exchange.rule == nullptr || !exchange.rule->answer.has_value()) {
    const OriginDirectory::Destination destination = origins_.Find(request.url, request.page);
    if (destination.page == nullptr) {
      Refuse(id, destination.failure, options_.latency + destination.latency);
      return;
    }
    exchange.page = destination.page;
  }
  const Duration rule_delay = exchange.rule == nullptr ? Duration(0) : exchange.rule->delay;
  const Duration delay = rule_delay + 3 * Latency(exchange) + RoundTripExcess();
  if (delay == Duration(0) && exchange.upload == nullptr) {
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
  const Duration rule_delay = exchange.rule == nullptr ? Duration(0) : exchange.rule->delay;
  PostExchange(rule_delay + 2 * latency + RoundTripExcess(), id);
}

OriginServer::Reply NetworkService::ReplyTo(Exchange& exchange) {
  if (exchange.proxy != nullptr) {
    std::optional<OriginServer::Reply> refusal = exchange.proxy->Refuse(*exchange.request.details);
    if (refusal.has_value()) return *std::move(refusal);
  }
  if (exchange.page == nullptr) {
    const std::shared_ptr<const Resource> answer(exchange.rule, &*exchange.rule->answer);
    return OriginServer::MakeReply(answer, answer->answer, exchange.request);
  }
  if (UploadExchange* const upload = exchange.upload.get(); upload != nullptr) {
    return exchange.page->server->Receive(world_.now(), *exchange.page, upload->packet,
                                          upload->intake.answer, upload->ack);
  }
  return exchange.page->server->Receive(world_.now(), *exchange.page, exchange.request);
}

void NetworkService::ReachServer(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  exchange.reply = ReplyTo(exchange);
  if (exchange.rule != nullptr &&
      exchange.rule->break_after_bytes.value_or(UINT64_MAX) < exchange.reply.arriving_bytes) {
    exchange.reply.arriving_bytes = *exchange.rule->break_after_bytes;
    exchange.reply.body_end = OriginServer::BodyEnd::kReset;
  }
  exchange.state = State::kAnswering;
  PostExchange(exchange.reply.delay + Latency(exchange) + RoundTripExcess(), id);
}

}  // namespace bitsim
