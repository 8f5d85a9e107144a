#include "sim/net/network_service.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "sim/net/network_trace.h"

namespace bitsim {
namespace {

// Indexes of events that are not about one exchange.
constexpr std::uint32_t kLinkIndex = UINT32_MAX;
constexpr std::uint32_t kFailingIndex = UINT32_MAX - 1;
constexpr std::uint32_t kConnectivityIndex = UINT32_MAX - 2;
constexpr std::uint32_t kEndedIndex = UINT32_MAX - 3;

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint32_t kEventGenerationMask = 0xff'ffff;  // what World keeps of one

}  // namespace

ExchangeId NetworkService::ExchangeQueue::Pop() {
  const ExchangeId exchange = exchanges_[next_++];
  if (empty()) {
    exchanges_.clear();
    next_ = 0;
  }
  return exchange;
}

NetworkService::NetworkService(World& world)
    : world_(world),
      handler_(world.AddHandler(*this)),
      latency_stream_(world.choices().OpenStream("network.latency")),
      loss_stream_(world.choices().OpenStream("network.loss")),
      links_(options_.bits_per_second) {}

// --- Exchanges ---

ExchangeId NetworkService::Allocate() {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(exchanges_.size()));
    exchanges_.Append();
  }
  const std::uint32_t index = free_.back();
  free_.pop_back();
  world_.BeginWork();
  return {index, exchanges_[index].generation};
}

// An exchange that goes on by itself keeps the world busy until it ends, is cancelled or stalls: so
// its events are background ones.
void NetworkService::Stall(Exchange& exchange) {
  exchange.state = State::kStalled;
  world_.EndWork();
}

void NetworkService::Free(std::uint32_t index) {
  Exchange& exchange = exchanges_[index];
  if (exchange.state != State::kStalled) world_.EndWork();
  exchange.state = State::kFree;
  exchange.offer = nullptr;
  if (exchange.extras != nullptr) *exchange.extras = {};
  ++exchange.generation;
  free_.push_back(index);
}

ExchangeId NetworkService::Start(const HttpRequest& request, ExchangeListener& listener,
                                 std::uint64_t cookie) {
  assert(!request.range.has_value() || request.range->last_byte >= request.range->first_byte);
  const ExchangeId id = Allocate();
  Exchange& exchange = exchanges_[id.index];
  exchange.listener = &listener;
  exchange.cookie = cookie;
  exchange.order = next_order_++;
  exchange.page = nullptr;
  exchange.method = request.method;
  exchange.bytes_received = 0;
  exchange.subject = request.subject;
  if (request.upload != nullptr) {
    auto upload = std::make_unique<UploadExchange>();
    upload->packet = *request.upload;
    exchange.extras_for_change().upload = std::move(upload);
  }
  if (request.range.has_value() || request.details != nullptr) {
    exchange.extras_for_change().request = {request.method, request.range, request.details};
  }
  exchange.bits_per_second_max = request.bits_per_second_max;
  world_.Note(kHttpRequestKind, request.subject, static_cast<std::uint64_t>(request.method),
              request.range.has_value() ? request.range->first_byte : 0);
  if (connected_) {
    Connect(id, request);
  } else {
    Disconnect(id);
  }
  return id;
}

Duration NetworkService::DrawRoundTripExcess() {
  const auto choices = static_cast<std::uint64_t>(options_.jitter_max.count()) + 1;
  const Duration jitter(
      static_cast<std::int64_t>(world_.choices().Choose(latency_stream_, choices)));
  if (options_.losses_per_million == 0) return jitter;
  const bool is_lost =
      world_.choices().Choose(loss_stream_, kMillion) < options_.losses_per_million;
  return is_lost ? jitter + options_.retransmission_delay : jitter;
}

void NetworkService::PostExchange(Duration delay, ExchangeId exchange) {
  world_.PostBackground(world_.now() + delay, handler_, exchange.index, exchange.generation);
}

