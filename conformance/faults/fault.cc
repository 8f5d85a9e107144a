#include "conformance/faults/fault.h"

#include <string>
#include <vector>

namespace conformance::faults {
namespace {

using bitsim::Application;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

void Kill(Scene& scene, std::string_view name, Application* called) {
  Application* const application = called != nullptr ? called : scene.Find(name);
  if (application != nullptr) application->Kill();
}

void KillClient(Scene& scene, Application* called) { Kill(scene, "client", called); }
void KillSecond(Scene& scene, Application*) { Kill(scene, "second", nullptr); }

bool HasSecond(Scene& scene) { return scene.Find("second") != nullptr; }
bool HasUpload(Scene& scene) { return scene.jobs().front().is_upload(); }

void RestartService(Scene& scene, Application*) { scene.simulation().RestartService(); }
void Reboot(Scene& scene, Application*) { scene.simulation().RebootMachine(); }
void Crash(Scene& scene, Application*) { scene.simulation().CrashMachine(); }
void LogOn(Scene& scene) { scene.simulation().LogOn({}); }

void Cut(Scene& scene, Application*) { scene.simulation().network().Cut(); }
void Restore(Scene& scene) { scene.simulation().network().Restore(); }

void LogOff(Scene& scene, Application*) { scene.simulation().LogOff({}); }

// As at the end of a session: the called application is the last, for then nobody goes on.
void EndSession(Scene& scene, Application* called) {
  scene.simulation().LogOff({});
  const std::vector<Application*> applications = scene.applications();
  for (Application* const application : applications) {
    if (application != called) application->Kill();
  }
  if (called != nullptr) called->Kill();
}

void BeginStandby(Scene& scene, Application*) {
  scene.simulation().machine().Begin(bitsim::Condition::kStandby);
}
void EndStandby(Scene& scene) { scene.simulation().machine().End(bitsim::Condition::kStandby); }

void LockVolume(Scene& scene, Application*) { scene.simulation().machine().LockVolume("C:"); }
void UnlockVolume(Scene& scene) { scene.simulation().machine().UnlockVolume("C:"); }

void FillDisk(Scene& scene, Application*) { scene.simulation().disk().SetFreeBytes("C:", 0); }
void EmptyDisk(Scene& scene) { scene.simulation().disk().SetFreeBytes("C:", std::nullopt); }

void ProtectDisk(Scene& scene, Application*) { scene.simulation().disk().SetReadOnly("C:", true); }
void UnprotectDisk(Scene& scene) { scene.simulation().disk().SetReadOnly("C:", false); }

void StopServer(Scene& scene, Application*) { scene.origin().SetListening(false); }
void StartServer(Scene& scene) { scene.origin().SetListening(true); }

void LoseUploads(Scene& scene, Application*) { scene.origin().LoseUploadSessions(); }

// A reply that it has promised is there again.
void RestoreReply(Scene& scene) {
  const JobPlan& plan = scene.jobs().front();
  if (plan.type != BG_JOB_TYPE_UPLOAD_REPLY) return;
  std::string path;
  for (const bitsim::ReceivedRequest& request : scene.origin().requests()) {
    if (request.method == bitsim::HttpMethod::kGet && request.status == 404) path = request.path;
  }
  if (!path.empty()) scene.origin().Put(path, {.content = Scene::ReplyOf(plan.files.front())});
}

void StepClock(Scene& scene, Application*) { scene.simulation().StepWallClock(days(400)); }
void StepClockBack(Scene& scene) { scene.simulation().StepWallClock(-days(400)); }

const WorldFault kWorldFaults[] = {
    {"client dies", KillClient},
    {"second client dies", KillSecond, nullptr, minutes(1), HasSecond},
    {"service restarts", RestartService},
    {"machine reboots", Reboot, LogOn},
    {"machine crashes", Crash, LogOn},
    {"network is cut", Cut, Restore},
    {"network is cut for long", Cut, Restore, days(20)},
    {"user logs off", LogOff, LogOn, hours(1)},
    {"session ends", EndSession, LogOn, hours(1)},
    {"standby", BeginStandby, EndStandby, hours(1)},
    {"volume is locked", LockVolume, UnlockVolume, hours(1)},
    {"disk is full", FillDisk, EmptyDisk, hours(1)},
    {"disk is read-only", ProtectDisk, UnprotectDisk, hours(1)},
    {"server is down", StopServer, StartServer, hours(1)},
    {"server is down for long", StopServer, StartServer, days(20)},
    {"server loses uploads", LoseUploads, RestoreReply, minutes(1), HasUpload},
    {"wall clock steps", StepClock, StepClockBack, hours(1)},
};

bitsim::TrafficRule Answers(int status) {
  return {.answer = bitsim::Resource{.answer = {.status = status}}};
}

}  // namespace

std::span<const WorldFault> WorldFaults() { return kWorldFaults; }

std::span<const RequestFault> RequestFaults() {
  using bitsim::TrafficFault;
  static const RequestFault kRequestFaults[] = {
      {"name not resolved", {.fault = TrafficFault::kNameNotResolved}},
      {"refused", {.fault = TrafficFault::kRefused}},
      {"unreachable", {.fault = TrafficFault::kUnreachable}},
      {"timed out", {.delay = minutes(1), .fault = TrafficFault::kTimedOut}},
      {"not HTTP", {.fault = TrafficFault::kGarbage}},
      {"reset at once", {.break_after_bytes = 0}},
      {"late", {.delay = hours(1)}},
      {"status 403", Answers(403)},
      {"status 404", Answers(404)},
      {"status 500", Answers(500)},
      {"status 503", Answers(503)},
  };
  return kRequestFaults;
}

std::string_view ToString(ByteFault fault) {
  switch (fault) {
    case ByteFault::kServerResets:
      return "server resets";
    case ByteFault::kServerCloses:
      return "server closes";
    case ByteFault::kResetOnTheWay:
      return "reset on the way";
    case ByteFault::kStalls:
      return "stalls";
  }
  return "?";
}

}  // namespace conformance::faults
