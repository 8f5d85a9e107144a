// File: job_timer.h
//
// A timer of jobs: calls a member function of whoever owns it, with the job.

#ifndef BITSIM_ENGINE_JOB_TIMER_H_
#define BITSIM_ENGINE_JOB_TIMER_H_

#include <cstdint>

#include "sim/core/world.h"
#include "sim/engine/job_table.h"

namespace bitsim {

template <class Owner>
class JobTimer final : public EventHandler {
 public:
  using Action = void (Owner::*)(Job& job, std::uint32_t generation);

  // All must outlive the world's last run.
  JobTimer(World& world, JobTable& jobs, Owner& owner, Action action)
      : jobs_(jobs), owner_(owner), action_(action), id_(world.AddHandler(*this)) {}
  HandlerId id() const { return id_; }

 private:
  void OnEvent(std::uint32_t index, std::uint32_t generation) override {
    (owner_.*action_)(jobs_.at(index), generation);
  }

  JobTable& jobs_;
  Owner& owner_;
  const Action action_;
  const HandlerId id_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_TIMER_H_