void NetworkService::Respond(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  const HttpResponse* head = exchange.head;
  // Kept while the listener looks at it, whatever becomes of the exchange meanwhile.
  const std::shared_ptr<const Offer> offer = exchange.offer;
  std::optional<Extras> made;
  if (exchange.extras != nullptr && exchange.extras->reply.has_value()) {
    Extras& extras = *exchange.extras;
    made.emplace(
        Extras{.rule = extras.rule, .upload = std::move(extras.upload), .reply = extras.reply});
    if (made->upload != nullptr) made->reply->ack = &made->upload->ack;
    head = &*made->reply;
  }
  world_.Note(kHttpResponseKind, exchange.subject, static_cast<std::uint64_t>(head->status),
              head->content_length.value_or(0));

  if (exchange.arriving_bytes > 0) {
    exchange.flow = AddFlow(id, exchange.arriving_bytes);
    exchange.state = State::kBody;
    ArmLink();
  } else {
    EndBody(id);
  }
  exchange.listener->OnResponse(exchange.cookie, *head);
  if (IsCurrent(id) && exchanges_[id.index].state == State::kEnded) FinishBody(id);
}

// The slower of the server's speed and the one that the request asked for; 0: no limit.
void NetworkService::LimitSpeed(Exchange& exchange, std::uint64_t bytes_per_second_max) {
  if (bytes_per_second_max == 0) return;
  const std::uint64_t limit = std::min(bytes_per_second_max, FairShareLink::kBitsPerSecondMax) * 8;
  const std::uint64_t asked = exchange.bits_per_second_max;
  exchange.bits_per_second_max = asked == 0 ? limit : std::min(asked, limit);
}

LinkTree::FlowId NetworkService::AddFlow(ExchangeId id, std::uint64_t size_bytes) {
  const Exchange& exchange = exchanges_[id.index];
  const LinkTree::BranchId branch =
      exchange.page == nullptr ? LinkTree::kTrunk : exchange.page->server->branch();
  return links_.Add(world_.now(), branch,
                    {.size_bytes = size_bytes,
                     .bits_per_second_max = exchange.bits_per_second_max,
                     .label = id.index});
}

// No more bytes come. In kEnded the caller sees to it that this is told.
void NetworkService::EndBody(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  if (exchange.body_end == BodyEnd::kStall) {
    Stall(exchange);
  } else if (exchange.close_delay > Duration(0)) {
    exchange.state = State::kClosing;
    PostExchange(exchange.close_delay, id);
  } else {
    exchange.state = State::kEnded;
  }
}

std::uint64_t NetworkService::BytesReceived(ExchangeId id) const {
  if (!IsCurrent(id)) return 0;
  const Exchange& exchange = exchanges_[id.index];
  const bool moves = exchange.state == State::kSending || exchange.state == State::kBody;
  return moves ? links_.BytesReceived(world_.now(), exchange.flow) : exchange.bytes_received;
}

void NetworkService::LeaveLink(Exchange& exchange) {
  exchange.bytes_received = links_.BytesReceived(world_.now(), exchange.flow);
  links_.Remove(world_.now(), exchange.flow);
  if (exchange.state == State::kSending) {
    exchange.page->server->ReceivePart(exchange.upload()->packet, exchange.bytes_received);
  }
}

void NetworkService::Cancel(ExchangeId id) {
  if (!IsCurrent(id)) return;
  Exchange& exchange = exchanges_[id.index];
  if (exchange.state == State::kSending || exchange.state == State::kBody) {
    LeaveLink(exchange);
    ArmLink();
  }
  Free(id.index);
}

// The caller arms the link.
void NetworkService::Disconnect(ExchangeId id) {
  Exchange& exchange = exchanges_[id.index];
  if (exchange.state == State::kSending || exchange.state == State::kBody) LeaveLink(exchange);
  if (exchange.state == State::kStalled) world_.BeginWork();
  exchange.state = State::kFailing;
  failing_.Push(id);
  world_.Post(world_.now(), handler_, kFailingIndex);
}

void NetworkService::PostConnectivity() {
  world_.Post(world_.now(), handler_, kConnectivityIndex, connected_ ? 1 : 0);
}

// --- Ends ---

