// File: scheduler.h
//
// Who runs: every foreground job, and one background job beside them; HIGH before NORMAL before
// LOW; equals in turn, a time slice each (rules SCHED-01, SCHED-02, SCHED-04, ST-09, ST-10). Before
// BITS 2.0 foreground jobs stood in that line, too, at its head.
//
// Keeps the lists of waiting jobs only. The engine tells it what waits and what stopped running,
// and is told through Start and Yield what to do.

#ifndef BITSIM_ENGINE_SCHEDULER_H_
#define BITSIM_ENGINE_SCHEDULER_H_

#include <array>

#include "bitsim/decisions.h"
#include "sim/core/world.h"
#include "sim/engine/job_table.h"

namespace bitsim {

class Scheduler final : public EventHandler {
 public:
  class Client {
   public:
    virtual void StartJob(Job& job) = 0;                    // it is its turn
    virtual void YieldJob(Job& job, const char* rule) = 0;  // it goes back to the queue

   protected:
    ~Client() = default;
  };

  Scheduler(World& world, JobTable& jobs, const Decisions& decisions, Client& client);

  // The job is QUEUED: it waits at the end of its priority's list.
  void Enqueue(Job& job);
  // The job no longer waits or runs (another state, or another priority is coming).
  void Remove(Job& job) {
    if (job.run != nullptr && job.run->is_waiting) Unlink(job);
    if (running_in_background_ == job.index) EndTurn();
  }

 private:
  struct List {
    JobIndex first = kNoJob;
    JobIndex last = kNoJob;
  };
  static constexpr std::uint32_t kPass = 0;  // the two kinds of events
  static constexpr std::uint32_t kSlice = 1;

  void OnEvent(std::uint32_t index, std::uint32_t generation) override;
  void RequestPass();
  void Pass();
  void BeginSlice(JobIndex index);
  void EndSlice();
  Job* FirstInLine();
  Job* FirstWaiting(std::uint32_t priority);
  void Unlink(Job& job);
  void EndTurn();

  World& world_;
  JobTable& jobs_;
  const Decisions& decisions_;
  Client& client_;
  HandlerId handler_;
  std::array<List, 4> waiting_ = {};  // by priority
  std::uint32_t waiting_count_ = 0;   // in all of them
  JobIndex running_in_background_ = kNoJob;
  std::uint32_t slice_ = 0;
  bool pass_requested_ = false;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_SCHEDULER_H_
