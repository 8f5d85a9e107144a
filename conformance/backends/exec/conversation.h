// File: conversation.h
//
// The suite's side of the talk with a testee. Whoever has sent a line waits for one, so at any time
// only one of the two acts; and in the suite only one thread does: that of the test, or one of
// those that callbacks run on.
//
//   test        Call("wait") ─▶ ···························································◀─ 3.
//   callback 1                 ◀─ 1. JobTransferred, Call("block") ─▶ ··· ◀─ 4. returns ─▶
//   callback 2                                 2. ◀─ JobTransferred, returns ─▶
//
// A callback has a thread, because one that blocks stays where it is while the test goes on. The
// threads hand over to each other: no two run at once, and nothing depends on how fast they are.
//
// A testee that ends, hangs or says what nobody understands ends the conversation: the test gets
// ServiceDied, with the last lines, and every later call throws it again.
//
// Threads: made, used and destroyed on the thread of the test; Call also on those of callbacks.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_CONVERSATION_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_CONVERSATION_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "conformance/backends/exec/testee_process.h"
#include "conformance/protocol/message.h"
#include "conformance/testbed/service_died.h"

namespace conformance::exec {

using protocol::Json;

// Unwinds the stack of a callback whose test is over. Not a std::exception on purpose: client code
// that catches those must not stop its own end.
struct CallbackAbandoned {};

class Conversation {
 public:
  struct Settings {
    std::chrono::nanoseconds answer_limit = std::chrono::seconds(10);
    // Does what a callback message asks for and gives the reply, without its number. Runs on the
    // callback's thread.
    std::function<Json(const Json& callback)> on_callback;
    // What is added to every message; may add nothing.
    std::function<void(Json& message)> on_send;
  };

  Conversation(const std::string& command, Settings settings);
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;
  ~Conversation();  // ends the testee and every callback that is open

  // Sends the request and waits for its answer, `extra` longer than usual where the testee is told
  // to let that time pass. Throws ServiceDied.
  Json Call(Json request, std::chrono::nanoseconds extra = {});

  // Ends the conversation: the testee did something wrong.
  [[noreturn]] void Break(const ServiceDied& how);
  bool is_broken() const { return broken_.has_value(); }

 private:
  // A call that is open.
  struct Waiter {
    std::condition_variable wake;
    std::optional<Json> answer;
    std::chrono::nanoseconds extra{};
    bool is_of_test = false;
  };
  // A thread for callbacks; it serves one after the other.
  struct Worker {
    std::thread thread;
    std::condition_variable wake;
    std::optional<Json> callback;
    bool ends = false;
    Waiter* waiter = nullptr;  // of the call that its callback is in
  };
  using Lock = std::unique_lock<std::mutex>;

  void Send(Json message);
  // Reads the next line and wakes whom it is for.
  void PassOn();
  void TakeAnswer(Json message);
  void StartCallback(Json message);
  void Serve(Worker& worker);
  [[noreturn]] void ThrowBroken() const;
  // A callback that finds out stays where it is until the test is over.
  [[noreturn]] void Abandon(Lock& lock, Worker& worker);
  // Remembers what went wrong and wakes the test.
  void Keep(const std::exception& error);

  const Settings settings_;
  TesteeProcess testee_;
  std::mutex mutex_;
  std::int64_t last_id_ = 0;
  std::int64_t last_callback_ = 0;
  std::map<std::int64_t, Waiter*> waiting_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<Worker*> idle_;
  std::optional<ServiceDied> broken_;
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_CONVERSATION_H_
