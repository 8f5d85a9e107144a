#include "conformance/testbed/trace_files.h"

#include <utility>

namespace conformance {
namespace {

TraceFileSink& Sink() {
  static TraceFileSink sink;
  return sink;
}

}  // namespace

void SetTraceFileSink(TraceFileSink sink) { Sink() = std::move(sink); }

const TraceFileSink& GetTraceFileSink() { return Sink(); }

}  // namespace conformance
