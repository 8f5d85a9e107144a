#include "conformance/faults/reference.h"

#include <utility>

#include "conformance/faults/client.h"

namespace conformance::faults {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

JobPlan& BeginClient(Scene& scene, std::string_view name, JobPlan plan) {
  JobPlan& job = scene.AddJob(std::move(plan));
  RunClient(scene, scene.Start(name), job);
  return job;
}

void Download(Scene& scene) { BeginClient(scene, "client", {.files = {{"file", 24}}}); }

void SeveralFiles(Scene& scene) {
  BeginClient(scene, "client",
              {.files = {{"one", 7}, {"empty", 0}, {"two", 12}},
               .flags = kOutcomes | BG_NOTIFY_JOB_MODIFICATION});
}

void FileByFile(Scene& scene) {
  BeginClient(scene, "client",
              {.files = {{"one", 9}, {"two", 8}, {"three", 7}},
               .flags = kOutcomes | BG_NOTIFY_FILE_TRANSFERRED});
}

void MissingFile(Scene& scene) {
  BeginClient(scene, "client",
              {.files = {{"file", 10}}, .resumes_in_place = true, .is_missing_at_first = true});
}

void BusyServer(Scene& scene) {
  BeginClient(scene, "client", {.files = {{"file", 10}}, .is_busy_at_first = true});
}

void Range(Scene& scene) { BeginClient(scene, "client", {.files = {{"file", 10, 5}}}); }

void Rest(Scene& scene) {
  BeginClient(scene, "client", {.files = {{"one", 6}, {"two", 6}}, .suspends_once = true});
}

void CallbackThatFails(Scene& scene) {
  BeginClient(scene, "client", {.files = {{"file", 6}}, .failures = 2});
}

void ThreadThatCompletes(Scene& scene) {
  BeginClient(scene, "client", {.files = {{"file", 6}}, .only_notes = true});
}

void CommandLine(Scene& scene) {
  InstallProgram(
      scene,
      BeginClient(scene, "client",
                  {.files = {{"file", 6}}, .has_callback = false, .has_command_line = true}));
}

void CallbackAndCommandLine(Scene& scene) {
  InstallProgram(scene,
                 BeginClient(scene, "client",
                             {.files = {{"file", 6}}, .has_command_line = true, .failures = 1}));
}

void NotificationClass(Scene& scene) {
  InstallClass(scene, BeginClient(scene, "client",
                                  {.files = {{"one", 3}, {"two", 3}},
                                   .flags = kOutcomes | BG_NOTIFY_FILE_TRANSFERRED,
                                   .has_callback = false,
                                   .has_class = true,
                                   .resumes_in_place = true}));
}

void Upload(Scene& scene) {
  BeginClient(scene, "client", {.type = BG_JOB_TYPE_UPLOAD, .files = {{"report", 24}}});
}

void UploadReply(Scene& scene) {
  BeginClient(scene, "client", {.type = BG_JOB_TYPE_UPLOAD_REPLY, .files = {{"order", 12}}});
}

void SecondClient(Scene& scene) {
  JobPlan& job = BeginClient(
      scene, "client",
      {.files = {{"one", 9}, {"two", 9}}, .flags = kOutcomes | BG_NOTIFY_JOB_MODIFICATION});
  RunSecondClient(scene, scene.Start("second"), job);
}

void TwoClients(Scene& scene) {
  BeginClient(scene, "client", {.files = {{"one", 9}}});
  BeginClient(scene, "second", {.files = {{"two", 9}}, .only_notes = true});
}

constexpr Reference kReferences[] = {
    {"download", Download},
    {"several files", SeveralFiles},
    {"file by file", FileByFile},
    {"missing file", MissingFile},
    {"busy server", BusyServer},
    {"range", Range},
    {"rest", Rest},
    {"callback that fails", CallbackThatFails},
    {"thread that completes", ThreadThatCompletes},
    {"command line", CommandLine},
    {"callback and command line", CallbackAndCommandLine},
    {"notification class", NotificationClass},
    {"upload", Upload},
    {"upload-reply", UploadReply},
    {"second client", SecondClient},
    {"two clients", TwoClients},
};

}  // namespace

std::span<const Reference> References() { return kReferences; }

}  // namespace conformance::faults
