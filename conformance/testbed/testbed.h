// File: testbed.h
//
// The world of a conformance test. A test knows nothing else: not the simulator, not Windows,
// not Wine. Each backend implements this one interface and says what it can do; a test that
// needs more than the backend has is `unsupported`, with the reason, and never passes.
//
//   auto& application = testbed().StartApplication("client");
//   testbed().origin().Put("/file", {.size_bytes = 1000});
//   ... CreateJob, AddFile(testbed().origin().Url("/file"), testbed().LocalPath("file")) ...
//   EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
//   testbed().LetPass(std::chrono::days(14));        // and nothing more comes
//
// Time passes in two ways only: WaitUntil ("until") and LetPass ("nothing happens for"). Both are
// exact in virtual time and bounded by the backend's patience in real time.
//
// Threads: tests run on one thread. Callbacks may arrive on other threads (a real service) or on
// the same one (the simulator); Block may be called from callbacks, everything else from the test.

#ifndef BITSIM_CONFORMANCE_TESTBED_TESTBED_H_
#define BITSIM_CONFORMANCE_TESTBED_TESTBED_H_

#include <bits.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/testbed/capabilities.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance {

// What one client process of the service is to a test.
class Application {
 public:
  virtual ~Application() = default;

  virtual std::string_view name() const = 0;

  // A manager proxy that belongs to this application; all that is reached through it belongs to
  // the application too, and dies with it.
  virtual ComPtr<IBackgroundCopyManager> manager() = 0;

  // Ends the process as a crash does: nothing is cleaned up, its callbacks are gone, the service
  // is not told. Requires Capability::kKillApplication.
  virtual void Kill() = 0;
};

// How the origin server answers a request.
struct Answer {
  int status = 200;
  bool content_length = true;   // false: the answer does not tell the size
  bool accepts_ranges = true;   // false: a ranged request gets the whole resource, without a range
  std::chrono::milliseconds delay{0};               // before the status line is sent
  std::optional<std::uint64_t> break_after_bytes;   // the connection is reset after this many
  std::optional<std::uint64_t> stall_after_bytes;   // no further byte arrives, nothing is closed
};

struct Resource {
  std::uint64_t size_bytes = 0;
  std::string etag = "\"1\"";
  std::string last_modified = "Mon, 01 Jan 2024 00:00:00 GMT";
  Answer answer = {};
  // At most this many bytes a second leave the server for one request; 0: no limit.
  std::uint64_t bytes_per_second = 0;
};

struct Request {
  std::string method;
  std::string path;
  std::optional<std::uint64_t> range_first_byte;
  std::chrono::nanoseconds at{0};  // since the testbed was made
  int status = 0;                  // what was answered
};

class Origin {
 public:
  virtual ~Origin() = default;
  // The URL of a path; the path need not exist (then the server answers 404).
  virtual std::wstring Url(std::string_view path) = 0;
  // Creates or replaces a resource.
  virtual void Put(std::string_view path, const Resource& resource) = 0;
  // The next `count` requests of the path get this answer instead of the resource's own.
  virtual void AnswerNext(std::string_view path, const Answer& answer, int count = 1) = 0;
  // Every request so far, oldest first.
  virtual std::vector<Request> requests() const = 0;
};

inline constexpr std::string_view kAdministrator = "administrator";

class Testbed {
 public:
  using Duration = std::chrono::nanoseconds;

  virtual ~Testbed() = default;

  virtual const Capabilities& capabilities() const = 0;

  // A new client process, run by the user of that name ("" is the default user, kAdministrator one
  // who may take ownership). The testbed owns it. More than one requires
  // Capability::kSecondApplication, a user kUsers.
  virtual Application& StartApplication(std::string_view name, std::string_view user = "") = 0;

  virtual Origin& origin() = 0;

  // A display name for a job of this test: on a real service, one by which its leftovers can be
  // told from other people's jobs.
  virtual std::wstring JobName(std::string_view name) = 0;

  // A full path in a fresh folder that the default user may write to.
  virtual std::wstring LocalPath(std::string_view name) = 0;
  virtual std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) = 0;
  // Creates or replaces a file of this size.
  virtual void WriteFile(const std::wstring& path, std::uint64_t size_bytes) = 0;
  // While a path is locked the service cannot create, replace or rename onto it.
  // Requires Capability::kLockFiles.
  virtual void LockFile(const std::wstring& path) = 0;
  virtual void UnlockFile(const std::wstring& path) = 0;

  // Requires Capability::kNetwork.
  virtual void CutNetwork() = 0;
  virtual void RestoreNetwork() = 0;
  // Steps the wall clock; timers must not care. Requires Capability::kWallClock.
  virtual void StepWallClock(Duration step) = 0;
  // Stops and starts the service: jobs persist, callbacks do not. Requires kServiceRestart.
  virtual void RestartService() = 0;

  // Lets time pass until the condition holds, at most `limit`. Returns whether it holds.
  virtual bool WaitUntil(const std::function<bool()>& condition, Duration limit) = 0;
  bool WaitUntil(const std::function<bool()>& condition) {
    return WaitUntil(condition, capabilities().patience);
  }
  // Lets time pass. In real time at most the patience for silence: a longer wait there would
  // prove no more.
  virtual void LetPass(Duration duration) = 0;
  // Inside a callback: blocks this call, as a slow client does, while the world goes on.
  virtual void Block(Duration duration) = 0;
  virtual Duration Now() const = 0;  // since the testbed was made

  // Whether the service still answers; asked when a test ends. One that died in the test is a crash
  // of that test.
  virtual bool ServiceLives() { return true; }

  // The last events of the service, oldest first, one line each; empty where it tells none.
  virtual std::vector<std::string> Trace() const { return {}; }
  // A number that is equal for equal histories; 0 where the backend has none.
  virtual std::uint64_t TraceHash() const { return 0; }
  // The choices of this run so far, as text; empty where the backend makes none.
  virtual std::string Recording() const { return {}; }
  // Throws InputError if the run so far did not fit the recording that it was to repeat.
  virtual void CheckRecording() const {}
};

struct TestbedOptions {
  // What is free in a run is chosen pseudo-randomly from the seed ...
  std::uint64_t seed = 1;
  // ... or as in an earlier run: what Recording() of its testbed gave. Views; needed while
  // MakeTestbed runs only. `recording_place` names it in messages ("failure.choices").
  std::optional<std::string_view> recording;
  std::string_view recording_place;
  int recording_first_line = 1;  // the number of the recording's first line there
  bool records = false;  // whether Recording() will be asked for
};

// What the user gave cannot be used: exit code 2. what() names the place.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One way to reach a service. `error()` of a backend that broke is said with BackendError.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual std::string_view name() const = 0;          // "sim", "com", ...
  virtual const Capabilities& capabilities() const = 0;
  // A fresh world for one test.
  virtual std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) = 0;
};

// Thrown when the backend itself fails (not the rule under test): exit code 3, no verdict.
class BackendError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_TESTBED_H_
