// File: notify_trace.h
//
// What the notification layer writes into the trace.

#ifndef BITSIM_NOTIFY_NOTIFY_TRACE_H_
#define BITSIM_NOTIFY_NOTIFY_TRACE_H_

#include "bitsim/trace.h"

namespace bitsim {

inline constexpr TraceKind kCallbackRegistered{"callback.registered"};
inline constexpr TraceKind kCallbackRemoved{"callback.removed"};
inline constexpr TraceKind kCallbackLost{"callback.lost"};
inline constexpr TraceKind kNotifyFlags{"notify.flags", "flags", FormatHex};
inline constexpr TraceKind kJobTransferredCall{"notify.JobTransferred"};
inline constexpr TraceKind kJobErrorCall{"notify.JobError", "code", FormatHex};
inline constexpr TraceKind kJobModificationCall{"notify.JobModification"};
inline constexpr TraceKind kFileTransferredCall{"notify.FileTransferred", "file"};
inline constexpr TraceKind kFileRangesTransferredCall{"notify.FileRangesTransferred", "file",
                                                      FormatDecimal, "ranges"};
inline constexpr TraceKind kNotifyThrew{"notify.threw"};
inline constexpr TraceKind kNotifyResult{"notify.result", "result", FormatHex};
inline constexpr TraceKind kNotifyWaits{"notify.waits_for_slot"};
inline constexpr TraceKind kNotifyObsolete{"notify.obsolete"};
inline constexpr TraceKind kNotifyRetry{"notify.retry_planned", "in", FormatDuration};
inline constexpr TraceKind kProgramStarted{"program.started", "launch"};
inline constexpr TraceKind kProgramNotStarted{"program.not_started", "result", FormatHex};
inline constexpr TraceKind kProgramEnded{"program.ended", "launch", FormatDecimal, "exit_code"};
inline constexpr TraceKind kClassActivated{"class.activated", "result", FormatHex};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFY_TRACE_H_
