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

// How a connection ends before everything that was announced has been sent. Bytes that are on their
// way when it is reset may be lost.
enum class ConnectionEnd {
  kReset,        // when the client has had the time to read what was sent
  kResetAtOnce,  // with the last byte that was sent
  kClose,        // at once, too, but as after a whole answer: only who counts the bytes notices
};

// How the origin server answers a request.
struct Answer {
  int status = 200;
  bool content_length = true;  // false: the answer does not tell the size
  bool accepts_ranges = true;  // false: a ranged request gets the whole resource, without a range
  std::chrono::milliseconds delay{0};              // before the status line is sent
  std::optional<std::uint64_t> break_after_bytes;  // the connection ends, see break_by
  std::optional<std::uint64_t> stall_after_bytes;  // no further byte arrives, nothing is closed
  std::string location = {};  // of a redirect: a URL, or a path of the origin; "": no such header
  bool http_1_0 = false;      // else HTTP/1.1
  bool content_range = true;  // false: a 206 does not tell which bytes it has
  ConnectionEnd break_by = ConnectionEnd::kReset;
};

struct Resource {
  std::uint64_t size_bytes = 0;
  std::string etag = "\"1\"";
  std::string last_modified = "Mon, 01 Jan 2024 00:00:00 GMT";
  Answer answer = {};
  // At most this many bytes a second leave the server for one request; 0: no limit.
  std::uint64_t bytes_per_second = 0;
  // Who may have it (HTTP's scheme "Basic"); "": everybody. Requires Capability::kCredentials.
  std::string user_name = {};
  std::string password = {};
};

struct Request {
  std::string method;
  std::string path;
  std::optional<std::uint64_t> range_first_byte;
  std::chrono::nanoseconds at{0};  // since the testbed was made
  int status = 0;                  // what was answered
};

// On what terms the origin takes uploads at a path, and what becomes of them.
struct UploadTarget {
  std::uint64_t size_bytes_max = UINT64_MAX;
  // At most this many bytes a second reach the server; 0: no limit.
  std::uint64_t bytes_per_second = 0;
  // What the application behind the server answers when it has the whole file, and how long it
  // works on it.
  int application_status = 200;
  std::chrono::milliseconds application_delay{0};
  // What it sends back to an upload-reply job; nothing: no reply.
  std::optional<Resource> reply = std::nullopt;
};

// An upload as the origin has it.
struct Upload {
  std::string path;
  std::uint64_t received_bytes = 0;
  bool is_complete = false;      // every byte arrived; the file stays
  bool is_deleted = false;       // taken back before that
  bool session_is_open = false;  // the server still keeps what it needs to go on
  std::uint64_t application_calls = 0;
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

  // Takes uploads at a path from now on. Answers of AnswerNext come before that, for every packet
  // of the upload protocol. This and uploads() require Capability::kUploads; a backend without it
  // overrides neither.
  virtual void AcceptUploads(std::string_view, const UploadTarget&) {
    throw std::logic_error("this origin takes no uploads");
  }
  // Every upload so far, oldest first.
  virtual std::vector<Upload> uploads() const { return {}; }
};

// What a program that the service runs does.
struct Program {
  // Without code of its own it runs for so long and ends with this.
  std::uint32_t exit_code = 0;
  std::chrono::milliseconds duration{0};
  // Its code, run by an application of its own, given its parameters; its exit code.
  std::function<std::uint32_t(Application& self, const std::wstring& parameters)> run = {};
};

// One start of a program by the service, or the attempt.
struct Launch {
  std::wstring program;
  std::wstring parameters;
  std::string user;                // as StartApplication was given it
  std::chrono::nanoseconds at{0};  // since the testbed was made
  bool was_found = false;
  bool has_ended = false;
};

inline constexpr std::string_view kAdministrator = "administrator";

// Thrown when the backend itself fails (not the rule under test): exit code 3, no verdict.
class BackendError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The account of the system itself. Requires Capability::kUsers.
inline constexpr std::string_view kLocalSystem = "LocalSystem";

