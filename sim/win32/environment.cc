// The public front: environments, main functions, programs.

#include <stdexcept>
#include <string>
#include <vector>

#include "bitsim/win32.h"
#include "sim/com/strings.h"
#include "sim/win32/command_line.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

// The arguments as narrow strings, which live until main returns.
template <class Main>
int CallNarrow(const Main& function, int count, wchar_t** arguments) {
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) texts.push_back(ToUtf8(arguments[i]));
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return function(count, pointers.data());
}

}  // namespace

Environment::Environment(Simulation& simulation) : state_(std::make_unique<State>(simulation)) {}
Environment::~Environment() = default;

void Environment::SetDefaultApplication(Application& application) {
  state_->SetDefaultApplication(application);
}

MainFunction::MainFunction(int (*main)(int, wchar_t**)) : main_(main) {}
MainFunction::MainFunction(int (*main)(int, const wchar_t**))
    : main_([main](int count, wchar_t** arguments) {
        return main(count, const_cast<const wchar_t**>(arguments));
      }) {}
MainFunction::MainFunction(int (*main)(int, const wchar_t* const*)) : main_(main) {}
MainFunction::MainFunction(int (*main)(int, wchar_t**, wchar_t**))
    : main_([main](int count, wchar_t** arguments) {
        wchar_t* no_variables[] = {nullptr};
        return main(count, arguments, no_variables);
      }) {}
MainFunction::MainFunction(int (*main)(int, char**))
    : main_([main](int count, wchar_t** arguments) { return CallNarrow(main, count, arguments); }) {
}
MainFunction::MainFunction(int (*main)(int, const char**))
    : main_([main](int count, wchar_t** arguments) {
        const auto call = [main](int narrow_count, char** narrow) {
          return main(narrow_count, const_cast<const char**>(narrow));
        };
        return CallNarrow(call, count, arguments);
      }) {}
MainFunction::MainFunction(int (*main)()) : main_([main](int, wchar_t**) { return main(); }) {}
MainFunction::MainFunction(void (*main)(int, wchar_t**))
    : main_([main](int count, wchar_t** arguments) {
        main(count, arguments);
        return 0;
      }) {}
MainFunction::MainFunction(void (*main)())
    : main_([main](int, wchar_t**) {
        main();
        return 0;
      }) {}
MainFunction::MainFunction(int (*main)(void*, void*, wchar_t*, int))
    : main_([main](int count, wchar_t** arguments) {
        // The command line without the program's name.
        std::wstring rest;
        for (int i = 1; i < count; ++i) rest += (i > 1 ? L" " : L"") + std::wstring(arguments[i]);
        return main(GetModuleHandleW(nullptr), nullptr, rest.data(), 1);
      }) {}

std::optional<int> Program::exit_code() const { return record_->exit_code; }
const std::string& Program::output() const { return record_->output; }

Program StartProgram(Application& application, MainFunction main,
                     std::vector<std::wstring> arguments) {
  return State::Require("StartProgram")
      .StartProgram(application, std::move(main), std::move(arguments));
}

std::optional<int> RunProgram(Simulation& simulation, Application& application, MainFunction main,
                              std::vector<std::wstring> arguments) {
  const Program program = StartProgram(application, std::move(main), std::move(arguments));
  simulation.RunUntilIdle();
  return program.exit_code();
}

const std::vector<Program>& Environment::launched_programs() const {
  return state_->launched_programs();
}

bitsim::Program LaunchedAs(MainFunction main) {
  const auto run = [main = std::move(main)](Application& self, const std::string& parameters) {
    std::vector<std::wstring> arguments = SplitCommandLine(FromUtf8(parameters));
    if (arguments.empty()) arguments.push_back(FromUtf8(self.name()));
    const int exit_code =
        State::Require("LaunchedAs").RunLaunched(self, main, std::move(arguments));
    return static_cast<std::uint32_t>(exit_code);
  };
  return {.run = run};
}

NotificationClass ServedBy(const GUID& clsid, MainFunction main,
                           std::vector<std::wstring> arguments) {
  const auto make = [clsid, main = std::move(main),
                     arguments = std::move(arguments)](Application& server) {
    constexpr DWORD kPatienceMilliseconds = 120'000;  // that of Windows
    State& state = State::Require("ServedBy");
    ProcessState& process = state.ProcessOf(server);
    if (!process.program->was_started) state.StartProgram(server, main, arguments);
    IClassFactory* const factory =
        state.WaitForFactory(clsid, process, state.After(kPatienceMilliseconds));
    void* object = nullptr;
    if (factory != nullptr) factory->CreateInstance(nullptr, __uuidof(IUnknown), &object);
    return static_cast<IUnknown*>(object);
  };
  return {.make = make};
}

}  // namespace bitsim::win32