void NetworkService::FinishBody(ExchangeId id) {
  const Exchange& finished = exchanges_[id.index];
  if (finished.body_end != BodyEnd::kComplete) {
    Fail(id, FailureOf(finished.body_end));
    return;
  }
  ExchangeListener& listener = *finished.listener;
  const std::uint64_t cookie = finished.cookie;
  const std::uint64_t bytes_received = finished.bytes_received;
  world_.Note(kHttpBodyKind, finished.subject, bytes_received);
  Free(id.index);
  listener.OnBodyComplete(cookie, bytes_received);
}

void NetworkService::Fail(ExchangeId id, NetworkFailure failure) {
  const Exchange& failed = exchanges_[id.index];
  ExchangeListener& listener = *failed.listener;
  const std::uint64_t cookie = failed.cookie;
  const std::uint64_t bytes_received = failed.bytes_received;
  world_.Note(kHttpFailureKind, failed.subject, static_cast<std::uint64_t>(failure),
              bytes_received);
  Free(id.index);
  listener.OnFailure(cookie, failure, bytes_received);
}

// --- Events ---

void NetworkService::OnEvent(std::uint32_t index, std::uint32_t generation) {
  switch (index) {
    case kLinkIndex:
      OnLinkEvent(generation);
      break;
    case kEndedIndex:
      FinishNextBody();
      break;
    case kFailingIndex: {
      const ExchangeId exchange = failing_.Pop();
      if (IsCurrent(exchange)) Fail(exchange, NetworkFailure::kDisconnected);
      break;
    }
    case kConnectivityIndex:
      if (connectivity_listener_ == nullptr) break;
      if (generation != 0) {
        connectivity_listener_->OnConnected();
      } else {
        connectivity_listener_->OnDisconnected();
      }
      break;
    default:
      OnExchangeEvent(index, generation);
  }
}

void NetworkService::OnExchangeEvent(std::uint32_t index, std::uint32_t generation) {
  const Exchange& exchange = exchanges_[index];
  if ((exchange.generation & kEventGenerationMask) != generation) return;
  const ExchangeId id{index, exchange.generation};
  switch (exchange.state) {
    case State::kConnecting:
      if (exchange.upload() != nullptr && !IsRefusedUnread(exchange)) {
        BeginSending(id);
      } else {
        ReachServer(id);
      }
      break;
    case State::kRefusing:
      Fail(id, exchange.failure);
      break;
    case State::kAnswering:
      Respond(id);
      break;
    case State::kClosing:
      FinishBody(id);
      break;
    case State::kFailing:  // the network was cut after this event was posted
    case State::kFree:
    case State::kSending:
    case State::kBody:
    case State::kStalled:
    case State::kEnded:
      break;
  }
}

void NetworkService::OnLinkEvent(std::uint32_t generation) {
  if (generation != (link_generation_ & kEventGenerationMask)) return;
  link_event_time_ = kNever;
  ended_flows_.clear();
  links_.TakeEnded(world_.now(), ended_flows_);
  ArmLink();
  for (const std::uint32_t index : ended_flows_) {
    Exchange& exchange = exchanges_[index];
    if (exchange.state == State::kSending) {
      FinishSending({index, exchange.generation});
      continue;
    }
    exchange.bytes_received = exchange.arriving_bytes;
    const ExchangeId id{index, exchange.generation};
    EndBody(id);
    if (exchange.state == State::kEnded) ended_.Push(id);
  }
  FinishNextBody();
}

void NetworkService::FinishNextBody() {
  if (ended_.empty()) return;
  const ExchangeId id = ended_.Pop();
  // The others in events of their own: a listener may block, or throw.
  if (!ended_.empty()) world_.Post(world_.now(), handler_, kEndedIndex);
  if (IsCurrent(id) && exchanges_[id.index].state == State::kEnded) FinishBody(id);
}

void NetworkService::ArmLink() {
  const Instant next = links_.NextEnd();
  if (next >= link_event_time_) return;
  link_event_time_ = next;
  world_.PostBackground(next, handler_, kLinkIndex, ++link_generation_);
}

}  // namespace bitsim
