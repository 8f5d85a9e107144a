// File: machine.h
//
// The simulated machine beside its disk and network: what its owner, its battery and its
// administrator allow BITS to do.
//
//   bitsim::Machine& machine = simulation.machine();
//   machine.SetNetworkCost(bitsim::NetworkCost::kRoaming);       // jobs that may not roam wait
//   machine.Begin(bitsim::Condition::kBatterySaver);             // background jobs wait
//   simulation.RunFor(std::chrono::hours(2));
//   machine.End(bitsim::Condition::kBatterySaver);               // ... and go on
//   machine.SetBandwidthPolicy({.from_hour = 8, .to_hour = 17, .limit_kilobits_per_second = 0});
//   machine.SetGroupPolicies({.jobs_per_user_max = 5});
//   machine.LockVolume("C:");                                    // chkdsk
//
// Everything acts at once. A job that is kept from running moves from QUEUED, CONNECTING or
// TRANSFERRING to TRANSIENT_ERROR with the code below, counts no error, is not retried by a timer,
// and goes back to QUEUED when nothing blocks it any more (rules ST-34, ST-35, ST-43, RETRY-06).
// Jobs in other states do not notice. A restart of the service or of the machine changes nothing
// here.
//
//   what                           code                                       which jobs
//   SetBandwidthPolicy (limit 0)   BG_E_BLOCKED_BY_POLICY                     background
//   SetNetworkCost                 BG_E_BLOCKED_BY_COST_TRANSFER_POLICY       by cost flags
//   Condition::
//     kBatteryPolicy               BG_E_BLOCKED_BY_BATTERY_POLICY             background
//     kBatterySaver                BG_E_BLOCKED_BY_BATTERY_SAVER              background
//     kStandby                     BG_E_STANDBY_MODE                          all
//     kNoBackgroundAccess          BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY   background
//     kGameMode                    BG_E_BLOCKED_BY_GAME_MODE                  background
//     kSystemPolicy                BG_E_BLOCKED_BY_SYSTEM_POLICY              all
//   LockVolume                     BG_E_DESTINATION_LOCKED                    with files there
//
// If several hold, the first in this list gives the code. Which priorities the conditions concern
// is inferred, except for the bandwidth; Decisions::Blocks has it.

#ifndef BITSIM_MACHINE_H_
#define BITSIM_MACHINE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "bitsim/time.h"

namespace bitsim {

// What the network costs now; the values are the BITS_COST_STATE_ bits of bits5_0.h. A job with
// cost flags runs only while its flags have the bit.
enum class NetworkCost : std::uint8_t {
  kUnrestricted = 0x01,
  kCappedUsageUnknown = 0x02,
  kBelowCap = 0x04,
  kNearCap = 0x08,
  kOvercapCharged = 0x10,
  kOvercapThrottled = 0x20,
  kUsageBased = 0x40,
  kRoaming = 0x80,
};

// What begins and ends, and keeps jobs from running while it lasts.
enum class Condition : std::uint8_t {
  kBatteryPolicy,  // on battery, and the policy forbids transfers then
  kBatterySaver,
  kStandby,
  kNoBackgroundAccess,  // the user took the application's right to work in the background
  kGameMode,
  kSystemPolicy,
};

const char* ToString(NetworkCost cost);     // "ROAMING"
const char* ToString(Condition condition);  // "BATTERY_SAVER"

// The policy MaxInternetBandwidth: how fast background jobs may transfer within a daily interval,
// and otherwise. The interval begins and ends at hours of the wall clock as it is when the policy
// is set, and from then on keeps its time whatever becomes of the wall clock (rule RETRY-13).
struct BandwidthPolicy {
  int from_hour = 0;  // 0 to 23
  int to_hour = 0;    // 0 to 23; the same hour: all day; a smaller one: over midnight
  // Absent: no limit. 0: background jobs are blocked. Other values slow the one background job
  // down; as on Windows 2 is the least of these.
  std::optional<std::uint32_t> limit_kilobits_per_second;
  std::optional<std::uint32_t> limit_otherwise_kilobits_per_second;
};

// Absent members: as the service has it by itself (Decisions). Numbers of jobs, files and ranges
// do not bind administrators and service accounts (rule SCHED-09); jobs that are there already
// stay.
struct GroupPolicies {
  std::optional<std::uint32_t> jobs_per_machine_max;  // 300
  std::optional<std::uint32_t> jobs_per_user_max;     // 60
  std::optional<std::uint32_t> files_per_job_max;     // 200
  std::optional<std::uint32_t> ranges_per_file_max;   // 500
  std::optional<Duration> job_inactivity_timeout;     // 90 days; holds for jobs when next active
  std::optional<Duration> maximum_download_time;      // 90 days; for jobs without one of their own
};

class Machine {
 public:
  // All that take a cost or a condition throw std::invalid_argument for a number that is none.

  virtual void SetNetworkCost(NetworkCost cost) = 0;
  virtual NetworkCost network_cost() const = 0;

  // No effect if it holds already; or, for End, if it does not.
  virtual void Begin(Condition condition) = 0;
  virtual void End(Condition condition) = 0;
  virtual bool Holds(Condition condition) const = 0;

  // Both replace what was set before. They throw std::invalid_argument, which names the bad member.
  virtual void SetBandwidthPolicy(const BandwidthPolicy& policy) = 0;
  virtual void SetGroupPolicies(const GroupPolicies& policies) = 0;
  virtual const GroupPolicies& group_policies() const = 0;

  // A drive letter with its colon ("C:"), in upper or lower case, or a share ("\\server\share");
  // else std::invalid_argument. No effect if it is locked already; or, for Unlock, if it is not.
  virtual void LockVolume(std::string_view volume) = 0;
  virtual void UnlockVolume(std::string_view volume) = 0;

 protected:
  ~Machine() = default;
};

}  // namespace bitsim

#endif  // BITSIM_MACHINE_H_
