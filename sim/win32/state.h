// File: state.h
//
// All that an Environment knows: the processes and threads of its simulation, their handles, and
// how they wait.

#ifndef BITSIM_WIN32_STATE_H_
#define BITSIM_WIN32_STATE_H_

#include <windows.h>

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/win32.h"
#include "sim/com/simulation_access.h"
#include "sim/win32/console.h"
#include "sim/win32/thread.h"

namespace bitsim::win32 {

// Leaves the stack of a thread that calls ExitThread. Not a std::exception: see ActorKilled.
struct ThreadExit {
  DWORD exit_code;
};

using ObjectPtr = std::shared_ptr<KernelObject>;

class State final : public GateKeeper {
 public:
  explicit State(Simulation& simulation);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // The state of the innermost environment; nullptr without one.
  static State* Current();
  // The same; throws std::logic_error that names the function.
  static State& Require(const char* function);

  Simulation& simulation() { return simulation_; }
  World& world() { return service_.world; }
  BitsVersion bits_version() const { return service_.decisions.version(); }
  void SetDefaultApplication(Application& application);

  // --- Threads ---

  // Of the caller. Throws std::logic_error outside of all applications without a default one.
  Thread& CurrentThread();
  // nullptr in that case.
  Thread* FindCurrentThread();
  Thread* FindThread(DWORD id);
  // The process of that group; made when it is first asked for.
  ProcessState& ProcessOf(std::uint32_t group);
  // The same; throws std::logic_error if the application is of another simulation.
  ProcessState& ProcessOf(const Application& application);
  // Starts a thread of the process that calls `body`.
  std::shared_ptr<ThreadObject> StartThread(ProcessState& process, std::function<DWORD()> body,
                                            bool is_suspended, DWORD* id);
  Program StartProgram(Application& application, MainFunction main,
                       std::vector<std::wstring> arguments);
  // The same in the current thread of the application, which the service has launched. Gives the
  // exit code.
  int RunLaunched(Application& application, const MainFunction& main,
                  std::vector<std::wstring> arguments);
  const std::vector<Program>& launched_programs() const { return launched_programs_; }
  // Ends the process of the current thread; returns only outside of its threads.
  void EndProcess(ProcessState& process, int exit_code);

  // --- Apartments ---

  std::shared_ptr<CallbackGate> GateOfCurrentThread(std::uint32_t group) override;
  // Makes the calls that wait for the thread.
  void AnswerCalls(Thread& thread);

  // --- Handles ---

  HANDLE Open(Thread& thread, ObjectPtr object);
  // nullptr, with ERROR_INVALID_HANDLE, if there is no such object, or none of that type.
  ObjectPtr Find(Thread& thread, HANDLE handle);
  template <class Object>
  std::shared_ptr<Object> Find(Thread& thread, HANDLE handle) {
    auto object = std::dynamic_pointer_cast<Object>(Find(thread, handle));
    if (object == nullptr) thread.last_error = ERROR_INVALID_HANDLE;
    return object;
  }
  bool Close(Thread& thread, HANDLE handle);
  // The object of that name; nullptr if no living process has a handle of it.
  ObjectPtr FindNamed(std::wstring_view name);
  void Name(std::wstring_view name, const ObjectPtr& object);

  // --- Waiting ---

  // When a wait of so many milliseconds ends.
  Instant After(DWORD milliseconds);
  // Blocks until the condition holds: it is asked whenever one of the lists is woken, and at
  // `wake_at`. Returns whether it holds; false at the deadline.
  bool Block(std::span<WaitList* const> lists, Instant deadline, FunctionRef<bool()> condition,
             FunctionRef<Instant()> wake_at);
  bool Block(WaitList& list, Instant deadline, FunctionRef<bool()> condition);
  // Blocks until the list is woken; false at the deadline.
  bool WaitForWake(WaitList& list, Instant deadline);
  // WAIT_OBJECT_0 + the index of the first one, or WAIT_TIMEOUT.
  DWORD Wait(Thread& thread, std::span<const ObjectPtr> objects, bool for_all, DWORD milliseconds);
  // For locks, which clients keep in their own memory.
  WaitList& ListOf(const void* address) {
    return lists_[reinterpret_cast<std::uintptr_t>(address)];
  }
  void ForgetList(const void* address) { lists_.erase(reinterpret_cast<std::uintptr_t>(address)); }
  // A question that a program may ask again and again without waiting.
  void Poll(Thread& thread);

  // --- The rest ---

  std::uint64_t Random(std::uint64_t n);
  // True if the text was taken, because an application prints it.
  bool Print(std::string_view text);
  struct RegisteredClass {
    CLSID clsid;
    IClassFactory* factory;
    ProcessState* process;
    DWORD cookie;
    bool is_suspended;  // until CoResumeClassObjects
  };
  std::vector<RegisteredClass>& classes() { return classes_; }
  // The factory of a class that a living application, or this one, has registered; nullptr if none
  // has.
  IClassFactory* FindFactory(REFCLSID clsid, const ProcessState* process = nullptr) const;
  // Waits for that of the process; nullptr at the deadline.
  IClassFactory* WaitForFactory(REFCLSID clsid, const ProcessState& process, Instant deadline);
  // Classes were registered, or resumed.
  void NoteClasses() { class_waiters_.WakeAll(world()); }
  DWORD NewCookie() { return next_cookie_++; }

 private:
  friend class ThreadScope;

  Thread& AddThread(ProcessState& process, const Actor* actor, DWORD id);
  // What main returns, or the thread's exit code.
  static int CallMain(ProcessState& process, const MainFunction& main);
  void EndThread(Thread& thread, DWORD exit_code);
  DWORD NewThreadId() { return next_thread_id_ += 4; }

  Simulation& simulation_;
  Service& service_;
  State* const previous_;
  GateKeeper* const previous_gate_keeper_;
  const std::shared_ptr<State*> self_;  // for gates, which may outlive the state
  Application* default_application_ = nullptr;
  std::deque<ProcessState> processes_;
  std::vector<Program> launched_programs_;
  std::list<Thread> threads_;
  std::map<std::wstring, std::weak_ptr<KernelObject>, std::less<>> names_;
  std::map<std::uintptr_t, WaitList> lists_;  // never iterated
  std::vector<RegisteredClass> classes_;
  WaitList class_waiters_;
  DWORD next_thread_id_ = 1000;
  DWORD next_cookie_ = 1;
  std::optional<ChoiceSource::StreamId> guid_stream_;
  ConsoleStream<char> cout_;
  ConsoleStream<char> cerr_;
  ConsoleStream<wchar_t> wcout_;
  ConsoleStream<wchar_t> wcerr_;
};

// The thread that the current actor is, from here to the end of the scope.
class ThreadScope {
 public:
  // With an id of 0 it gets a new one.
  ThreadScope(State& state, ProcessState& process, DWORD id = 0);
  ~ThreadScope();
  ThreadScope(const ThreadScope&) = delete;
  ThreadScope& operator=(const ThreadScope&) = delete;
  Thread& thread() { return thread_; }
  void set_exit_code(DWORD exit_code) { exit_code_ = exit_code; }

 private:
  State& state_;
  Thread& thread_;
  DWORD exit_code_ = 0;
};

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_STATE_H_
