#include "conformance/faults/invariants.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "bitsim/uploads.h"
#include "conformance/faults/client.h"
#include "conformance/faults/trace_rules.h"
#include "conformance/testbed/expectations.h"

namespace conformance::faults {
namespace {

constexpr auto kSettling = std::chrono::days(25);

bool IsOver(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_TRANSFERRED || state == BG_JOB_STATE_ERROR;
}

void CheckBeforeTheHeir(Scene& scene) {
  std::size_t unfinished = 0;
  for (JobPlan& plan : scene.jobs()) {
    if (!plan.exists || scene.IsFinal(plan)) continue;
    ++unfinished;
    const BG_JOB_STATE state = scene.StateOf(plan);
    const std::string name(StateText(state));
    if (IsOver(state)) {
      const bool can_be_told = scene.HasCallback(plan) || plan.has_command_line || plan.has_class;
      scene.Expect(!can_be_told || !plan.has_resumed, "nobody was told of " + name);
    } else if (state == BG_JOB_STATE_SUSPENDED) {
      scene.Expect(!plan.has_resumed, "a job that was resumed is SUSPENDED");
    } else {
      scene.Expect(false, "a job hangs in " + name);
    }
  }
  scene.Expect(scene.CountListedJobs() == unfinished, "the queue has other jobs than those made");
}

void CheckDisk(Scene& scene) {
  std::vector<std::string> expected;
  for (JobPlan& plan : scene.jobs()) {
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
      const bool is_complete =
          plan.exists && i < plan.files_added && scene.StateOf(plan) == BG_JOB_STATE_ACKNOWLEDGED;
      const PlannedFile& file = plan.files[i];
      if (plan.is_upload() || is_complete) expected.push_back(Scene::LocalNameOf(file));
      if (is_complete && plan.type == BG_JOB_TYPE_UPLOAD_REPLY) {
        expected.push_back(Scene::ReplyNameOf(file));
      }
    }
  }
  std::vector<std::string> found = scene.simulation().disk().Paths();
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  for (const std::string& path : found) {
    scene.Expect(std::binary_search(expected.begin(), expected.end(), path), path + " is left");
  }
  for (const std::string& path : expected) {
    scene.Expect(std::binary_search(found.begin(), found.end(), path), path + " is missing");
  }
}

void CheckReferences(Scene& scene) {
  for (const bitsim::Application* const application : scene.applications()) {
    for (const std::string& line : application->open_references()) {
      scene.Expect(false, std::string(application->name()) + " holds " + line);
    }
  }
  scene.Expect(scene.callbacks_alive() == 0,
               std::to_string(scene.callbacks_alive()) + " callback objects live on");
}

void CheckEnd(Scene& scene) {
  for (JobPlan& plan : scene.jobs()) {
    if (!plan.exists) continue;
    const BG_JOB_STATE state = scene.StateOf(plan);
    const BG_JOB_STATE expected =
        plan.files_added == 0 ? BG_JOB_STATE_CANCELLED : BG_JOB_STATE_ACKNOWLEDGED;
    scene.Expect(state == expected, "a job ends in " + std::string(StateText(state)));
  }
  CheckDisk(scene);
  CheckReferences(scene);
  for (const bitsim::ReceivedUpload& upload : scene.origin().uploads()) {
    scene.Expect(!upload.session_is_open, "an upload session is left on the server");
  }
  for (const std::string& broken : BrokenRules(scene.simulation().trace())) {
    scene.Expect(false, broken);
  }
}

}  // namespace

void SettleAndCheck(Scene& scene) {
  bitsim::Simulation& simulation = scene.simulation();
  simulation.RunUntil([&] { return scene.AreAllFinal(); }, kSettling);
  CheckBeforeTheHeir(scene);
  bitsim::Application& heir = scene.Start("heir");
  for (JobPlan& plan : scene.jobs()) {
    if (plan.exists && !scene.IsFinal(plan)) RunHeir(scene, heir, plan);
  }
  simulation.RunUntil([&] { return scene.AreMadeFinal(); }, kSettling);
  simulation.RunFor(std::chrono::hours(7));  // clients look once more, and end
  CheckEnd(scene);
}

}  // namespace conformance::faults
