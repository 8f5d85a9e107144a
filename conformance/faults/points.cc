#include "conformance/faults/points.h"

#include <exception>
#include <functional>
#include <utility>

#include "conformance/faults/fault.h"
#include "conformance/faults/invariants.h"
#include "conformance/faults/strike.h"

namespace conformance::faults {
namespace {

constexpr std::size_t kTraceLines = 60;

// Has a fault strike, as the functions of strike.h do.
using StrikeAt = std::function<std::uint64_t(Scene&, std::uint64_t)>;

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
