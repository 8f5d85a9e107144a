#include "conformance/backends/local/loopback_origin.h"

#include <algorithm>
#include <array>

namespace conformance {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr std::size_t kLongestHeadBytes = 64 * 1024;
// Throttled bytes leave this often.
constexpr std::chrono::milliseconds kThrottleStep{10};
// Bytes that are on their way when a connection is reset are lost to the client. It gets this long
// to read what it should have got.
constexpr std::chrono::milliseconds kTimeToReadBeforeReset{50};

// The bytes of every resource: a function of the position alone, so that ranges fit together.
std::string ResourceBytes(std::uint64_t first_byte, std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) {
    bytes[i] = static_cast<char>('a' + (first_byte + i) % 26);
  }
  return bytes;
}

}  // namespace

LoopbackOrigin::LoopbackOrigin() : acceptor_([this] { AcceptConnections(); }) {}

LoopbackOrigin::~LoopbackOrigin() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  Socket::ToLoopback(port());
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (Connection& connection : connections_) connection.socket.Interrupt();
  }
  for (Connection& connection : connections_) connection.thread.join();
}

std::wstring LoopbackOrigin::Url(std::string_view path) {
  return L"http://127.0.0.1:" + std::to_wstring(port()) + std::wstring(path.begin(), path.end());
}

void LoopbackOrigin::Put(std::string_view path, const Resource& resource) {
  const std::lock_guard lock(mutex_);
  resources_.insert_or_assign(std::string(path), resource);
}

void LoopbackOrigin::AnswerNext(std::string_view path, const Answer& answer, int count) {
  const std::lock_guard lock(mutex_);
  auto& answers = next_answers_[std::string(path)];
  answers.insert(answers.end(), static_cast<std::size_t>(std::max(count, 0)), answer);
}

std::vector<Request> LoopbackOrigin::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void LoopbackOrigin::AcceptConnections() {
  while (true) {
    Socket socket = listener_.Accept();
    const std::lock_guard lock(mutex_);
    if (ends_ || !socket.valid()) return;
    ForgetFinishedConnections();
    Connection& connection = connections_.emplace_back();
    connection.socket = std::move(socket);
    connection.thread = std::thread([this, &connection] { Serve(connection); });
  }
}

void LoopbackOrigin::ForgetFinishedConnections() {
  std::erase_if(connections_, [](Connection& connection) {
    if (connection.finished) connection.thread.join();
    return connection.finished;
  });
}

void LoopbackOrigin::Serve(Connection& connection) {
  constexpr std::string_view kHeadEnd = "\r\n\r\n";
  std::string received;
  std::array<char, 4096> buffer;
  bool open = true;
  while (open) {
    std::size_t end = received.find(kHeadEnd);
    while (end == std::string::npos && received.size() < kLongestHeadBytes) {
      const std::size_t count = connection.socket.Receive(buffer.data(), buffer.size());
      if (count == 0) break;
      received.append(buffer.data(), count);
      end = received.find(kHeadEnd);
    }
    if (end == std::string::npos) break;
    const auto request = ParseRequestHead(std::string_view(received).substr(0, end));
    received.erase(0, end + kHeadEnd.size());
    open = request && AnswerRequest(connection.socket, *request);
  }
  const std::lock_guard lock(mutex_);
  connection.socket.Close();
  connection.finished = true;
}

bool LoopbackOrigin::AnswerRequest(Socket& socket, const HttpRequest& request) {
  const Script script = TakeScript(request);
  if (script.answer.delay.count() > 0 && !Pause(script.answer.delay)) return false;
  return Send(socket, script) && !script.plan.closes_connection;
}

LoopbackOrigin::Script LoopbackOrigin::TakeScript(const HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  const auto found = resources_.find(request.path);
  const Resource* const resource = found == resources_.end() ? nullptr : &found->second;
  Script script;
  if (resource != nullptr) {
    script.answer = resource->answer;
    script.bytes_per_second = resource->bytes_per_second;
  }
  if (auto next = next_answers_.find(request.path);
      next != next_answers_.end() && !next->second.empty()) {
    script.answer = next->second.front();
    next->second.pop_front();
  }
  script.plan = PlanResponse(request, resource, script.answer);

  Request record;
  record.method = request.method;
  record.path = request.path;
  if (request.range) record.range_first_byte = request.range->first_byte;
  record.at = std::chrono::steady_clock::now() - start_;
  record.status = script.plan.status;
  requests_.push_back(std::move(record));
  return script;
}

bool LoopbackOrigin::Send(Socket& socket, const Script& script) {
  const ResponsePlan& plan = script.plan;
  // Counted in bytes of this answer's body.
  const std::uint64_t break_at = script.answer.break_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t stall_at = script.answer.stall_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t end = std::min({plan.body_bytes, break_at, stall_at});
  const std::uint64_t piece_bytes =
      script.bytes_per_second == 0
          ? kPieceBytes
          : std::clamp<std::uint64_t>(script.bytes_per_second * kThrottleStep.count() / 1000, 1,
                                      kPieceBytes);

  const auto body_start = std::chrono::steady_clock::now();
  std::string piece = plan.head;
  std::uint64_t sent = 0;
  do {
    const std::uint64_t count = std::min(piece_bytes, end - sent);
    piece += ResourceBytes(plan.first_byte + sent, static_cast<std::size_t>(count));
    if (!socket.Send(piece)) return false;
    piece.clear();
    sent += count;
    if (script.bytes_per_second != 0) {
      const std::chrono::duration<double> due(static_cast<double>(sent) /
                                              static_cast<double>(script.bytes_per_second));
      const auto ahead = body_start + due - std::chrono::steady_clock::now();
      if (!Pause(std::chrono::duration_cast<std::chrono::nanoseconds>(ahead))) return false;
    }
  } while (sent < end);

  if (sent == stall_at) {
    WaitForEnd();
    return false;
  }
  if (sent == break_at) {
    Pause(kTimeToReadBeforeReset);
    const std::lock_guard lock(mutex_);
    socket.Reset();
    return false;
  }
  return true;
}

bool LoopbackOrigin::Pause(std::chrono::nanoseconds duration) {
  std::unique_lock lock(mutex_);
  return !ending_.wait_for(lock, duration, [this] { return ends_; });
}

void LoopbackOrigin::WaitForEnd() {
  std::unique_lock lock(mutex_);
  ending_.wait(lock, [this] { return ends_; });
}

}  // namespace conformance
