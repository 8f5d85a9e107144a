// File: test_sink.h
//
// Who is told how a run goes on: the log of a run in this process, the pipe of a worker.

#ifndef BITSIM_CONFORMANCE_RUNNER_TEST_SINK_H_
#define BITSIM_CONFORMANCE_RUNNER_TEST_SINK_H_

#include <string>

#include "conformance/verdict/test_result.h"

namespace conformance::runner {

class TestSink {
 public:
  virtual ~TestSink() = default;
  // Once for each repetition of the run.
  virtual void RunStarts(int tests) = 0;
  virtual void TestStarts(const std::string& name) = 0;
  // REQUIRES: the test was judged.
  virtual void TestEnds(TestResult result) = 0;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_TEST_SINK_H_
