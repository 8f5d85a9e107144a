// File: scene.h
//
// What a reference history plays on: a machine with an origin, the jobs that its clients mean to
// have done, and a note of everything that must not happen.
//
//   Scene scene({});
//   JobPlan& plan = scene.AddJob({.files = {{"a", 24}}});   // the origin has its files
//   bitsim::Application& client = scene.Start("client");
//   ...
//   scene.ExpectCompleted(plan);                            // right after Complete
//
// Clients make a pause after each call, so that anything may happen between any two of them.

#ifndef BITSIM_CONFORMANCE_FAULTS_SCENE_H_
#define BITSIM_CONFORMANCE_FAULTS_SCENE_H_

#include <bits.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/choice_strategies.h"
#include "bitsim/simulation.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance::faults {

struct PlannedFile {
  std::string name;
  std::uint64_t size_bytes = 0;   // that are transferred
  std::uint64_t skips_bytes = 0;  // before them; not 0: a range is asked for
};

// A job as its client means it, and what has become of it.
struct JobPlan {
  BG_JOB_TYPE type = BG_JOB_TYPE_DOWNLOAD;
  std::vector<PlannedFile> files;
  ULONG flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
  bool has_callback = true;
  bool has_command_line = false;
  bool has_class = false;
  // The callback of the client:
  int failures = 0;                  // so many calls of it fail
  bool only_notes = false;           // it notes what it hears; a thread acts hours later
  bool resumes_in_place = false;     // it resumes a failed job by itself, an hour later
  bool suspends_once = false;        // the client has it rest for a moment
  bool is_busy_at_first = false;     // the server answers 503 twice
  bool is_missing_at_first = false;  // the server lacks the files until the first JobError

  // --- What has become of it ---
  GUID id = {};
  bool exists = false;
  ComPtr<IBackgroundCopyJob> observed;  // by who only looks
  bitsim::TraceSubjectId number = 0;    // in the trace
  std::size_t files_added = 0;
  bool has_reply_name = false;
  bool has_resumed = false;
  int calls_failed = 0;

  bool is_upload() const { return type != BG_JOB_TYPE_DOWNLOAD; }
};

// Where in a callback something is to go wrong.
enum class CallbackPlace : std::uint8_t { kNone, kBegin, kEnd };

struct SceneOptions {
  const bitsim::Decisions* decisions = nullptr;  // nullptr: as documented
  bool is_slow = false;                          // the origin gives and takes a byte a second
};

class Scene {
 public:
  explicit Scene(const SceneOptions& options);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  bitsim::Simulation& simulation() { return simulation_; }
  bitsim::Origin& origin() { return *origin_; }

  // --- Jobs ---
  JobPlan& AddJob(JobPlan plan);
  std::deque<JobPlan>& jobs() { return jobs_; }
  // The origin has what is downloaded, or takes what is uploaded.
  void Put(const JobPlan& plan);
  static std::string UrlOf(const PlannedFile& file);
  static std::string LocalNameOf(const PlannedFile& file);
  static std::string ReplyNameOf(const PlannedFile& file);
  static bitsim::Content ContentOf(const PlannedFile& file);   // here
  static bitsim::Content OriginalOf(const PlannedFile& file);  // on the server
  static bitsim::Content ReplyOf(const PlannedFile& file);
  // The job was created, with plan.id.
  void Observe(JobPlan& plan);
  BG_JOB_STATE StateOf(JobPlan& plan);
  bool IsFinal(JobPlan& plan);
  bool AreAllFinal();
  bool AreMadeFinal();  // those that were made at all
  std::uint64_t BytesTransferred();
  std::size_t CountListedJobs();
  bool HasCallback(JobPlan& plan);
  // Of the trace, but for those that come of looking.
  std::uint64_t event_count() const { return simulation_.trace().event_count() - looks_; }

  // --- Applications ---
  bitsim::Application& Start(std::string_view name);
  // An application was started by somebody: the one that is doomed dies before that call of it.
  void Began(bitsim::Application& application);
  void DoomCall(std::string_view application, std::uint64_t call);
  const std::vector<bitsim::Application*>& applications() const { return applications_; }
  // Only the first of its name; nullptr if it has not been started.
  bitsim::Application* Find(std::string_view name);
  void Pause();
  // Code of clients begins and ends; what was unwound has not ended.
  void BodyBegins(const bitsim::Application& application);
  void BodyEnds(const bitsim::Application& application);
  bool HasUnended(std::string_view application) const;

  // --- Callbacks ---
  void DoomCallback(CallbackPlace place, std::uint64_t number,
                    std::function<void(bitsim::Application&)> strike);
  void CallbackBegins(bitsim::Application& application);
  void CallbackEnds(bitsim::Application& application);
  void CallbackMade() { ++callbacks_alive_; }
  void CallbackGone() { --callbacks_alive_; }
  int callbacks_alive() const { return callbacks_alive_; }

  // --- What must not be ---
  void ExpectCompleted(const JobPlan& plan);
  void Expect(bool holds, std::string_view otherwise);
  const std::vector<std::string>& violations() const { return violations_; }

 private:
  struct Body {
    std::string application;
    int begun = 0;
    int ended = 0;
  };
  Body& BodyOf(std::string_view application);
  void StartObserver();
  BG_JOB_STATE StateInTrace(const JobPlan& plan) const;
  template <class F>
  auto Look(F look);
  void Strike(CallbackPlace place, std::uint64_t number, bitsim::Application& application);

  const SceneOptions options_;
  std::vector<std::string> violations_;
  int callbacks_alive_ = 0;
  std::vector<Body> bodies_;
  std::string doomed_application_;
  std::uint64_t doomed_call_ = 0;
  CallbackPlace doomed_place_ = CallbackPlace::kNone;
  std::uint64_t doomed_callback_ = 0;
  std::function<void(bitsim::Application&)> strike_;
  std::uint64_t callbacks_begun_ = 0;
  std::uint64_t callbacks_ended_ = 0;
  std::uint64_t looks_ = 0;
  bitsim::BytesChoices usual_course_{{}};
  std::vector<bitsim::Application*> applications_;
  std::deque<JobPlan> jobs_;
  bitsim::Simulation simulation_;
  bitsim::Origin* origin_;
  bitsim::Application* observer_ = nullptr;
  ComPtr<IBackgroundCopyManager> manager_;
};

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_SCENE_H_
