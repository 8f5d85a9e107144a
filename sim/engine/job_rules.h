// File: job_rules.h
//
// What the decisions say of each state of a job, of what changes in one, and of its time-outs.
// Every change of state needs most of it, and every request the rest, so it is asked once for all.
//
//   const JobRules rules(decisions);
//   if (rules.of(job.state).is_activity) ...

#ifndef BITSIM_ENGINE_JOB_RULES_H_
#define BITSIM_ENGINE_JOB_RULES_H_

#include <bits.h>

#include <array>
#include <cstddef>

#include "bitsim/decisions.h"

namespace bitsim {

struct StateRules {
  bool keeps_turn = false;        // a job in this state has its place among those that run
  bool is_activity = false;       // to come into it is activity of the job (ST-37)
  bool is_download_time = false;  // time in it counts against the maximum (ST-36)
  bool ends_error = false;        // the error of before is over (ERR-01)
  bool ends_error_count = false;  // and so is their count (ERR-08)
  bool ends_no_progress = false;  // the next failure is a first one (ST-14)
  bool is_completion = false;     // its time is the completion time of the transfer
  bool leaves_queue = false;
};

class JobRules {
 public:
  explicit JobRules(const Decisions& decisions);

  const StateRules& of(BG_JOB_STATE state) const {
    return states_[static_cast<std::size_t>(state)];
  }
  bool ChangesModificationTime(Modification modification) const {
    return changes_modification_time_[static_cast<std::size_t>(modification)];
  }
  Duration inactivity_timeout() const { return inactivity_timeout_; }
  Duration receive_timeout() const { return receive_timeout_; }

 private:
  std::array<StateRules, BG_JOB_STATE_CANCELLED + 1> states_;
  std::array<bool, static_cast<std::size_t>(Modification::kBytes) + 1> changes_modification_time_;
  Duration inactivity_timeout_;
  Duration receive_timeout_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_RULES_H_
