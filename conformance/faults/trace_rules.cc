#include "conformance/faults/trace_rules.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

#include "conformance/testbed/expectations.h"

namespace conformance::faults {
namespace {

// The arrows: what may follow a state, but for what a client may do in every one of them.
bool MayFollow(BG_JOB_STATE from, BG_JOB_STATE to) {
  const auto is_one_of = [to](std::initializer_list<BG_JOB_STATE> states) {
    return std::find(states.begin(), states.end(), to) != states.end();
  };
  if (to == BG_JOB_STATE_ACKNOWLEDGED || to == BG_JOB_STATE_CANCELLED) {  // Complete, Cancel
    return from != BG_JOB_STATE_ACKNOWLEDGED && from != BG_JOB_STATE_CANCELLED;
  }
  switch (from) {
    case BG_JOB_STATE_SUSPENDED:
      return is_one_of({BG_JOB_STATE_QUEUED});
    case BG_JOB_STATE_QUEUED:
      return is_one_of(
          {BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_SUSPENDED});
    case BG_JOB_STATE_CONNECTING:
    case BG_JOB_STATE_TRANSFERRING:
      return is_one_of({BG_JOB_STATE_TRANSFERRING, BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_ERROR,
                        BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_QUEUED, BG_JOB_STATE_SUSPENDED});
    case BG_JOB_STATE_TRANSIENT_ERROR:
      return is_one_of({BG_JOB_STATE_QUEUED, BG_JOB_STATE_ERROR, BG_JOB_STATE_SUSPENDED});
    case BG_JOB_STATE_ERROR:
    case BG_JOB_STATE_TRANSFERRED:
      return is_one_of({BG_JOB_STATE_QUEUED, BG_JOB_STATE_SUSPENDED});
    default:
      return false;
  }
}

class Monitor {
 public:
  void See(const bitsim::TraceEvent& event) {
    const std::string_view kind = event.kind->name;
    if (event.time < last_time_) Break("the time goes back");
    last_time_ = event.time;
    Job& job = jobs_[event.subject];
    if (kind == "job.state") {
      ChangeState(job, event);
    } else if (kind == "callback.registered" || kind == "class.activated") {
      job.is_acknowledged = false;  // whoever comes may be told anew
    } else if (kind == "callback.lost") {
      Lose(job);
    } else if (kind == "service.restarted") {
      for (auto& [number, one] : jobs_) Lose(one);
    } else if (kind == "file.transferred") {
      job.files.insert(event.first);
    } else if (kind == "file.restarted") {
      job.files.erase(event.first);
    } else if (kind == "notify.JobTransferred") {
      Tell(job, BG_JOB_STATE_TRANSFERRED, event);
    } else if (kind == "notify.JobError") {
      Tell(job, BG_JOB_STATE_ERROR, event);
    } else if (kind == "notify.FileTransferred") {
      TellFile(job, event);
    } else if (kind == "notify.JobModification") {
      if (IsFinal(job.state)) Break("a final job tells a modification");
      Begin(job);
    } else if (kind == "notify.result") {
      // Of which call it is, is known only where no other one is under way.
      const bool is_clear = job.tells_event && !job.overlap && !job.has_lost;
      if (is_clear && event.first < 0x80000000u) job.is_acknowledged = true;
      job.calls -= job.calls > 0;
      if (job.calls == 0) job.tells_event = job.overlap = false;
    }
  }

  std::vector<std::string> TakeBroken() { return std::move(broken_); }

 private:
  struct Job {
    BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
    std::set<std::uint64_t> files;  // that are there
    int calls = 0;                  // that have not returned
    bool tells_event = false;
    bool overlap = false;   // there was more than one at a time
    bool has_lost = false;  // a callback, in a call that may yet return
    bool is_acknowledged = false;
    bool has_told_transferred = false;
  };

  static bool IsFinal(BG_JOB_STATE state) {
    return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
  }

  void Break(std::string what) { broken_.push_back(std::move(what)); }

  static void Begin(Job& job) {
    ++job.calls;
    job.overlap = job.overlap || job.calls > 1;
  }

  static void Lose(Job& job) {
    job.is_acknowledged = false;
    job.has_lost = job.has_lost || job.calls > 0;
    job.calls = 0;
  }

  void ChangeState(Job& job, const bitsim::TraceEvent& event) {
    const auto from = static_cast<BG_JOB_STATE>(event.first);
    const auto to = static_cast<BG_JOB_STATE>(event.second);
    const std::string arrow = std::string(StateText(from)) + " to " + std::string(StateText(to));
    if (job.state != from)
      Break("a job goes from " + arrow + ", but is in " + std::string(StateText(job.state)));
    if (!MayFollow(from, to)) Break("a job goes from " + arrow);
    job.state = to;
    job.is_acknowledged = false;
    job.has_told_transferred = false;
  }

  void Tell(Job& job, BG_JOB_STATE state, const bitsim::TraceEvent& event) {
    if (job.state != state) {
      Break("a job in " + std::string(StateText(job.state)) + " tells " + event.kind->name);
    }
    if (job.is_acknowledged) Break(std::string(event.kind->name) + " again, to the same callback");
    job.has_told_transferred = state == BG_JOB_STATE_TRANSFERRED;
    job.tells_event = true;
    Begin(job);
  }

  void TellFile(Job& job, const bitsim::TraceEvent& event) {
    if (IsFinal(job.state)) Break("a final job tells a file");
    if (!job.files.contains(event.first)) Break("FileTransferred of a file that is not there");
    if (job.has_told_transferred) Break("FileTransferred after JobTransferred");
    Begin(job);
  }

  std::vector<std::string> broken_;
  std::map<bitsim::TraceSubjectId, Job> jobs_;
  bitsim::Instant last_time_ = bitsim::kSimulationStart;
};

}  // namespace

std::vector<std::string> BrokenRules(const bitsim::Trace& trace) {
  Monitor monitor;
  for (const bitsim::TraceEvent& event : trace.Events()) monitor.See(event);
  return monitor.TakeBroken();
}

}  // namespace conformance::faults
