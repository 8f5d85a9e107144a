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

void NetworkService::Connect(ExchangeId id, std::string_view url) {
  Exchange& exchange = exchanges_[id.index];
  exchange.rule = traffic_rules_.Find(url, exchange.request.method);
  exchange.proxy = nullptr;
  exchange.server = nullptr;
  if (exchange.rule != nullptr && exchange.rule->fault.has_value()) {
    Refuse(id, FailureOf(*exchange.rule->fault), options_.latency);
    return;
  }
  const RequestDetails* const details = exchange.request.details.get();
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
    const OriginDirectory::Destination destination = origins_.Find(url);
    if (destination.server == nullptr) {
      Refuse(id, destination.failure, options_.latency + destination.latency);
      return;
    }
    exchange.server = destination.server;
    exchange.page = destination.page;
  }
  SetState(exchange, State::kConnecting);
  const Duration rule_delay = exchange.rule == nullptr ? Duration(0) : exchange.rule->delay;
  PostExchange(rule_delay + 3 * Latency(exchange) + RoundTripExcess(), id);
}

void NetworkService::Refuse(ExchangeId id, NetworkFailure failure, Duration latency) {
  Exchange& exchange = exchanges_[id.index];
  SetState(exchange, State::kRefusing);
  exchange.failure = failure;
  const Duration rule_delay = exchange.rule == nullptr ? Duration(0) : exchange.rule->delay;
  PostExchange(rule_delay + 2 * latency + RoundTripExcess(), id);
}

void NetworkService::ReachServer(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  std::optional<OriginServer::Reply> refusal;
  if (exchange.proxy != nullptr) refusal = exchange.proxy->Refuse(*exchange.request.details);
  if (refusal.has_value()) {
    exchange.reply = *std::move(refusal);
  } else if (exchange.server == nullptr) {
    const std::shared_ptr<const Resource> answer(exchange.rule, &*exchange.rule->answer);
    exchange.reply = OriginServer::MakeReply(answer, answer->answer, exchange.request);
  } else if (UploadExchange* const upload = exchange.upload.get(); upload != nullptr) {
    exchange.reply = exchange.server->Receive(world_.now(), *exchange.page, upload->packet,
                                              upload->intake.answer, upload->ack);
  } else {
    exchange.reply = exchange.server->Receive(world_.now(), *exchange.page, exchange.request);
  }
  if (exchange.rule != nullptr &&
      exchange.rule->break_after_bytes.value_or(UINT64_MAX) < exchange.reply.arriving_bytes) {
    exchange.reply.arriving_bytes = *exchange.rule->break_after_bytes;
    exchange.reply.body_end = OriginServer::BodyEnd::kReset;
  }
  SetState(exchange, State::kAnswering);
  PostExchange(exchange.reply.delay + Latency(exchange) + RoundTripExcess(), id);
}

}  // namespace bitsim
