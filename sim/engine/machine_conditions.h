// File: machine_conditions.h
//
// The state of the simulated machine (bitsim/machine.h), and what of it would block which job.
// Knows no jobs: its listener, the engine, is told of every change.

#ifndef BITSIM_ENGINE_MACHINE_CONDITIONS_H_
#define BITSIM_ENGINE_MACHINE_CONDITIONS_H_

#include <set>
#include <string>

#include "bitsim/decisions.h"
#include "bitsim/machine.h"
#include "sim/core/world.h"

namespace bitsim {

class MachineListener {
 public:
  // Something changed that may block jobs, or release them.
  virtual void OnMachineChanged() = 0;
  // The limit of background transfers is another one, and not 0.
  virtual void OnBandwidthChanged() = 0;

 protected:
  ~MachineListener() = default;
};

// The volume of a local path: "c:", or "\\server\share"; in lower case.
std::string VolumeOf(std::string_view local_name);

class MachineConditions final : public Machine, private EventHandler {
 public:
  MachineConditions(World& world, const Decisions& decisions, MachineListener& listener);
  MachineConditions(const MachineConditions&) = delete;
  MachineConditions& operator=(const MachineConditions&) = delete;

  // Whether it holds now for a job with these cost flags (0: none set) and this local file.
  bool Holds(Block block, std::uint32_t cost_flags, std::string_view local_name) const;
  // Whether anything but the cost may hold: if not, only a job with cost flags can be blocked.
  bool BlocksNothing() const { return blocks_nothing_; }
  // The bandwidth of a background transfer that begins now, in bits per second; 0: no limit.
  std::uint64_t background_bits_per_second() const;
  // Whether a job is blocked by the bandwidth: the end of the interval is something to wait for.
  void SetBandwidthAwaited(bool is_awaited);
  void OnWallClockStep(Duration step);

  // Machine:
  void SetNetworkCost(NetworkCost cost) override;
  NetworkCost network_cost() const override { return cost_; }
  void Begin(Condition condition) override { Set(condition, true); }
  void End(Condition condition) override { Set(condition, false); }
  bool Holds(Condition condition) const override;
  void SetBandwidthPolicy(const BandwidthPolicy& policy) override;
  void SetGroupPolicies(const GroupPolicies& policies) override;
  const GroupPolicies& group_policies() const override { return policies_; }
  void LockVolume(std::string_view volume) override;
  void UnlockVolume(std::string_view volume) override;

 private:
  void OnEvent(std::uint32_t index, std::uint32_t generation) override;
  void Set(Condition condition, bool holds);
  void Changed();
  // The limit of this moment, in kilobits per second; absent: none.
  std::optional<std::uint32_t> BandwidthLimit() const;
  bool HasInterval() const;
  bool IsInInterval() const;
  Instant NextBoundary() const;
  void ArmBandwidthTimer();
  void UpdateWork();

  World& world_;
  const Decisions& decisions_;
  MachineListener& listener_;
  HandlerId timer_;
  std::uint32_t timer_generation_ = 0;
  NetworkCost cost_ = NetworkCost::kUnrestricted;
  std::uint32_t conditions_ = 0;  // one bit each
  std::set<std::string, std::less<>> locked_volumes_;
  bool blocks_nothing_ = true;
  GroupPolicies policies_;
  BandwidthPolicy bandwidth_;
  bool is_bandwidth_awaited_ = false;
  bool has_work_ = false;  // of the world, see World::BeginWork
  // When the day of the bandwidth policy begins, on the monotonic clock; every 24 hours from there.
  Instant day_begins_ = {};
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_MACHINE_CONDITIONS_H_
