#include "sim/engine/machine_conditions.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "sim/core/letter_case.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {
namespace {

constexpr Duration kDay = std::chrono::hours(24);
constexpr std::uint32_t kAnyCost = 0xff;
constexpr std::uint32_t kLeastLimitKilobitsPerSecond = 2;  // as the policy's description says

std::uint32_t BitOf(Condition condition) {
  const auto number = static_cast<unsigned>(condition);
  if (condition > Condition::kSystemPolicy) {
    throw std::invalid_argument("there is no condition " + std::to_string(number));
  }
  return 1u << number;
}

std::string CheckedVolume(std::string_view volume) {
  std::string folded = ToLower(volume);
  if (folded.empty() || VolumeOf(folded) != folded) {
    throw std::invalid_argument("volume is '" + std::string(volume) +
                                "', neither like 'C:' nor like '\\\\server\\share'");
  }
  return folded;
}

void CheckHour(const char* member, int hour) {
  if (hour >= 0 && hour <= 23) return;
  throw std::invalid_argument(std::string(member) + " is " + std::to_string(hour) +
                              ", not an hour from 0 to 23");
}

void CheckDuration(const char* member, const std::optional<Duration>& duration) {
  if (!duration.has_value() || *duration > Duration::zero()) return;
  throw std::invalid_argument(std::string(member) + " is " + std::to_string(duration->count()) +
                              " ticks, not a positive duration");
}

// What the trace says of it.
std::uint64_t DriveOf(const std::string& volume) {
  return volume[0] == '\\' ? 0 : static_cast<unsigned char>(volume[0] - 'a' + 'A');
}

// Rounded towards the past, unlike %.
Duration TimeOfDay(Duration since_midnight) {
  const Duration rest = since_midnight % kDay;
  return rest < Duration::zero() ? rest + kDay : rest;
}

}  // namespace

const char* ToString(NetworkCost cost) {
  switch (cost) {
    case NetworkCost::kUnrestricted:
      return "UNRESTRICTED";
    case NetworkCost::kCappedUsageUnknown:
      return "CAPPED_USAGE_UNKNOWN";
    case NetworkCost::kBelowCap:
      return "BELOW_CAP";
    case NetworkCost::kNearCap:
      return "NEAR_CAP";
    case NetworkCost::kOvercapCharged:
      return "OVERCAP_CHARGED";
    case NetworkCost::kOvercapThrottled:
      return "OVERCAP_THROTTLED";
    case NetworkCost::kUsageBased:
      return "USAGE_BASED";
    case NetworkCost::kRoaming:
      return "ROAMING";
  }
  return "?";
}

const char* ToString(Condition condition) {
  switch (condition) {
    case Condition::kBatteryPolicy:
      return "BATTERY_POLICY";
    case Condition::kBatterySaver:
      return "BATTERY_SAVER";
    case Condition::kStandby:
      return "STANDBY";
    case Condition::kNoBackgroundAccess:
      return "NO_BACKGROUND_ACCESS";
    case Condition::kGameMode:
      return "GAME_MODE";
    case Condition::kSystemPolicy:
      return "SYSTEM_POLICY";
  }
  return "?";
}

std::string VolumeOf(std::string_view local_name) {
  if (local_name.size() >= 2 && local_name[1] == ':') {
    const std::string drive = ToLower(local_name.substr(0, 2));
    return drive[0] >= 'a' && drive[0] <= 'z' ? drive : "";
  }
  if (!local_name.starts_with("\\\\")) return "";
  const std::size_t server_end = local_name.find('\\', 2);
  if (server_end == std::string_view::npos || server_end == 2) return "";
  const std::size_t share_end = local_name.find('\\', server_end + 1);
  const std::string_view share = local_name.substr(0, share_end);
  return share.size() == server_end + 1 ? "" : ToLower(share);
}

MachineConditions::MachineConditions(World& world, const Decisions& decisions,
                                     MachineListener& listener)
    : world_(world), decisions_(decisions), listener_(listener), timer_(world.AddHandler(*this)) {}

bool MachineConditions::Holds(Block block, std::uint32_t cost_flags,
                              std::string_view local_name) const {
  switch (block) {
    case Block::kNone:
      return false;
    case Block::kBandwidth:
      return BandwidthLimit() == 0;
    case Block::kCost:
      return (cost_flags & kAnyCost) != 0 && (cost_flags & static_cast<std::uint32_t>(cost_)) == 0;
    case Block::kBatteryPolicy:
      return Holds(Condition::kBatteryPolicy);
    case Block::kBatterySaver:
      return Holds(Condition::kBatterySaver);
    case Block::kStandby:
      return Holds(Condition::kStandby);
    case Block::kBackgroundAccess:
      return Holds(Condition::kNoBackgroundAccess);
    case Block::kGameMode:
      return Holds(Condition::kGameMode);
    case Block::kSystemPolicy:
      return Holds(Condition::kSystemPolicy);
    case Block::kVolumeLock:
      return !locked_volumes_.empty() && locked_volumes_.contains(VolumeOf(local_name));
  }
  return false;
}

bool MachineConditions::Holds(Condition condition) const {
  return (conditions_ & BitOf(condition)) != 0;
}

