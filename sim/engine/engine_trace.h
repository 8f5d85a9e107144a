// File: engine_trace.h
//
// What the engine writes into the trace.

#ifndef BITSIM_ENGINE_ENGINE_TRACE_H_
#define BITSIM_ENGINE_ENGINE_TRACE_H_

#include "bitsim/trace.h"

namespace bitsim {

void FormatJobState(std::string& out, std::uint64_t value);
void FormatErrorContext(std::string& out, std::uint64_t value);

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

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_TRACE_H_
