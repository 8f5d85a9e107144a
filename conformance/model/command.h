// File: command.h
//
// What can happen in the world of the reference model: one command is one call of an application,
// one change of the surroundings, or a piece of time. Plain values that print as one line each and
// read back:
//
//   b register 2 complete      application b registers, on job 2, a callback that completes the job
//   - server 1 busy            the server of job 1 answers 503 from now on
//   - wait 660                 eleven minutes pass
//
// A command that means nothing (a call on a job that was never created) does nothing, so that any
// part of a history is a history.

#ifndef BITSIM_CONFORMANCE_MODEL_COMMAND_H_
#define BITSIM_CONFORMANCE_MODEL_COMMAND_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conformance::model {

inline constexpr std::size_t kApplicationsMax = 2;  // of one user
inline constexpr std::size_t kJobsMax = 3;

enum class CommandKind : std::uint8_t {
  // Calls of an application on a job.
  kCreate,   // a foreground download without files; instead of one that is over
  kAddFile,  // of the job's server
  kResume,
  kSuspend,
  kComplete,
  kCancel,
  kRegister,       // argument: a Behaviour
  kRemove,         // SetNotifyInterface(NULL)
  kSetFlags,       // argument: the flags
  kSetProgram,     // of SetNotifyCmdLine; argument: a Program
  kSetClass,       // the job's own notification class; argument: a NotificationClass
  kSetRetryDelay,  // argument: seconds
  kSetNoProgress,  // argument: seconds
  // What happens to an application.
  kKill,
  kStopServers,  // the class servers end
  // What happens to the world.
  kServer,  // argument: a Server
  kCut,     // this and kRestore take a millisecond: the service hears of it
  kRestore,
  kRestart,  // of the service
  kLogOff,   // the user, and with him all applications
  kWait,     // argument: seconds; and a millisecond, which lets what is due happen
};
inline constexpr std::size_t kCommandKinds = 21;

// What a callback does in JobTransferred and JobError. In all other methods it answers S_OK, but
// for one that fails: that fails in FileTransferred, too.
enum class Behaviour : std::uint8_t {
  kListen,    // answers S_OK
  kFail,      // answers E_FAIL
  kBlock,     // answers S_OK after an hour
  kPassOn,    // registers another callback, which listens, and answers E_FAIL
  kRemove,    // removes itself
  kComplete,  // completes the job
  kCancel,    // cancels the job
  kRepair,    // where there is a network: repairs the server that failed a job, and resumes it
  kNothing,   // has no callback interface: cannot be registered
};
inline constexpr std::size_t kBehaviours = 9;

// What the program of a job's command line does. All but one take no time.
enum class Program : std::uint8_t {
  kNone,       // there is no command line
  kSucceeds,   // ends with 0
  kFails,      // ends with 1
  kMissing,    // cannot be started
  kCompletes,  // completes the job, and ends with 1
  kLasts,      // ends with 0 after an hour
};
inline constexpr std::size_t kPrograms = 6;

// What the objects of a job's notification class do: they are callbacks as kListen and kFail.
enum class NotificationClass : std::uint8_t {
  kNone,  // there is no class
  kListens,
  kFails,
  kMissing,  // is not registered: no object can be made
};
inline constexpr std::size_t kNotificationClasses = 4;
inline constexpr std::uint8_t kClassServer = kApplicationsMax;  // whose callbacks they are

// What the origin server does with the files of one job.
enum class Server : std::uint8_t {
  kServes,
  kMissing,  // 404
  kBusy,     // 503
  kStalls,   // answers, and sends no byte
};
inline constexpr std::size_t kServers = 4;

struct Command {
  CommandKind kind = CommandKind::kWait;
  std::uint8_t application = 0;  // 0 is a; for calls and kKill
  std::uint8_t job = 0;          // 0 is job 1; for calls and kServer
  std::uint32_t argument = 0;

  auto operator<=>(const Command&) const = default;
};

bool IsCall(CommandKind kind);  // kCreate to kSetNoProgress
bool HasJob(CommandKind kind);
bool IsOfClasses(CommandKind kind);  // kSetClass, kStopServers
bool HasArgument(CommandKind kind);

std::string_view ToString(CommandKind kind);
std::string_view ToString(Behaviour behaviour);
std::string_view ToString(Program program);
std::string_view ToString(NotificationClass notification_class);
std::string_view ToString(Server server);
char ApplicationName(std::size_t application);  // 'a', 'b'; 'c' is the class server

std::string ToString(const Command& command);
// nullopt for what is no command.
std::optional<Command> ParseCommand(std::string_view line);
std::optional<CommandKind> ParseCommandKind(std::string_view name);

// The arguments that a kind of command is tried with; one 0 for kinds without.
std::span<const std::uint32_t> ArgumentsOf(CommandKind kind);

// Every command there is, with so many applications and jobs.
std::vector<Command> AllCommands(std::size_t applications, std::size_t jobs);

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_COMMAND_H_
