#include "conformance/backends/exec/conversation.h"

#include <algorithm>
#include <utility>

namespace conformance::exec {

using protocol::Fields;
using protocol::ProtocolError;

namespace {

// The Worker whose thread this is.
thread_local void* this_worker = nullptr;
thread_local std::int64_t this_callback = 0;

}  // namespace

Conversation::Conversation(const std::string& command, Settings settings)
    : settings_(std::move(settings)), testee_(command) {}

Conversation::~Conversation() {
  for (const auto& worker : workers_) {
    {
      const Lock lock(mutex_);
      worker->ends = true;
      worker->wake.notify_all();
      if (worker->waiter != nullptr) worker->waiter->wake.notify_all();
    }
    worker->thread.join();
  }
}

Json Conversation::Call(Json request, std::chrono::nanoseconds extra) {
  auto* const worker = static_cast<Worker*>(this_worker);
  Lock lock(mutex_);
  if (broken_ && worker == nullptr) ThrowBroken();
  if (broken_) Abandon(lock, *worker);
  const std::int64_t id = ++last_id_;
  request["id"] = id;
  if (worker != nullptr) request["within"] = this_callback;
  Waiter waiter;
  waiter.extra = extra;
  waiter.is_of_test = worker == nullptr;
  waiting_[id] = &waiter;
  if (worker != nullptr) worker->waiter = &waiter;
  try {
    Send(std::move(request));
    PassOn();
  } catch (const std::exception& error) {
    Keep(error);
  }
  waiter.wake.wait(lock, [&] {
    return waiter.answer || (worker == nullptr ? broken_.has_value() : worker->ends);
  });
  waiting_.erase(id);
  if (worker != nullptr) worker->waiter = nullptr;
  if (worker != nullptr && worker->ends) throw CallbackAbandoned();
  if (!waiter.answer) ThrowBroken();
  return *std::move(waiter.answer);
}

void Conversation::Break(const ServiceDied& how) {
  Lock lock(mutex_);
  Keep(how);
  if (this_worker != nullptr) Abandon(lock, *static_cast<Worker*>(this_worker));
  ThrowBroken();
}

void Conversation::Abandon(Lock& lock, Worker& worker) {
  worker.wake.wait(lock, [&] { return worker.ends; });
  throw CallbackAbandoned();
}

void Conversation::ThrowBroken() const { throw ServiceDied(*broken_); }

// The first that went wrong is what the others come from.
void Conversation::Keep(const std::exception& error) {
  if (broken_) return;
  const auto* const died = dynamic_cast<const ServiceDied*>(&error);
  const auto how = died == nullptr ? ServiceDied::How::kEnded : died->how();
  const std::string what = died == nullptr
                               ? std::string("the testee broke the protocol: ") + error.what()
                               : std::string(error.what());
  broken_.emplace(how,
                  what + "\nThe last lines (> to the testee, < from it):\n" + testee_.LastLines());
  for (const auto& [id, waiter] : waiting_) {
    if (waiter->is_of_test) waiter->wake.notify_all();
  }
}

void Conversation::Send(Json message) {
  if (settings_.on_send) settings_.on_send(message);
  testee_.Send(protocol::ToLine(message), settings_.answer_limit);
}

void Conversation::PassOn() {
  std::chrono::nanoseconds extra{0};
  for (const auto& [id, waiter] : waiting_) extra = std::max(extra, waiter->extra);
  Json message = protocol::ParseLine(testee_.Receive(settings_.answer_limit + extra));
  if (message.contains("id")) return TakeAnswer(std::move(message));
  if (message.contains("callback")) return StartCallback(std::move(message));
  throw ProtocolError("a line is neither an answer, with an 'id', nor a 'callback'");
}

void Conversation::TakeAnswer(Json message) {
  const Fields fields(message, "the answer", {"id", "result", "out", "error"});
  const auto id = static_cast<std::int64_t>(fields.Unsigned("id", INT64_MAX));
  const auto found = waiting_.find(id);
  if (found == waiting_.end() || found->second->answer) {
    throw ProtocolError("an answer to call " + std::to_string(id) + ", which is not open");
  }
  if (fields.Has("error")) {
    throw ServiceDied(ServiceDied::How::kEnded, "the testee failed: " + fields.Text("error"));
  }
  found->second->answer = std::move(message);
  found->second->wake.notify_all();
}

void Conversation::StartCallback(Json message) {
  const Fields fields(message, "the callback", {"callback", "call", "object", "args"});
  const auto number = static_cast<std::int64_t>(fields.Unsigned("callback", INT64_MAX));
  if (number <= last_callback_) {
    throw ProtocolError("callback " + std::to_string(number) + " comes after callback " +
                        std::to_string(last_callback_));
  }
  last_callback_ = number;
  if (idle_.empty()) {
    Worker& added = *workers_.emplace_back(std::make_unique<Worker>());
    added.thread = std::thread([this, &added] { Serve(added); });
    idle_.push_back(&added);
  }
  Worker& worker = *idle_.back();
  idle_.pop_back();
  worker.callback = std::move(message);
  worker.wake.notify_all();
}

void Conversation::Serve(Worker& worker) {
  this_worker = &worker;
  Lock lock(mutex_);
  while (true) {
    worker.wake.wait(lock, [&] { return worker.callback || worker.ends; });
    if (worker.ends) return;
    const Json callback = *std::exchange(worker.callback, std::nullopt);
    this_callback = callback["callback"].get<std::int64_t>();
    lock.unlock();
    Json reply;
    std::optional<ProtocolError> misunderstood;
    try {
      reply = settings_.on_callback(callback);
    } catch (const CallbackAbandoned&) {
      return;
    } catch (const ProtocolError& error) {
      misunderstood = error;
    }
    lock.lock();
    idle_.push_back(&worker);
    try {
      if (misunderstood) throw ProtocolError(*misunderstood);
      reply["reply"] = this_callback;
      Send(std::move(reply));
      PassOn();
    } catch (const std::exception& error) {
      Keep(error);
    }
  }
}

}  // namespace conformance::exec
