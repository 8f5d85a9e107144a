// File: job_timer.h
//
// A timer of jobs: calls a member function of the engine with the job.

#ifndef BITSIM_ENGINE_JOB_TIMER_H_
#define BITSIM_ENGINE_JOB_TIMER_H_

#include <cstdint>

#include "sim/core/world.h"
#include "sim/engine/job.h"

namespace bitsim {

class Engine;

class JobTimer final : public EventHandler {
 public:
  using Action = void (Engine::*)(Job& job, std::uint32_t generation);

  // The world that the engine is of.
  JobTimer(World& world, Engine& engine, Action action);
  HandlerId id() const { return id_; }

 private:
  void OnEvent(std::uint32_t index, std::uint32_t generation) override;

  Engine& engine_;
  Action action_;
  HandlerId id_;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_TIMER_H_
