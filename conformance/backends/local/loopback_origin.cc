#include "conformance/backends/local/loopback_origin.h"

#include <algorithm>
#include <utility>

namespace conformance {
namespace {

constexpr std::uint64_t kPieceBytes = 64 * 1024;
// Throttled bytes leave this often.
constexpr std::chrono::milliseconds kThrottleStep{10};
// Bytes that are on their way when a connection is reset are lost to the client. Unless that is
// wanted, it gets this long to read what it should have got.
constexpr std::chrono::milliseconds kTimeToReadBeforeReset{50};

// The bytes of every resource: a function of the position alone, so that ranges fit together.
std::string ResourceBytes(std::uint64_t first_byte, std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) {
    bytes[i] = static_cast<char>('a' + (first_byte + i) % 26);
  }
  return bytes;
}

// How many of the bytes pass at once.
std::uint64_t PieceBytes(std::uint64_t bytes_per_second) {
  if (bytes_per_second == 0) return kPieceBytes;
  return std::clamp<std::uint64_t>(bytes_per_second * kThrottleStep.count() / 1000, 1, kPieceBytes);
}

}  // namespace

LoopbackOrigin::LoopbackOrigin() : acceptor_([this] { AcceptConnections(); }) {}

LoopbackOrigin::~LoopbackOrigin() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  listener_.Interrupt();
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
  HttpReader reader(connection.socket);
  bool open = true;
  while (open) {
    const std::optional<std::string> head = reader.NextHead();
    const auto request = head ? ParseRequestHead(*head) : std::nullopt;
    open = request && AnswerRequest(connection.socket, reader, *request);
  }
  const std::lock_guard lock(mutex_);
  connection.socket.Close();
  connection.finished = true;
}

bool LoopbackOrigin::AnswerRequest(Socket& socket, HttpReader& reader, const HttpRequest& request) {
  if (request.method == kUploadMethod) return AnswerPacket(socket, reader, request);
  if (ReceiveBody(reader, request.content_bytes, 0) < request.content_bytes) return false;
  const Script script = TakeScript(request);
  if (script.answer.delay.count() > 0 && !Pause(script.answer.delay)) return false;
  return Send(socket, script) && !script.plan.closes_connection;
}

LoopbackOrigin::Script LoopbackOrigin::TakeScript(const HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  const auto found = resources_.find(request.path);
  const Resource* const resource = found == resources_.end() ? nullptr : &found->second;
  Script script;
  if (resource != nullptr && !MayHave(request, *resource)) {
    script.plan = PlanChallenge(request);
  } else {
    if (resource != nullptr) {
      script.answer = resource->answer;
      script.bytes_per_second = resource->bytes_per_second;
    }
    const bool has_body = request.method != "HEAD";
    if (const auto scripted = TakeScriptedAnswer(request.path, has_body)) script.answer = *scripted;
    script.plan = PlanResponse(request, resource, script.answer);
  }
  std::optional<std::uint64_t> first_byte;
  if (request.range) first_byte = request.range->first_byte;
  Log(request, first_byte, script.plan.status);
  return script;
}

std::optional<Answer> LoopbackOrigin::TakeScriptedAnswer(std::string_view path, bool has_body) {
  const auto next = next_answers_.find(path);
  if (next == next_answers_.end() || next->second.empty()) return std::nullopt;
  const Answer answer = next->second.front();
  const bool needs_body =
      answer.break_after_bytes.has_value() || answer.stall_after_bytes.has_value();
  if (has_body || !needs_body) next->second.pop_front();
  return answer;
}

void LoopbackOrigin::Log(const HttpRequest& request, std::optional<std::uint64_t> first_byte,
                         int status) {
  Request record;
  record.method = request.method;
  record.path = request.path;
  record.range_first_byte = first_byte;
  record.at = std::chrono::steady_clock::now() - start_;
  record.status = status;
  requests_.push_back(std::move(record));
}

bool LoopbackOrigin::Send(Socket& socket, const Script& script) {
  const ResponsePlan& plan = script.plan;
  // Counted in bytes of this answer's body.
  const std::uint64_t break_at = script.answer.break_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t stall_at = script.answer.stall_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t end = std::min({plan.body_bytes, break_at, stall_at});
  const std::uint64_t piece_bytes = PieceBytes(script.bytes_per_second);

  const auto body_start = std::chrono::steady_clock::now();
  std::string piece = plan.head;
  std::uint64_t sent = 0;
  do {
    const std::uint64_t count = std::min(piece_bytes, end - sent);
    piece += ResourceBytes(plan.first_byte + sent, static_cast<std::size_t>(count));
    if (!socket.Send(piece)) return false;
    piece.clear();
    sent += count;
    if (!KeepTo(script.bytes_per_second, body_start, sent)) return false;
  } while (sent < end);

  if (sent == stall_at) {
    WaitForEnd();
    return false;
  }
  if (sent == break_at) {
    EndConnection(socket, script.answer.break_by);
    return false;
  }
  return true;
}

void LoopbackOrigin::EndConnection(Socket& socket, ConnectionEnd end) {
  if (end == ConnectionEnd::kReset) Pause(kTimeToReadBeforeReset);
  const std::lock_guard lock(mutex_);
  if (end == ConnectionEnd::kClose) {
    socket.Close();
  } else {
    socket.Reset();
  }
}

std::uint64_t LoopbackOrigin::ReceiveBody(HttpReader& reader, std::uint64_t bytes,
                                          std::uint64_t bytes_per_second) {
  const auto start = std::chrono::steady_clock::now();
  const std::uint64_t piece_bytes = PieceBytes(bytes_per_second);
  std::uint64_t received = 0;
  while (received < bytes) {
    const std::uint64_t count = reader.SkipBody(std::min(piece_bytes, bytes - received));
    received += count;
    if (count == 0 || !KeepTo(bytes_per_second, start, received)) break;
  }
  return received;
}

bool LoopbackOrigin::KeepTo(std::uint64_t bytes_per_second,
                            std::chrono::steady_clock::time_point start, std::uint64_t bytes) {
  if (bytes_per_second == 0) return true;
  const std::chrono::duration<double> due(static_cast<double>(bytes) /
                                          static_cast<double>(bytes_per_second));
  const auto ahead = start + due - std::chrono::steady_clock::now();
  return Pause(std::chrono::duration_cast<std::chrono::nanoseconds>(ahead));
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
