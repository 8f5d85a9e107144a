// What of the machine keeps a job from running, and what becomes of the job.

#include <array>

#include "sim/engine/engine.h"

namespace bitsim {
namespace {

// The first that holds is the one that is told.
constexpr std::array kBlocks = {
    Block::kBandwidth,    Block::kCost,         Block::kBatteryPolicy,
    Block::kBatterySaver, Block::kStandby,      Block::kBackgroundAccess,
    Block::kGameMode,     Block::kSystemPolicy, Block::kVolumeLock};

bool WouldRun(const Job& job) {
  return job.state == BG_JOB_STATE_QUEUED || IsRunning(job.state) ||
         (job.state == BG_JOB_STATE_TRANSIENT_ERROR &&
          job.run_or_defaults().blocked_by != Block::kNone);
}

const char* RuleOf(Block block) {
  return block == Block::kBandwidth ? "ST-34" : block == Block::kVolumeLock ? "ST-43" : "ST-35";
}

// The file that the job would transfer next; "" if there is none.
std::string_view NextLocalName(const Job& job) {
  for (const File& file : job.files) {
    if (!file.is_transferred) return file.local_name();
  }
  return {};
}

}  // namespace

Block Engine::BlockOf(const Job& job) const {
  const bool has_cost_flags = job.extras != nullptr && job.extras->has_cost_flags;
  const std::uint32_t cost_flags = has_cost_flags ? job.extras->cost_flags : 0;
  if (cost_flags == 0 && machine_.BlocksNothing()) return Block::kNone;
  const auto priority = static_cast<BG_JOB_PRIORITY>(job.priority);
  for (const Block block : kBlocks) {
    if (machine_.Holds(block, cost_flags, NextLocalName(job)) &&
        decisions_.Blocks(block, priority)) {
      return block;
    }
  }
  return Block::kNone;
}

void Engine::FailBlocked(Job& job, Block block) {
  const BG_ERROR_CONTEXT context = block == Block::kVolumeLock
                                       ? BG_ERROR_CONTEXT_LOCAL_FILE
                                       : BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER;
  const std::int32_t file = block == Block::kVolumeLock
                                ? static_cast<std::int32_t>(job.run_or_defaults().current_file)
                                : -1;
  Fail(job, {context, decisions_.BlockError(block), file}, FailureClass::kWaitsForBlock);
  if (job.state != BG_JOB_STATE_TRANSIENT_ERROR) return;
  SetBlockedBy(job, block);
}

void Engine::SetBlockedBy(Job& job, Block block) {
  Block& blocked_by = job.run->blocked_by;
  if (blocked_by == Block::kBandwidth) --waiting_for_bandwidth_;
  if (block == Block::kBandwidth) ++waiting_for_bandwidth_;
  blocked_by = block;
  machine_.SetBandwidthAwaited(waiting_for_bandwidth_ > 0);
}

void Engine::Reconsider(Job& job) {
  if (!WouldRun(job)) return;
  const Block block = BlockOf(job);
  const Block blocked_by = job.run_or_defaults().blocked_by;
  if (block == blocked_by) return;
  if (block == Block::kCost && IsRunning(job.state) && !decisions_.CostFlagsActAtOnce()) return;
  if (block != Block::kNone) {
    FailBlocked(job, block);
  } else {
    ChangeState(job, decisions_.StateAfterBlock(blocked_by), RuleOf(blocked_by));
  }
}

void Engine::OnMachineChanged() {
  for (const JobIndex index : jobs_.InQueue()) Reconsider(jobs_.at(index));
}

// A request keeps the speed that it was made with: whoever runs begins anew where he is.
void Engine::OnBandwidthChanged() {
  for (const JobIndex index : jobs_.InQueue()) {
    Job& job = jobs_.at(index);
    if (IsRunning(job.state) && job.priority != BG_JOB_PRIORITY_FOREGROUND) {
      YieldJob(job, "SCHED-08");
    }
  }
}

}  // namespace bitsim