void MachineConditions::Set(Condition condition, bool holds) {
  if (Holds(condition) == holds) return;
  conditions_ ^= BitOf(condition);
  world_.Note(holds ? kMachineBegin : kMachineEnd, 0, static_cast<std::uint64_t>(condition));
  Changed();
}

void MachineConditions::SetNetworkCost(NetworkCost cost) {
  const auto bits = static_cast<std::uint8_t>(cost);
  if (!std::has_single_bit(bits)) {
    throw std::invalid_argument("there is no network cost " + std::to_string(bits));
  }
  if (cost == cost_) return;
  cost_ = cost;
  world_.Note(kMachineCost, 0, static_cast<std::uint64_t>(cost));
  Changed();
}

void MachineConditions::LockVolume(std::string_view volume) {
  const std::string folded = CheckedVolume(volume);
  if (!locked_volumes_.insert(folded).second) return;
  world_.Note(kMachineVolumeLocked, 0, DriveOf(folded));
  Changed();
}

void MachineConditions::UnlockVolume(std::string_view volume) {
  const std::string folded = CheckedVolume(volume);
  if (locked_volumes_.erase(folded) == 0) return;
  world_.Note(kMachineVolumeUnlocked, 0, DriveOf(folded));
  Changed();
}

void MachineConditions::SetGroupPolicies(const GroupPolicies& policies) {
  CheckDuration("job_inactivity_timeout", policies.job_inactivity_timeout);
  CheckDuration("maximum_download_time", policies.maximum_download_time);
  policies_ = policies;
  world_.Note(kMachinePolicies);
  Changed();
}

void MachineConditions::Changed() {
  blocks_nothing_ = conditions_ == 0 && locked_volumes_.empty() && BandwidthLimit() != 0;
  listener_.OnMachineChanged();
}

// --- The bandwidth policy ---

void MachineConditions::SetBandwidthPolicy(const BandwidthPolicy& policy) {
  CheckHour("from_hour", policy.from_hour);
  CheckHour("to_hour", policy.to_hour);
  bandwidth_ = policy;
  day_begins_ = world_.now() - TimeOfDay(world_.wall_now().time_since_epoch());
  world_.Note(kMachineBandwidth, 0, BandwidthLimit().value_or(UINT32_MAX));
  ArmBandwidthTimer();
  Changed();
  listener_.OnBandwidthChanged();
}

bool MachineConditions::HasInterval() const {
  return bandwidth_.from_hour != bandwidth_.to_hour &&
         bandwidth_.limit_kilobits_per_second != bandwidth_.limit_otherwise_kilobits_per_second;
}

bool MachineConditions::IsInInterval() const {
  if (bandwidth_.from_hour == bandwidth_.to_hour) return true;
  const Duration time = TimeOfDay(world_.now() - day_begins_);
  const bool has_begun = time >= std::chrono::hours(bandwidth_.from_hour);
  const bool has_ended = time >= std::chrono::hours(bandwidth_.to_hour);
  return bandwidth_.from_hour < bandwidth_.to_hour ? has_begun && !has_ended
                                                   : has_begun || !has_ended;
}

std::optional<std::uint32_t> MachineConditions::BandwidthLimit() const {
  return IsInInterval() ? bandwidth_.limit_kilobits_per_second
                        : bandwidth_.limit_otherwise_kilobits_per_second;
}

std::uint64_t MachineConditions::background_bits_per_second() const {
  const std::optional<std::uint32_t> limit = BandwidthLimit();
  if (!limit.has_value() || *limit == 0) return 0;
  return std::uint64_t{1000} * std::max(*limit, kLeastLimitKilobitsPerSecond);
}

Instant MachineConditions::NextBoundary() const {
  const int hour = IsInInterval() ? bandwidth_.to_hour : bandwidth_.from_hour;
  const Duration wait = TimeOfDay(std::chrono::hours(hour) - (world_.now() - day_begins_));
  return world_.now() + (wait == Duration::zero() ? kDay : wait);
}

// The pending event is forgotten by its generation.
void MachineConditions::ArmBandwidthTimer() {
  ++timer_generation_;
  if (HasInterval()) world_.PostBackground(NextBoundary(), timer_, 0, timer_generation_);
  UpdateWork();
}

void MachineConditions::SetBandwidthAwaited(bool is_awaited) {
  is_bandwidth_awaited_ = is_awaited;
  UpdateWork();
}

void MachineConditions::UpdateWork() {
  const bool has_work = is_bandwidth_awaited_ && HasInterval();
  if (std::exchange(has_work_, has_work) == has_work) return;
  if (has_work) {
    world_.BeginWork();
  } else {
    world_.EndWork();
  }
}

void MachineConditions::OnWallClockStep(Duration step) {
  if (decisions_.BandwidthIntervalIsMonotonic()) return;
  day_begins_ -= step;
  ArmBandwidthTimer();
  Changed();
  listener_.OnBandwidthChanged();
}

void MachineConditions::OnEvent(std::uint32_t, std::uint32_t generation) {
  if ((timer_generation_ & 0xffffffu) != generation) return;
  world_.Note(kMachineBandwidth, 0, BandwidthLimit().value_or(UINT32_MAX));
  ArmBandwidthTimer();
  Changed();
  listener_.OnBandwidthChanged();
}

}  // namespace bitsim
