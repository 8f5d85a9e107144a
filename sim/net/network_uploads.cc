// Exchanges that bring bytes to the server: its answer waits until they have arrived.

#include "sim/net/network_service.h"

namespace bitsim {

// Whether the packet is answered without a look at what it brings.
bool NetworkService::IsRefusedUnread(const Exchange& exchange) {
  if (exchange.page == nullptr) return true;
  const ServerRequest& request = RequestOf(exchange);
  const ProxyServer* const proxy = exchange.proxy();
  return (proxy != nullptr && proxy->Refuses(*request.details)) ||
         exchange.page->server->RefusesUpload(*exchange.page, request);
}

void NetworkService::BeginSending(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  UploadExchange& upload = *exchange.upload();
  upload.intake = exchange.page->server->Admit(*exchange.page, upload.packet);
  if (upload.intake.arriving_bytes == 0) {
    FinishSending(id);
    return;
  }
  LimitSpeed(exchange, upload.intake.bytes_per_second_max);
  exchange.flow = AddFlow(id, upload.intake.arriving_bytes);
  exchange.state = State::kSending;
  ArmLink();
}

void NetworkService::FinishSending(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  const UploadExchange& upload = *exchange.upload();
  exchange.bytes_received = upload.intake.arriving_bytes;
  switch (upload.intake.body_end) {
    case BodyEnd::kComplete:
      ReachServer(id);
      break;
    case BodyEnd::kReset:
    case BodyEnd::kClose:
      exchange.page->server->ReceivePart(upload.packet, exchange.bytes_received);
      exchange.state = State::kRefusing;
      exchange.failure = FailureOf(upload.intake.body_end);
      PostExchange(Latency(exchange), id);
      break;
    case BodyEnd::kStall:
      exchange.page->server->ReceivePart(upload.packet, exchange.bytes_received);
      Stall(exchange);
      break;
  }
}

}  // namespace bitsim
