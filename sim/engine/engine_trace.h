// File: engine_trace.h
//
// What the engine writes into the trace.

#ifndef BITSIM_ENGINE_ENGINE_TRACE_H_
#define BITSIM_ENGINE_ENGINE_TRACE_H_

#include "bitsim/trace.h"

namespace bitsim {

void FormatJobState(std::string& out, std::uint64_t value);
void FormatErrorContext(std::string& out, std::uint64_t value);
void FormatNetworkCost(std::string& out, std::uint64_t value);
void FormatCondition(std::string& out, std::uint64_t value);
void FormatBandwidthLimit(std::string& out, std::uint64_t value);  // UINT32_MAX: none
void FormatDrive(std::string& out, std::uint64_t value);           // a letter; 0: a share

inline constexpr TraceKind kJobCreated{"job.created", "type"};
inline constexpr TraceKind kJobState{"job.state", "from", FormatJobState, "to", FormatJobState};
inline constexpr TraceKind kJobError{"job.error", "context", FormatErrorContext, "code", FormatHex};
inline constexpr TraceKind kJobRetryPlanned{"job.retry_planned", "in", FormatDuration};
inline constexpr TraceKind kFileTransferred{"file.transferred", "file", FormatDecimal, "bytes"};
inline constexpr TraceKind kFileRestarted{"file.restarted", "file"};
inline constexpr TraceKind kReplyTransferred{"reply.transferred", "bytes"};
inline constexpr TraceKind kFileRenamed{"file.renamed", "file"};
inline constexpr TraceKind kFileRenameFailed{"file.rename_failed", "file"};
inline constexpr TraceKind kServiceRestarted{"service.restarted"};

inline constexpr TraceKind kUserLoggedOn{"user.logged_on", "user"};
inline constexpr TraceKind kUserLoggedOff{"user.logged_off", "user"};
inline constexpr TraceKind kJobOwnerChanged{"job.owner_changed", "user"};
inline constexpr TraceKind kQueueCorrupted{"service.state_file_corrupted"};
inline constexpr TraceKind kQueueLost{"service.queue_lost", "jobs"};
inline constexpr TraceKind kFilesLeft{"job.temporary_files_left"};
inline constexpr TraceKind kMachineCrashed{"machine.crashed"};
inline constexpr TraceKind kMachineRebooted{"machine.rebooted"};
inline constexpr TraceKind kMachineCost{"machine.network_cost", "cost", FormatNetworkCost};
inline constexpr TraceKind kMachineBegin{"machine.begin", "condition", FormatCondition};
inline constexpr TraceKind kMachineEnd{"machine.end", "condition", FormatCondition};
inline constexpr TraceKind kMachineBandwidth{"machine.bandwidth", "limit", FormatBandwidthLimit};
inline constexpr TraceKind kMachinePolicies{"machine.group_policies"};
inline constexpr TraceKind kMachineVolumeLocked{"machine.volume_locked", "volume", FormatDrive};
inline constexpr TraceKind kMachineVolumeUnlocked{"machine.volume_unlocked", "volume", FormatDrive};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_TRACE_H_
