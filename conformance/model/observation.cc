#include "conformance/model/observation.h"

#include <fmt/format.h>

#include <algorithm>

namespace conformance::model {
namespace {

constexpr const char* kStates[] = {"QUEUED",      "CONNECTING",   "TRANSFERRING",
                                   "SUSPENDED",   "ERROR",        "TRANSIENT_ERROR",
                                   "TRANSFERRED", "ACKNOWLEDGED", "CANCELLED"};

std::string HresultText(HRESULT result) {
  return fmt::format("0x{:08X}", static_cast<std::uint32_t>(result));
}

std::string CallText(const Call& call) {
  std::string text = MethodOf(call.event);
  if (call.event == Event::kError) text += "(" + HresultText(call.code) + ")";
  if (call.event == Event::kFile) text += fmt::format("({})", call.file + 1);
  return text + fmt::format(" to {}'s '{}'{}", ApplicationName(call.application),
                            ToString(call.behaviour), call.is_of_dead ? ", which is dead" : "");
}

std::string ViewText(const JobView& view) {
  std::string text = fmt::format("{}, flags {:#x}, {} of {} files",
                                 kStates[static_cast<std::size_t>(view.state) % 9], view.flags,
                                 view.files_transferred, view.files);
  if (view.retry_delay_seconds != 600 || view.no_progress_seconds != 1'209'600) {
    text += fmt::format(", retry {} s, patience {} s", view.retry_delay_seconds,
                        view.no_progress_seconds);
  }
  if (view.error != S_OK) text += ", error " + HresultText(view.error);
  if (view.program != Program::kNone) text.append(", program ").append(ToString(view.program));
  if (view.notification_class != NotificationClass::kNone) {
    text.append(", class ").append(ToString(view.notification_class));
  }
  return text;
}

// The calls are short rows without equal neighbours, so taking as many as fit is right.
bool AreAllowed(const std::vector<AllowedCall>& allowed, const std::vector<Call>& observed) {
  std::size_t next = 0;
  for (const AllowedCall& one : allowed) {
    std::size_t count = 0;
    while (next < observed.size() && observed[next] == one.call &&
           (count == 0 || one.may_be_repeated)) {
      ++next;
      ++count;
    }
    if (count == 0 && !one.may_be_missing) return false;
  }
  return next == observed.size();
}

bool AreAllowed(const AllowedLaunches& allowed, const std::vector<Program>& observed) {
  const bool are_others = std::any_of(observed.begin(), observed.end(),
                                      [&](Program program) { return program != allowed.program; });
  return !are_others && observed.size() >= allowed.count &&
         (observed.size() == allowed.count || allowed.may_be_more);
}

const char* DifferenceOfJob(const AllowedJob& allowed, const JobObservation& observed) {
  if (allowed.exists != observed.exists) return "existence";
  if (!allowed.exists) return nullptr;
  if (!AreAllowed(allowed.launches, observed.launches)) return "launches";
  if (!AreAllowed(allowed.calls, observed.calls)) return "calls";
  if (allowed.view.state != observed.view.state) return "state";
  if (allowed.view.flags != observed.view.flags) return "flags";
  if (allowed.view.files != observed.view.files) return "files";
  if (allowed.view.files_transferred != observed.view.files_transferred) return "files transferred";
  if (allowed.view.error != observed.view.error) return "error";
  if (allowed.view.retry_delay_seconds != observed.view.retry_delay_seconds) return "retry delay";
  if (allowed.view.no_progress_seconds != observed.view.no_progress_seconds) {
    return "no-progress timeout";
  }
  if (allowed.view.program != observed.view.program) return "command line";
  if (allowed.view.notification_class != observed.view.notification_class) {
    return "notification class";
  }
  if (observed.callback_result != S_OK && !allowed.may_refuse_callback) return "GetNotifyInterface";
  if (!allowed.may_show_callback && allowed.view.has_callback != observed.view.has_callback) {
    return "callback";
  }
  if (observed.has_modifications ? allowed.modifications == Modifications::kNever
                                 : allowed.modifications == Modifications::kSurely) {
    return "modifications";
  }
  if (observed.callbacks_held < allowed.callbacks_held_min ||
      (observed.callbacks_held > allowed.callbacks_held_min && !allowed.may_hold_more)) {
    return "references";
  }
  return nullptr;
}

}  // namespace

const char* MethodOf(Event event) {
  switch (event) {
    case Event::kNone:
      break;
    case Event::kTransferred:
      return "JobTransferred";
    case Event::kError:
      return "JobError";
    case Event::kFile:
      return "FileTransferred";
  }
  return "nothing";
}

std::string Difference(const Allowed& allowed, const Observation& observed) {
  const bool is_listed = observed.result.has_value()
                             ? std::find(allowed.results.begin(), allowed.results.end(),
                                         *observed.result) != allowed.results.end() ||
                                   (allowed.any_failure && FAILED(*observed.result))
                             : allowed.results.empty() && !allowed.any_failure;
  if (!is_listed) return "result";
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    if (const char* what = DifferenceOfJob(allowed.jobs[i], observed.jobs[i])) {
      return fmt::format("job {}: {}", i + 1, what);
    }
  }
  return {};
}

std::string ToString(const Allowed& allowed) {
  std::string text;
  if (!allowed.results.empty() || allowed.any_failure) {
    text += "result";
    const char* separator = " ";
    for (const HRESULT result : allowed.results) {
      text += separator + HresultText(result);
      separator = " or ";
    }
    if (allowed.any_failure) text += separator + std::string("any failure");
    text += '\n';
  }
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const AllowedJob& job = allowed.jobs[i];
    if (!job.exists) continue;
    text += fmt::format("job {}: {}, {}\n", i + 1, ViewText(job.view),
                        job.may_show_callback   ? "perhaps a callback"
                        : job.view.has_callback ? "a callback"
                                                : "no callback");
    for (const AllowedCall& one : job.calls) {
      text += fmt::format("  {}{}{}\n", CallText(one.call), one.may_be_missing ? ", perhaps" : "",
                          one.may_be_repeated ? ", once or more often" : "");
    }
    if (job.launches.count > 0 || job.launches.may_be_more) {
      text += fmt::format("  '{}' is run {} times{}\n", ToString(job.launches.program),
                          job.launches.count, job.launches.may_be_more ? ", or more often" : "");
    }
    if (!job.may_hold_more) {
      text += fmt::format("  {} callbacks held by the service\n", job.callbacks_held_min);
    }
    if (job.modifications == Modifications::kMaybe) text += "  perhaps JobModification\n";
    if (job.modifications == Modifications::kSurely) text += "  JobModification\n";
  }
  return text;
}

std::string ToString(const Observation& observed) {
  std::string text;
  if (observed.result) text += "result " + HresultText(*observed.result) + '\n';
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const JobObservation& job = observed.jobs[i];
    if (!job.exists) continue;
    text += fmt::format("job {}: {}, {}\n", i + 1, ViewText(job.view),
                        job.view.has_callback ? "a callback" : "no callback");
    for (const Call& call : job.calls) text += "  " + CallText(call) + '\n';
    for (const Program program : job.launches) {
      text += fmt::format("  '{}' is run\n", ToString(program));
    }
    if (job.callbacks_held > 0) {
      text += fmt::format("  {} callbacks held by the service\n", job.callbacks_held);
    }
    if (job.callback_result != S_OK) {
      text += "  GetNotifyInterface answers " + HresultText(job.callback_result) + '\n';
    }
    if (job.has_modifications) text += "  JobModification\n";
  }
  return text;
}

}  // namespace conformance::model
