// File: win32.h
//
// Runs unedited Windows programs against a simulation: their CoCreateInstance finds its BITS
// service, their Sleep and their events take virtual time. In the library bitsim::win32, which
// brings <windows.h> and the other headers that such programs include; docs/testing-a-client.md is
// the guide, with the list of what is supported.
//
//   int wmain(int argc, wchar_t** argv);             // the client's own, in a file of its own
//
//   bitsim::Simulation simulation;
//   bitsim::win32::Environment environment(simulation);
//   bitsim::Application& client = simulation.StartApplication("client");
//   bitsim::win32::Program program = bitsim::win32::StartProgram(
//       client, wmain, {L"client.exe", L"http://origin.test/file", L"C:\\data\\file"});
//   simulation.RunUntilIdle();
//   EXPECT_EQ(program.exit_code(), 0);
//   EXPECT_EQ(program.output(), "done\n");

#ifndef BITSIM_WIN32_H_
#define BITSIM_WIN32_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bitsim/simulation.h"

namespace bitsim::win32 {

class State;
class Program;
struct ProgramRecord;

// While it lives, the Windows functions that this thread calls belong to that simulation. Those of
// an environment that was made before come back when this one ends. REQUIRES: the environment ends
// before the simulation, in the opposite order of construction.
class Environment {
 public:
  explicit Environment(Simulation& simulation);
  // Kills the applications that have run in it, and still do: their stacks are unwound while the
  // Windows functions still work.
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  // In whose name the calls are made that come from no thread of an application: from the body of a
  // test. Without one such calls throw std::logic_error.
  void SetDefaultApplication(Application& application);

  // The clients that the service has launched (LaunchedAs), oldest first.
  const std::vector<Program>& launched_programs() const;

 private:
  std::unique_ptr<State> state_;
};

// A main function as Windows programs have them: of wide or narrow arguments, or none.
class MainFunction {
 public:
  using Wide = int(int, wchar_t**);
  MainFunction(int (*main)(int, wchar_t**));               // NOLINT: implicit on purpose
  MainFunction(int (*main)(int, const wchar_t**));         // NOLINT
  MainFunction(int (*main)(int, const wchar_t* const*));   // NOLINT
  MainFunction(int (*main)(int, wchar_t**, wchar_t**));    // NOLINT
  MainFunction(int (*main)(int, char**));                  // NOLINT
  MainFunction(int (*main)(int, const char**));            // NOLINT
  MainFunction(int (*main)());                             // NOLINT
  MainFunction(void (*main)(int, wchar_t**));              // NOLINT
  MainFunction(void (*main)());                            // NOLINT
  MainFunction(int (*main)(void*, void*, wchar_t*, int));  // NOLINT: wWinMain
  int operator()(int count, wchar_t** arguments) const { return main_(count, arguments); }

 private:
  std::function<Wide> main_;
};

// A program that was started; still answers when it, its application or the simulation has ended.
class Program {
 public:
  // What main returned or ExitProcess was given; nothing while it runs, or when it was killed.
  std::optional<int> exit_code() const;
  // What the application has printed so far, on either stream, as UTF-8; only the last megabyte.
  const std::string& output() const;

 private:
  friend class State;
  explicit Program(std::shared_ptr<ProgramRecord> record) : record_(std::move(record)) {}
  std::shared_ptr<ProgramRecord> record_;
};

// Starts a program as the main thread of an application. The first argument is the program's own
// name, by custom. It runs in the simulation's runs. When main returns, the process ends as on
// Windows: its other threads end, its callbacks are disconnected. Variables of static storage are
// not set back for the next program.
// Throws std::logic_error when no environment of the application's simulation is current, and when
// the application was killed.
Program StartProgram(Application& application, MainFunction main,
                     std::vector<std::wstring> arguments);

// The same, and then runs the simulation until nothing more happens by itself. Gives the exit code;
// nothing when the program was killed, or waits for something that nobody will bring.
std::optional<int> RunProgram(Simulation& simulation, Application& application, MainFunction main,
                              std::vector<std::wstring> arguments);

// A program for Simulation::programs() that is such a client: what a notification command line
// starts. Its arguments are the parameters of the command line, split as on Windows; without any,
// the program's name.
//
//   simulation.programs().Put("C:\\client.exe", bitsim::win32::LaunchedAs(wmain));
bitsim::Program LaunchedAs(MainFunction main);

// A notification class whose server is such a program: it is started when the service first needs
// an object, and registers a factory of the class (CoRegisterClassObject), which makes the objects.
// One that has not registered after two minutes failed.
//
//   simulation.class_registry().Put(
//       clsid, bitsim::win32::ServedBy(clsid, wmain, {L"client.exe", L"-Embedding"}));
NotificationClass ServedBy(const GUID& clsid, MainFunction main,
                           std::vector<std::wstring> arguments);

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_H_
