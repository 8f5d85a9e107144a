#include "conformance/faults/points.h"

#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

#include "conformance/faults/fault.h"
#include "conformance/faults/invariants.h"

namespace conformance::faults {
namespace {

constexpr auto kHistoryMax = std::chrono::days(25);
constexpr std::size_t kTraceLines = 60;

constexpr std::uint64_t kPastTheEnd = 0;

// Has the fault strike at the N-th place of a history that has begun. Gives the number of the next
// point, or kPastTheEnd where N was.
using StrikeAt = std::function<std::uint64_t(Scene&, std::uint64_t)>;

// Runs until the condition holds; false if everything is over before. What follows a job's end, as
// the return of the callback that completed it, is part of its history.
bool RunUntil(Scene& scene, const std::function<bool()>& condition) {
  std::optional<bitsim::Instant> end;
  const auto is_due = [&] {
    if (condition()) return true;
    if (!scene.AreAllFinal()) return false;
    const bitsim::Instant now = scene.simulation().now();
    if (!end) end = now + std::chrono::seconds(1);
    return now >= *end;
  };
  scene.simulation().RunUntil(is_due, kHistoryMax);
  return condition();
}

std::uint64_t CountInTrace(Scene& scene, std::string_view kind) {
  std::uint64_t count = 0;
  for (const bitsim::TraceEvent& event : scene.simulation().trace().Events()) {
    count += event.kind->name == kind;
  }
  return count;
}

void Heal(Scene& scene, const WorldFault& fault) {
  scene.simulation().RunFor(fault.lasts);
  if (fault.heal != nullptr) fault.heal(scene);
}

// --- One fault at one place ---

std::uint64_t FailRequest(Scene& scene, const RequestFault& fault, std::uint64_t number) {
  const auto sent = [&] { return CountInTrace(scene, "http.request"); };
  if (!RunUntil(scene, [&] { return sent() >= number - 1; })) return kPastTheEnd;
  const auto guard = scene.simulation().network().AddTrafficRule(fault.rule);
  if (!RunUntil(scene, [&] { return sent() >= number; })) return kPastTheEnd;
  return number + 1;
}

// Which file has the byte with that number, counted from 1, and how many of its own come before.
const PlannedFile* FindByte(Scene& scene, std::uint64_t number, std::uint64_t& before) {
  before = number - 1;
  for (const JobPlan& plan : scene.jobs()) {
    for (const PlannedFile& file : plan.files) {
      if (before < file.size_bytes) return &file;
      before -= file.size_bytes;
    }
  }
  return nullptr;
}

std::uint64_t BreakAtServer(Scene& scene, ByteFault fault, std::uint64_t number) {
  std::uint64_t before = 0;
  const PlannedFile* const file = FindByte(scene, number, before);
  if (file == nullptr) return kPastTheEnd;
  const bool stalls = fault == ByteFault::kStalls;
  bitsim::Answer answer;
  (stalls ? answer.stall_after_bytes : answer.break_after_bytes) = before;
  if (fault == ByteFault::kServerCloses) answer.break_by = bitsim::ConnectionEnd::kClose;
  scene.origin().AnswerNext("/" + file->name, answer);
  if (!stalls) {
    const bool is_struck = RunUntil(scene, [&] { return CountInTrace(scene, "http.failure") > 0; });
    scene.Expect(is_struck, "the connection did not break");
    return number + 1;
  }
  scene.simulation().RunFor(std::chrono::minutes(1));
  scene.Expect(!scene.AreAllFinal(), "the connection did not stall");
  scene.simulation().RunFor(std::chrono::hours(13));
  scene.simulation().network().Cut();
  scene.simulation().network().Restore();
  return number + 1;
}

// Only what is downloaded breaks on its way: files, and the replies to uploads.
std::uint64_t BreakOnTheWay(Scene& scene, std::uint64_t number) {
  std::uint64_t before = 0;
  bitsim::TrafficRule rule = {.method = bitsim::HttpMethod::kGet};
  if (!scene.jobs().front().is_upload()) {
    const PlannedFile* const file = FindByte(scene, number, before);
    if (file == nullptr) return kPastTheEnd;
    rule.url_prefix = Scene::UrlOf(*file);
  } else {
    const JobPlan& plan = scene.jobs().front();
    const bool has_reply = plan.type == BG_JOB_TYPE_UPLOAD_REPLY;
    before = number - 1;
    if (!has_reply || before >= Scene::ReplyOf(plan.files.front()).size_bytes()) {
      return kPastTheEnd;
    }
  }
  rule.break_after_bytes = before;
  const auto guard = scene.simulation().network().AddTrafficRule(std::move(rule));
  const bool is_struck = RunUntil(scene, [&] { return CountInTrace(scene, "http.failure") > 0; });
  scene.Expect(is_struck, "the connection did not break");
  return number + 1;
}

std::uint64_t StrikeAfterEvent(Scene& scene, const WorldFault& fault, std::uint64_t number) {
  if (!RunUntil(scene, [&] { return scene.event_count() >= number; })) return kPastTheEnd;
  const std::uint64_t next = scene.event_count() + 1;
  fault.strike(scene, nullptr);
  Heal(scene, fault);
  return next;
}

// The second one strikes when the trace has so many more events, within a minute.
std::uint64_t StrikePair(Scene& scene, const WorldFault& first, const WorldFault& second,
                         std::uint64_t number, std::uint64_t events_between) {
  if (!RunUntil(scene, [&] { return scene.event_count() >= number; })) return kPastTheEnd;
  first.strike(scene, nullptr);
  const std::uint64_t struck = scene.event_count();
  const auto is_due = [&] { return scene.event_count() >= struck + events_between; };
  const bool is_in_time = scene.simulation().RunUntil(is_due, std::chrono::minutes(1));
  const std::uint64_t next = is_in_time ? scene.event_count() - struck + 1 : kPastTheEnd;
  if (is_in_time) second.strike(scene, nullptr);
  Heal(scene, first);
  if (is_in_time) Heal(scene, second);
  return next;
}

std::uint64_t StrikeAtArrivedByte(Scene& scene, const WorldFault& fault, std::uint64_t number) {
  // Nothing happens when a byte arrives, so that there is no event to wait for.
  while (scene.BytesTransferred() < number && !scene.AreAllFinal()) {
    scene.simulation().RunFor(std::chrono::seconds(1));
    if (scene.simulation().now() - bitsim::kSimulationStart > std::chrono::hours(2)) break;
  }
  if (scene.BytesTransferred() < number) return kPastTheEnd;
  const std::uint64_t next = scene.BytesTransferred() + 1;
  fault.strike(scene, nullptr);
  Heal(scene, fault);
  return next;
}

std::uint64_t StrikeInCallback(Scene& scene, const WorldFault& fault, CallbackPlace place,
                               std::uint64_t number) {
  bool is_struck = false;
  scene.DoomCallback(place, number, [&](bitsim::Application& called) {
    is_struck = true;
    fault.strike(scene, &called);  // may not come back
  });
  if (!RunUntil(scene, [&] { return is_struck; })) return kPastTheEnd;
  Heal(scene, fault);
  return number + 1;
}

std::uint64_t DieBeforeCall(Scene& scene, std::string_view application, std::uint64_t number) {
  RunUntil(scene, [] { return false; });
  scene.simulation().RunFor(std::chrono::hours(7));  // clients look once more, and end
  if (!scene.HasUnended(application)) return kPastTheEnd;
  return number + 1;
}

// --- All of them ---

class Visitor {
 public:
  Visitor(const Reference& reference, const PointOptions& options)
      : reference_(reference), options_(options) {}