// How an application runs under its user's account; the usual way by default.
enum class TokenKind {
  kUsual,       // an administrator's is elevated
  kFiltered,    // an administrator's that is not elevated
  kRestricted,  // a restricted token
  kLowIntegrity,
  kAnonymous,  // the impersonation level of its proxies is below IDENTIFY
  kRunAs,      // started by somebody else: its user is not logged on by it
};

// What keeps jobs from running while it lasts.
enum class MachineCondition {
  kBatteryPolicy,
  kBatterySaver,
  kStandby,
  kNoBackgroundAccess,
  kGameMode,
};

// Group policies; absent: as the service has it.
struct JobLimits {
  std::optional<std::uint32_t> jobs_per_machine;
  std::optional<std::uint32_t> jobs_per_user;
  std::optional<std::uint32_t> files_per_job;
  std::optional<std::uint32_t> ranges_per_file;
};

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
  // The names of all files in that folder, in order: those that the service keeps for the time of a
  // transfer, too.
  virtual std::vector<std::wstring> LocalFiles() = 0;
  // Creates or replaces a file of this size.
  virtual void WriteFile(const std::wstring& path, std::uint64_t size_bytes) = 0;
  // While a path is locked the service cannot create, replace, delete or rename onto it.
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

  // The programs of the machine: what is not there is not found. Require Capability::kPrograms.
  virtual void PutProgram(const std::wstring& path, const Program& program) {
    static_cast<void>(path), static_cast<void>(program);
    throw BackendError("the backend has no programs");
  }
  virtual void RemoveProgram(const std::wstring& path) {
    static_cast<void>(path);
    throw BackendError("the backend has no programs");
  }
  // Every launch so far, oldest first.
  virtual std::vector<Launch> Launches() const {
    throw BackendError("the backend has no programs");
  }

  // The COM classes of the machine, each with a server process of its own. `make` gives an object
  // with a reference for the caller. Require Capability::kClassRegistry.
  virtual void PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) {
    static_cast<void>(clsid), static_cast<void>(make);
    throw BackendError("the backend has no classes");
  }
  // How often the service asked for an object of the class, successfully or not.
  virtual int Activations(const GUID& clsid) const {
    static_cast<void>(clsid);
    throw BackendError("the backend has no classes");
  }
  // Ends the server that made the last object of the class, as a crash does.
  virtual void KillServer(const GUID& clsid) {
    static_cast<void>(clsid);
    throw BackendError("the backend has no classes");
  }
  // An application whose token is not the usual one. Requires Capability::kTokens.
  virtual Application& StartApplicationAs(std::string_view name, std::string_view user,
                                          TokenKind token);
  // Ends and begins a user's interactive session; his applications stay. Requires kSessions.
  virtual void LogOff(std::string_view user = "");
  virtual void LogOn(std::string_view user = "");
  // Require Capability::kConditions. The cost is one of the BITS_COST_STATE_ bits. The bandwidth is
  // that of background transfers for so many hours, and free afterwards.
  virtual void BeginCondition(MachineCondition condition);
  virtual void EndCondition(MachineCondition condition);
  virtual void SetNetworkCost(DWORD cost);
  virtual void SetBackgroundBandwidth(std::uint32_t kilobits_per_second, std::chrono::hours hours);
  virtual void SetJobLimits(const JobLimits& limits);  // requires kJobLimits
  // The volume of LocalPath, as chkdsk does. Requires Capability::kLockVolume.
  virtual void LockVolume();
  virtual void UnlockVolume();
  // The power fails and comes back: every application is gone, nobody is logged on. Requires
  // kCrash.
  virtual void CrashMachine();
  // What the service has stored cannot be read when it next starts. Both require kCorruptStateFile.
  virtual void CorruptStateFile();
  // How many files there are in the folder of LocalPath, the service's temporary ones among them.
  virtual std::size_t FileCount();

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
  bool records = false;          // whether Recording() will be asked for
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
  virtual std::string_view name() const = 0;  // "sim", "com", ...
  virtual const Capabilities& capabilities() const = 0;
  // A fresh world for one test.
  virtual std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) = 0;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_TESTBED_H_
