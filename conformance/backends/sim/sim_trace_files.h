// File: sim_trace_files.h
//
// The trace of a simulation as files.

#ifndef BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_TRACE_FILES_H_
#define BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_TRACE_FILES_H_

#include <vector>

#include "bitsim/trace_export.h"
#include "conformance/testbed/trace_files.h"

namespace conformance {

// TEST.jsonl, TEST.trace.json for Perfetto, TEST.mmd for Mermaid.
inline std::vector<TraceFile> FilesOf(const bitsim::Trace& trace) {
  return {{.suffix = "jsonl", .content = bitsim::ToJsonLines(trace)},
          {.suffix = "trace.json", .content = bitsim::ToChromeTrace(trace)},
          {.suffix = "mmd", .content = bitsim::ToMermaid(trace)}};
}

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_TRACE_FILES_H_
