// File: trace_files.h
//
// What a testbed may offer beside Testbed: its whole trace in formats that other programs read.
// Whoever wants such files sets a sink; every test then hands them over when its world ends.

#ifndef BITSIM_CONFORMANCE_TESTBED_TRACE_FILES_H_
#define BITSIM_CONFORMANCE_TESTBED_TRACE_FILES_H_

#include <functional>
#include <string>
#include <vector>

namespace conformance {

struct TraceFile {
  std::string suffix;  // "mmd": what follows the name of the test and a dot
  std::string content;
};

// A testbed that can is one of these, too.
class TraceExporter {
 public:
  virtual ~TraceExporter() = default;
  virtual std::vector<TraceFile> ExportTrace() const = 0;
};

using TraceFileSink =
    std::function<void(const std::string& test, const std::vector<TraceFile>& files)>;

// By default there is none. The sink may throw what a testbed may.
void SetTraceFileSink(TraceFileSink sink);
const TraceFileSink& GetTraceFileSink();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_TRACE_FILES_H_