  PointReport RunPairs() {
    std::vector<std::uint64_t> events;
    Visit(Place::kEvent, "nothing", [&](Scene& scene, std::uint64_t number) {
      events.push_back(number);
      if (!RunUntil(scene, [&] { return scene.event_count() >= number; })) return kPastTheEnd;
      return scene.event_count() + 1;
    });
    events.pop_back();  // past the end
    report_ = {};
    for (const WorldFault& first : WorldFaults()) {
      for (const WorldFault& second : WorldFaults()) {
        if (!Concerns(first) || !Concerns(second)) continue;
        const std::string name = std::string(first.name).append(", ").append(second.name);
        for (const std::uint64_t event : events) {
          Visit(Place::kEventPair, name + " after event " + std::to_string(event),
                [&](Scene& scene, std::uint64_t number) {
                  return StrikePair(scene, first, second, event, number);
                });
        }
      }
    }
    return std::move(report_);
  }

  PointReport Run() {
    VisitRequests();
    VisitBytes();
    VisitCalls();
    for (const WorldFault& fault : WorldFaults()) VisitWorld(fault);
    return std::move(report_);
  }

 private:
  bool IsEnough() const { return report_.findings.size() >= options_.findings_max; }

  // The loop: every N until it is past the end. `prepare` comes before the history begins.
  void Visit(Place place, std::string_view fault, const StrikeAt& strike,
             const std::function<void(Scene&, std::uint64_t)>& prepare = {}) {
    std::uint64_t next = 1;
    while (next != kPastTheEnd && !IsEnough()) {
      const std::uint64_t number = next;
      Scene scene({.decisions = options_.decisions, .is_slow = place == Place::kArrivedByte});
      try {
        if (prepare) prepare(scene, number);
        reference_.begin(scene);
        next = strike(scene, number);
        SettleAndCheck(scene);
      } catch (const std::exception& error) {
        scene.Expect(false, std::string("the run ends with: ") + error.what());
        next = kPastTheEnd;
      }
      if (next != kPastTheEnd) ++report_.counts[static_cast<std::size_t>(place)];
      if (!scene.violations().empty()) {
        report_.findings.push_back({.reference = std::string(reference_.name),
                                    .place = place,
                                    .fault = std::string(fault),
                                    .number = number,
                                    .violations = scene.violations(),
                                    .trace = scene.simulation().trace().Lines(kTraceLines)});
      }
    }
  }

