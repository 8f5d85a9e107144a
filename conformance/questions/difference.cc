#include "conformance/questions/difference.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace conformance::questions {
namespace {

using model::Allowed;
using model::AllowedCall;
using model::AllowedJob;
using model::Behaviour;
using model::Call;
using model::Event;
using model::JobObservation;
using model::Observation;

bool IsNeeded(const AllowedCall& call) { return !call.may_be_missing; }

// Whether the state that follows is the callback's doing.
bool CallChangesState(const AllowedCall& call) {
  const Behaviour behaviour = call.call.behaviour;
  return IsNeeded(call) && (behaviour == Behaviour::kComplete || behaviour == Behaviour::kCancel ||
                            behaviour == Behaviour::kRepair);
}
// ... or the program's; it has its turn when the job is done.
bool ProgramChangesState(const model::AllowedLaunches& launches, BG_JOB_STATE seen) {
  const bool is_done = seen == BG_JOB_STATE_TRANSFERRED || seen == BG_JOB_STATE_ERROR;
  return is_done && launches.count > 0 && launches.program == model::Program::kCompletes;
}

// A job that is not where it should be is not told either: that is nothing of its own.
bool StateComesFirst(const std::vector<Allowed>& allowed, const JobObservation& seen,
                     std::size_t job) {
  return seen.exists && std::all_of(allowed.begin(), allowed.end(), [&](const Allowed& one) {
           const AllowedJob& expected = one.jobs[job];
           return expected.exists && expected.view.state != seen.view.state &&
                  !ProgramChangesState(expected.launches, seen.view.state) &&
                  std::none_of(expected.calls.begin(), expected.calls.end(), CallChangesState);
         });
}

std::string StateDifference(const JobObservation& seen) {
  switch (seen.view.state) {
    case BG_JOB_STATE_QUEUED:
      return "state, still QUEUED";
    case BG_JOB_STATE_CONNECTING:
      return "state, still CONNECTING";
    case BG_JOB_STATE_TRANSFERRING:
      return "state, still TRANSFERRING";
    default:
      return "state";
  }
}

bool Allows(const AllowedJob& job, Event event) {
  const bool is_in_state =
      (event == Event::kError && job.view.state == BG_JOB_STATE_ERROR) ||
      (event == Event::kTransferred && job.view.state == BG_JOB_STATE_TRANSFERRED);
  return is_in_state ||
         std::any_of(job.calls.begin(), job.calls.end(),
                     [&](const AllowedCall& call) { return call.call.event == event; });
}

bool IsOfFile(const Call& call) { return call.event == Event::kFile; }

// Files come in their order, and before the event; nullptr: these do.
const char* Disorder(const std::vector<Call>& calls) {
  const auto job_event = std::find_if_not(calls.begin(), calls.end(), IsOfFile);
  if (std::any_of(job_event, calls.end(), IsOfFile)) return "calls, files after their job";
  const bool is_in_order = std::is_sorted(
      calls.begin(), job_event, [](const Call& a, const Call& b) { return a.file < b.file; });
  return is_in_order ? nullptr : "calls, files out of order";
}

std::string CallsDifference(const std::vector<Allowed>& allowed, const JobObservation& seen,
                            std::size_t job) {
  const auto all = [&](const auto& predicate) {
    return std::all_of(allowed.begin(), allowed.end(),
                       [&](const Allowed& one) { return predicate(one.jobs[job]); });
  };
  const auto needed = [](const AllowedJob& expected) {
    return static_cast<std::size_t>(
        std::count_if(expected.calls.begin(), expected.calls.end(), IsNeeded));
  };
  for (const Call& call : seen.calls) {
    if (call.is_of_dead) return "calls, to the dead";
    if (all([&](const AllowedJob& expected) { return !Allows(expected, call.event); })) {
      return std::string("calls, untimely ").append(model::MethodOf(call.event));
    }
  }
  const bool misses_file = all([&](const AllowedJob& expected) {
    return std::any_of(expected.calls.begin(), expected.calls.end(), [&](const AllowedCall& call) {
      return IsNeeded(call) && IsOfFile(call.call) &&
             std::find(seen.calls.begin(), seen.calls.end(), call.call) == seen.calls.end();
    });
  });
  if (misses_file) return "calls, missing FileTransferred";
  if (const char* const disorder = Disorder(seen.calls)) return disorder;
  const std::size_t count = seen.calls.size();
  if (all([&](const AllowedJob& expected) { return needed(expected) > count; })) {
    return "calls, missing";
  }
  if (all([&](const AllowedJob& expected) { return needed(expected) == count; })) {
    return "calls, other ones";
  }
  return "calls";
}

}  // namespace

std::string DifferenceFrom(const std::vector<Allowed>& allowed, const Observation& seen) {
  std::string first;
  for (const Allowed& one : allowed) {
    std::string difference = model::Difference(one, seen);
    if (difference.empty()) return difference;
    if (first.empty()) first = std::move(difference);
  }
  for (std::size_t job = 0; job < model::kJobsMax; ++job) {
    const std::string begin = "job " + std::to_string(job + 1) + ": ";
    if (!first.starts_with(begin)) continue;
    const JobObservation& one = seen.jobs[job];
    const bool is_calls = first == begin + "calls";
    const bool is_told = is_calls || first == begin + "launches";
    if (first == begin + "state" || (is_told && StateComesFirst(allowed, one, job))) {
      return begin + StateDifference(one);
    }
    if (is_calls) return begin + CallsDifference(allowed, one, job);
  }
  return first;
}

}  // namespace conformance::questions
