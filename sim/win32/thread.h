// File: thread.h
//
// What Windows keeps for a thread and for a process, as far as clients can see it.

#ifndef BITSIM_WIN32_THREAD_H_
#define BITSIM_WIN32_THREAD_H_

#include <windows.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bitsim/win32.h"
#include "sim/com/callback_gate.h"
#include "sim/win32/kernel_object.h"

namespace bitsim::win32 {

struct ProcessState;
struct Thread;

// What a Program tells of.
struct ProgramRecord {
  bool was_started = false;
  std::optional<int> exit_code;
  std::string output;
};

// A call that waits for the thread of an apartment. Shared by the two threads: either may be
// unwound first.
struct ApartmentCall {
  const FunctionRef<void()>* call = nullptr;  // nullptr: who made it is gone
  Actor* caller = nullptr;                    // nullptr: does not wait any more
  bool is_done = false;
  bool was_made = false;
};

struct ThreadTimer {
  UINT_PTR id;
  Duration period;
  Instant due;
  TIMERPROC procedure;
};

// What a thread can find in its queue: messages, timers and calls of its apartment.
class ThreadQueue final : public KernelObject {
 public:
  bool IsSignaled(const Thread&, Instant now) const override {
    return !calls.empty() || !messages.empty() || has_quit || SignaledAt() <= now;
  }
  // The first timer, though it may be due already.
  Instant SignaledAt() const override {
    Instant first = kNever;
    for (const ThreadTimer& timer : timers) first = std::min(first, timer.due);
    return first;
  }
  std::vector<ThreadTimer> timers;
  UINT_PTR last_timer_id = 0;
  std::deque<std::shared_ptr<ApartmentCall>> calls;
  std::deque<MSG> messages;
  bool has_quit = false;
  int quit_code = 0;
};

// The gate of a single-threaded apartment: calls wait in the queue of its thread.
class ApartmentGate final : public CallbackGate {
 public:
  ApartmentGate(World& world, Thread& thread) : world_(world), thread_(&thread) {}
  bool Pass(FunctionRef<void()> call) override;
  // The apartment ends; waiting calls are not made.
  void Close();

 private:
  World& world_;
  Thread* thread_;  // nullptr: has ended
};

enum class ApartmentKind : std::uint8_t { kNone, kSingleThreaded, kMultithreaded };

struct Thread {
  Thread(DWORD thread_id, ProcessState& process_of_it, const Actor* actor_of_it)
      : id(thread_id), process(process_of_it), actor(actor_of_it) {}

  DWORD id;
  ProcessState& process;
  const Actor* actor;  // nullptr: not one of the simulation's
  DWORD last_error = ERROR_SUCCESS;
  EXECUTION_STATE execution_state = ES_CONTINUOUS;
  ApartmentKind apartment = ApartmentKind::kNone;
  int initializations = 0;  // CoInitializeEx without CoUninitialize
  std::shared_ptr<ApartmentGate> gate;
  std::shared_ptr<ThreadQueue> queue = std::make_shared<ThreadQueue>();
  std::shared_ptr<ThreadObject> object = std::make_shared<ThreadObject>();
  Instant polled_at = kNever;
  int polls = 0;

  // Whether it has called CoInitializeEx, or another thread made the multithreaded apartment.
  bool is_in_apartment() const;
};

struct ProcessState {
  ProcessState(Application& application_of_it, std::uint32_t group_of_it)
      : application(application_of_it), group(group_of_it) {}

  Application& application;
  std::uint32_t group;
  bool is_security_set = false;
  int multithreaded_initializations = 0;
  std::map<std::uintptr_t, std::shared_ptr<KernelObject>> handles;
  std::uintptr_t next_handle = 0x40;
  std::map<std::wstring, std::wstring> environment;  // by name in upper case
  std::vector<std::wstring> arguments;
  std::wstring command_line;
  std::shared_ptr<ProgramRecord> program;
  const Thread* launched_thread = nullptr;  // the first one of a program that the service launched
  ULONG server_references = 0;              // CoAddRefServerProcess
};

inline bool Thread::is_in_apartment() const {
  return apartment != ApartmentKind::kNone || process.multithreaded_initializations > 0;
}

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_THREAD_H_
