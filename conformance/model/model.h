// File: model.h
//
// The contract as a function: what a service of which this much is known may do next.
//
//   model::State state;                              // nothing has happened yet
//   for (const model::Outcome& outcome : model::Next(state, command)) {
//     outcome.allowed;   // what a client may see of it
//     outcome.state;     // and where the service is then
//   }
//
// Where the rules leave something to the service there are several outcomes; what is seen tells
// which one it was. Nothing here comes from the simulator: the model is small and slow, to be read
// beside the rule book. Every step names its rules.
//
//   calls.cc        what the methods of a job do
//   registering.cc  how a client says who is told of what
//   passing.cc      what happens while time passes: transfers, retries
//   telling.cc      who is told of what: a callback, an object of the class, a program
//
// What it leaves out: jobs that wait for each other (all are in the foreground), files of which a
// part has arrived, uploads, several users, and everything that takes 80 days or longer. Commands
// take no time; transfers take none either, unless their server stalls.

#ifndef BITSIM_CONFORMANCE_MODEL_MODEL_H_
#define BITSIM_CONFORMANCE_MODEL_MODEL_H_

#include <bits.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "conformance/model/command.h"
#include "conformance/model/observation.h"
#include "conformance/rulebook/rulebook.h"

namespace conformance::model {

// Milliseconds since the beginning.
using Time = std::int64_t;
inline constexpr Time kNever = std::numeric_limits<Time>::max();
inline constexpr std::size_t kSlots = 4;  // NOTIFY-CB-09
inline constexpr Time kBlocksFor = 3'600'000;
inline constexpr Time kProgramLasts = 3'600'000;

// A job's callback. One that is dead counts as registered until somebody misses it.
struct Registration {
  bool exists = false;
  bool is_dead = false;
  std::uint8_t application = 0;
  Behaviour behaviour = Behaviour::kListen;

  bool is_alive() const { return exists && !is_dead; }
  auto operator<=>(const Registration&) const = default;
};

struct Job {
  bool exists = false;
  BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
  std::uint8_t files = 0;
  std::uint8_t files_transferred = 0;
  std::uint8_t known_to = 0;  // a bit for each application that has a pointer to it
  std::uint32_t flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;  // NOTIFY-FLG-05
  Time retry_delay = 600'000;                                             // RETRY-01
  Time no_progress_timeout = 1'209'600'000;                               // RETRY-02

  Registration callback;
  Program program = Program::kNone;  // of the command line
  NotificationClass notification_class = NotificationClass::kNone;
  Event event = Event::kNone;      // what the job has to tell
  bool is_acknowledged = false;    // ... and has told
  bool callback_was_lost = false;  // one that died, or went with the service
  Time due = 0;                    // when the event is told next
  // Of a callback that hears of the event right now, and blocks: when it answers, whose it is, and
  // whether its answer counts. It does not when another one has been registered meanwhile.
  Time call_ends = kNever;
  std::uint8_t call_application = 0;
  bool call_counts = false;
  // Of a program that runs for the event: when it ends, and whether anybody waits for that. Nobody
  // does when a callback has been registered meanwhile.
  Time program_ends = kNever;
  bool program_counts = false;
  bool is_changed = false;  // JobModification is due
  // FileTransferred is due for those from the one to before the other, when `file_due` comes.
  std::uint8_t files_told = 0;
  std::uint8_t files_to_tell = 0;
  Time file_due = 0;

  HRESULT error = S_OK;  // the last one, until bytes can flow again
  Time retry_at = kNever;
  Time first_failure = kNever;  // since there was progress
  bool waits_for_network = false;

  auto operator<=>(const Job&) const = default;
};

// A notification that is outstanding.
struct Slot {
  Time until = 0;
  std::uint8_t application = 0;
  auto operator<=>(const Slot&) const = default;
};

struct State {
  Time now = 0;
  std::array<Job, kJobsMax> jobs;
  std::array<Server, kJobsMax> servers = {};
  std::array<bool, kApplicationsMax> is_running = {};
  std::array<Slot, kSlots> slots;  // free ones first, then by their end
  Time last_call_ends = 0;         // of all that blocked, whoever waits for them
  bool is_logged_on = false;
  bool is_connected = true;

  auto operator<=>(const State&) const = default;
};

using RuleSet = std::bitset<512>;  // by RuleId::index

struct Outcome {
  State state;
  Allowed allowed;
  RuleSet rules;  // that were needed
};

// The rules that the model knows.
std::span<const RuleId> Rules();

// At least one.
std::vector<Outcome> Next(const State& state, const Command& command);

// Whether the command would do nothing at all.
bool IsMeaningless(const State& state, const Command& command);

// The same state told with times relative to now, so that states which behave alike are equal.
State Canonical(const State& state);

bool IsFinal(BG_JOB_STATE state);
bool IsSubscribed(const Job& job, std::uint32_t bit);
bool HasFilesToTell(const Job& job);

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_MODEL_H_
