#include "conformance/faults/strike.h"

#include <chrono>
#include <optional>
#include <utility>

namespace conformance::faults {
namespace {

constexpr auto kHistoryMax = std::chrono::days(25);

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

}  // namespace

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

std::uint64_t FailRequest(Scene& scene, const RequestFault& fault, std::uint64_t number) {
  const auto sent = [&] { return CountInTrace(scene, "http.request"); };
  if (!RunUntil(scene, [&] { return sent() >= number - 1; })) return kPastTheEnd;
  const auto guard = scene.simulation().network().AddTrafficRule(fault.rule);
  if (!RunUntil(scene, [&] { return sent() >= number; })) return kPastTheEnd;
  return number + 1;
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

}  // namespace conformance::faults