  void VisitRequests() {
    for (const RequestFault& fault : RequestFaults()) {
      Visit(Place::kRequest, fault.name,
            [&](Scene& scene, std::uint64_t number) { return FailRequest(scene, fault, number); });
    }
  }

  void VisitBytes() {
    for (const ByteFault fault :
         {ByteFault::kServerResets, ByteFault::kServerCloses, ByteFault::kStalls}) {
      Visit(Place::kByte, ToString(fault), [&](Scene& scene, std::uint64_t number) {
        return BreakAtServer(scene, fault, number);
      });
    }
    Visit(Place::kByte, ToString(ByteFault::kResetOnTheWay), BreakOnTheWay);
  }

  void VisitCalls() {
    for (const std::string_view application :
         {"client", "second", "complete.exe", "class server"}) {
      Visit(
          Place::kCall, application,
          [&](Scene& scene, std::uint64_t number) {
            return DieBeforeCall(scene, application, number);
          },
          [&](Scene& scene, std::uint64_t number) { scene.DoomCall(application, number); });
    }
  }

  bool Concerns(const WorldFault& fault) const {
    if (fault.concerns == nullptr) return true;
    Scene scene({});
    reference_.begin(scene);
    return fault.concerns(scene);
  }

  void VisitWorld(const WorldFault& fault) {
    if (!Concerns(fault)) return;
    Visit(Place::kEvent, fault.name, [&](Scene& scene, std::uint64_t number) {
      return StrikeAfterEvent(scene, fault, number);
    });
    Visit(Place::kArrivedByte, fault.name, [&](Scene& scene, std::uint64_t number) {
      return StrikeAtArrivedByte(scene, fault, number);
    });
    Visit(Place::kCallbackBegin, fault.name, [&](Scene& scene, std::uint64_t number) {
      return StrikeInCallback(scene, fault, CallbackPlace::kBegin, number);
    });
    Visit(Place::kCallbackEnd, fault.name, [&](Scene& scene, std::uint64_t number) {
      return StrikeInCallback(scene, fault, CallbackPlace::kEnd, number);
    });
  }

  const Reference& reference_;
  const PointOptions& options_;
  PointReport report_;
};

}  // namespace

std::string_view ToString(Place place) {
  switch (place) {
    case Place::kRequest:
      return "request";
    case Place::kByte:
      return "byte";
    case Place::kCall:
      return "call";
    case Place::kEvent:
      return "event";
    case Place::kArrivedByte:
      return "arrived byte";
    case Place::kCallbackBegin:
      return "callback begins";
    case Place::kCallbackEnd:
      return "callback ends";
    case Place::kEventPair:
      return "further event";
  }
  return "?";
}

std::string ToString(const Finding& finding) {
  std::string text = finding.reference + ", " + finding.fault + " at " +
                     std::string(ToString(finding.place)) + " " + std::to_string(finding.number) +
                     "\n";
  for (const std::string& violation : finding.violations)
    text.append("  ").append(violation) += '\n';
  for (const std::string& line : finding.trace) text.append("    ").append(line) += '\n';
  return text;
}

PointReport VisitPoints(const Reference& reference, const PointOptions& options) {
  return Visitor(reference, options).Run();
}

PointReport VisitPairs(const Reference& reference, const PointOptions& options) {
  return Visitor(reference, options).RunPairs();
}

}  // namespace conformance::faults
