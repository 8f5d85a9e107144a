#include "sim/win32/state.h"

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace bitsim::win32 {
namespace {

constexpr std::size_t kOutputSizeMax = 1 << 20;

// A simulation is one thread; a program of tests may run one in each of its threads.
thread_local State* current = nullptr;

// Callbacks of threads that are in no apartment of their own: each call is a new thread.
class FreeGate final : public CallbackGate {
 public:
  FreeGate(std::shared_ptr<State*> state, std::uint32_t group)
      : state_(std::move(state)), group_(group) {}
  bool Pass(FunctionRef<void()> call) override {
    if (*state_ == nullptr) {
      call();
      return true;
    }
    ThreadScope scope(**state_, (*state_)->ProcessOf(group_));
    scope.thread().apartment = ApartmentKind::kMultithreaded;
    call();
    return true;
  }

 private:
  std::shared_ptr<State*> state_;  // of nullptr when it is gone
  std::uint32_t group_;
};

}  // namespace

State* State::Current() { return current; }

State& State::Require(const char* function) {
  if (current != nullptr) return *current;
  throw std::logic_error(std::string(function) + " needs a bitsim::win32::Environment");
}

State::State(Simulation& simulation)
    : simulation_(simulation),
      service_(SimulationAccess::ServiceOf(simulation)),
      previous_(std::exchange(current, this)),
      previous_gate_keeper_(std::exchange(service_.gate_keeper, this)),
      self_(std::make_shared<State*>(this)),
      cout_(*this, std::cout),
      cerr_(*this, std::cerr),
      wcout_(*this, std::wcout),
      wcerr_(*this, std::wcerr) {}

State::~State() {
  for (ProcessState& process : processes_) {
    try {
      process.application.Kill();
    } catch (...) {
      // What client code throws while it is unwound has nowhere to go.
    }
  }
  *self_ = nullptr;
  service_.gate_keeper = previous_gate_keeper_;
  current = previous_;
}

void State::SetDefaultApplication(Application& application) {
  if (SimulationAccess::GroupOf(simulation_, application) == 0) {
    throw std::logic_error("the application belongs to another simulation");
  }
  default_application_ = &application;
}

// --- Processes and threads ---

ProcessState& State::ProcessOf(std::uint32_t group) {
  for (ProcessState& process : processes_) {
    if (process.group == group) return process;
  }
  Application* const application = SimulationAccess::FindApplication(simulation_, group);
  ProcessState& process = processes_.emplace_back(*application, group);
  process.program = std::make_shared<ProgramRecord>();
  return process;
}

Thread* State::FindCurrentThread() {
  const Actor* const actor = world().current_actor();
  std::uint32_t group = actor == nullptr ? 0 : world().current_group();
  if (group == 0) {
    if (default_application_ == nullptr) return nullptr;
    group = SimulationAccess::GroupOf(simulation_, *default_application_);
  }
  ProcessState& process = ProcessOf(group);
  // The last one: the address of an actor may have been another one's before.
  const auto found = std::find_if(threads_.rbegin(), threads_.rend(), [&](const Thread& thread) {
    return thread.actor == actor && &thread.process == &process;
  });
  return found != threads_.rend() ? &*found : &AddThread(process, actor, NewThreadId());
}

Thread& State::CurrentThread() {
  Thread* const thread = FindCurrentThread();
  if (thread == nullptr) {
    throw std::logic_error(
        "a Windows function was called outside of all applications; see "
        "bitsim::win32::Environment::SetDefaultApplication");
  }
  return *thread;
}

Thread* State::FindThread(DWORD id) {
  const auto found = std::find_if(threads_.begin(), threads_.end(),
                                  [&](const Thread& one) { return one.id == id; });
  return found == threads_.end() ? nullptr : &*found;
}

Thread& State::AddThread(ProcessState& process, const Actor* actor, DWORD id) {
  return threads_.emplace_back(id, process, actor);
}

void State::EndThread(Thread& thread, DWORD exit_code) {
  if (thread.gate != nullptr) thread.gate->Close();
  for (const auto& [handle, object] : thread.process.handles) {
    auto* const mutex = dynamic_cast<Mutex*>(object.get());
    if (mutex == nullptr || mutex->owner != thread.id) continue;
    mutex->owner = 0;
    mutex->is_abandoned = true;
    mutex->waiters.WakeAll(world());
  }
  thread.object->exit_code = exit_code;
  thread.object->has_ended = true;
  thread.object->waiters.WakeAll(world());
  threads_.remove_if([&](const Thread& one) { return &one == &thread; });
}

ThreadScope::ThreadScope(State& state, ProcessState& process, DWORD id)
    : state_(state),
      thread_(state.AddThread(process, state.world().current_actor(),
                              id != 0 ? id : state.NewThreadId())) {}

ThreadScope::~ThreadScope() { state_.EndThread(thread_, exit_code_); }

std::shared_ptr<ThreadObject> State::StartThread(ProcessState& process, std::function<DWORD()> body,
                                                 bool is_suspended, DWORD* id) {
  auto object = std::make_shared<ThreadObject>();
  *id = NewThreadId();
  auto start = [this, &process, object, body = std::move(body), id = *id] {
    process.application.Run([this, &process, object, body, id] {
      ThreadScope scope(*this, process, id);
      scope.thread().object = object;
      try {
        scope.set_exit_code(body());
      } catch (const ThreadExit& exit) {
        scope.set_exit_code(exit.exit_code);
      }
    });
  };
  if (is_suspended) {
    object->start = std::move(start);
  } else {
    start();
  }
  return object;
}

ProcessState& State::ProcessOf(const Application& application) {
  const std::uint32_t group = SimulationAccess::GroupOf(simulation_, application);
  if (group == 0) {
    throw std::logic_error("no bitsim::win32::Environment of the application's simulation");
  }
  return ProcessOf(group);
}

Program State::StartProgram(Application& application, MainFunction main,
                            std::vector<std::wstring> arguments) {
  ProcessState& process = ProcessOf(application);
  if (process.program->was_started && application.is_running()) {
    throw std::logic_error("the application '" + std::string(application.name()) +
                           "' runs a program already");
  }
  auto body = [this, &process, main = std::move(main)] {
    ThreadScope scope(*this, process);
    EndProcess(process, CallMain(process, main));
  };
  application.Run(std::move(body));
  process.program->was_started = true;
  process.arguments = std::move(arguments);
  return Program(process.program);
}

int State::RunLaunched(Application& application, const MainFunction& main,
                       std::vector<std::wstring> arguments) {
  ProcessState& process = ProcessOf(application);
  process.program->was_started = true;
  process.arguments = std::move(arguments);
  launched_programs_.push_back(Program(process.program));
  ThreadScope scope(*this, process);
  process.launched_thread = &scope.thread();
  const int exit_code = CallMain(process, main);
  process.program->exit_code = exit_code;
  process.launched_thread = nullptr;
  return exit_code;
}

int State::CallMain(ProcessState& process, const MainFunction& main) {
  std::vector<wchar_t*> pointers;
  for (std::wstring& argument : process.arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  try {
    return main(static_cast<int>(process.arguments.size()), pointers.data());
  } catch (const ThreadExit& exit) {
    return static_cast<int>(exit.exit_code);
  }
}

void State::EndProcess(ProcessState& process, int exit_code) {
  process.program->exit_code = exit_code;
  // The service ends the process when this thread has ended, and learns the code from it.
  if (process.launched_thread != nullptr && FindCurrentThread() == process.launched_thread) {
    throw ThreadExit{static_cast<DWORD>(exit_code)};
  }
  process.application.Kill();
}

std::shared_ptr<CallbackGate> State::GateOfCurrentThread(std::uint32_t group) {
  if (world().current_actor() != nullptr && world().current_group() == group) {
    Thread& thread = CurrentThread();
    if (thread.gate != nullptr) return thread.gate;
  }
  return std::make_shared<FreeGate>(self_, group);
}

// --- Handles ---

HANDLE State::Open(Thread& thread, ObjectPtr object) {
  ProcessState& process = thread.process;
  const std::uintptr_t handle = process.next_handle;
  process.next_handle += 4;
  process.handles.emplace(handle, std::move(object));
  return reinterpret_cast<HANDLE>(handle);
}

ObjectPtr State::Find(Thread& thread, HANDLE handle) {
  if (handle == GetCurrentThread()) return thread.object;
  const auto found = thread.process.handles.find(reinterpret_cast<std::uintptr_t>(handle));
  if (found != thread.process.handles.end()) return found->second;
  thread.last_error = ERROR_INVALID_HANDLE;
  return nullptr;
}

bool State::Close(Thread& thread, HANDLE handle) {
  if (thread.process.handles.erase(reinterpret_cast<std::uintptr_t>(handle)) > 0) return true;
  thread.last_error = ERROR_INVALID_HANDLE;
  return false;
}

ObjectPtr State::FindNamed(std::wstring_view name) {
  for (ProcessState& process : processes_) {
    if (!process.application.is_running()) process.handles.clear();
  }
  const auto found = names_.find(name);
  return found == names_.end() ? nullptr : found->second.lock();
}

void State::Name(std::wstring_view name, const ObjectPtr& object) {
  names_.insert_or_assign(std::wstring(name), object);
}

// --- The rest ---

std::uint64_t State::Random(std::uint64_t n) {
  ChoiceSource& choices = world().choices();
  if (!guid_stream_) guid_stream_ = choices.OpenStream("win32.guid");
  return choices.Choose(*guid_stream_, n);
}

bool PrintOn(State& state, std::string_view text) { return state.Print(text); }

bool State::Print(std::string_view text) {
  if (world().current_actor() == nullptr || world().current_group() == 0) return false;
  std::string& output = CurrentThread().process.program->output;
  output += text;
  if (output.size() > 2 * kOutputSizeMax) output.erase(0, output.size() - kOutputSizeMax);
  return true;
}

}  // namespace bitsim::win32
