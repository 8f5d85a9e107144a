// File: observation.h
//
// What one sees of a service while a command runs and after it, and what a service may show.

#ifndef BITSIM_CONFORMANCE_MODEL_OBSERVATION_H_
#define BITSIM_CONFORMANCE_MODEL_OBSERVATION_H_

#include <bits.h>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "conformance/model/command.h"

namespace conformance::model {

enum class Event : std::uint8_t { kNone, kTransferred, kError, kFile };
const char* MethodOf(Event event);  // "JobTransferred"

// A call of JobTransferred, JobError or FileTransferred.
struct Call {
  Event event = Event::kNone;
  std::uint8_t application = 0;  // whose callback
  Behaviour behaviour = Behaviour::kListen;
  bool is_of_dead = false;  // the application that registered it has ended since
  HRESULT code = S_OK;      // what JobError tells
  std::uint8_t file = 0;    // what FileTransferred tells of; 0 is the first

  auto operator<=>(const Call&) const = default;
};

// What the getters of a job tell.
struct JobView {
  BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
  std::uint32_t flags = 0;
  std::uint32_t files = 0;
  std::uint32_t files_transferred = 0;
  HRESULT error = S_OK;  // of GetError's object; S_OK: there is none
  std::uint32_t retry_delay_seconds = 600;
  std::uint32_t no_progress_seconds = 1'209'600;
  bool has_callback = false;
  Program program = Program::kNone;  // of the command line
  NotificationClass notification_class = NotificationClass::kNone;

  auto operator<=>(const JobView&) const = default;
};

struct JobObservation {
  bool exists = false;
  JobView view;             // after the command
  std::vector<Call> calls;  // while it ran, in order; many equal ones in a row may be cut to two
  std::vector<Program> launches;     // while it ran
  bool has_modifications = false;    // whether there were calls of JobModification
  HRESULT callback_result = S_OK;    // of GetNotifyInterface
  std::uint32_t callbacks_held = 0;  // objects that the service has references of
};

struct Observation {
  std::optional<HRESULT> result;  // of a call; absent: the command was none, or meant nothing
  std::array<JobObservation, kJobsMax> jobs;
};

// --- What is allowed ---

struct AllowedCall {
  Call call;
  bool may_be_missing = false;
  bool may_be_repeated = false;
};

// While one command runs a job has one program.
struct AllowedLaunches {
  Program program = Program::kNone;
  bool may_be_more = false;
  std::uint32_t count = 0;
};

enum class Modifications : std::uint8_t { kNever, kMaybe, kSurely };

struct AllowedJob {
  bool exists = false;
  JobView view;
  bool may_show_callback = false;  // or not: a dead one that nobody has missed yet
  std::vector<AllowedCall> calls;
  AllowedLaunches launches;
  Modifications modifications = Modifications::kNever;
  bool may_refuse_callback = false;  // GetNotifyInterface may fail
  std::uint32_t callbacks_held_min = 0;
  bool may_hold_more = true;
};

struct Allowed {
  std::vector<HRESULT> results;  // none: there is no result
  bool any_failure = false;      // ... and whatever FAILED() is true for
  std::array<AllowedJob, kJobsMax> jobs;
};

// "": it is allowed. Else the first thing that is not, as "job 2: state", for headings.
std::string Difference(const Allowed& allowed, const Observation& observed);

// One line for each thing.
std::string ToString(const Allowed& allowed);
std::string ToString(const Observation& observed);

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_OBSERVATION_H_
