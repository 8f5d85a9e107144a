// File: worker_messages.h
//
// What a worker, the process that runs tests for the runner, says while it does: one JSON object a
// line, the worker's only output on that pipe.
//
//   {"say":"ready","text":"10.3"}                     the backend stands; its version of BITS
//   {"say":"start","text":"NOTIFY_REG_07.TheLast..."}
//   {"say":"finding","finding":{...}}                 at once, for the test may never end
//   {"say":"end","test":{...}}                        the judged result, its findings included
//   {"say":"broke","text":"..."}                      the backend broke; the worker ends
//   {"say":"refused","text":"..."}                    the input means nothing; the worker ends
//   {"say":"done"}                                    no further test; the worker ends

#ifndef BITSIM_CONFORMANCE_RUNNER_WORKER_MESSAGES_H_
#define BITSIM_CONFORMANCE_RUNNER_WORKER_MESSAGES_H_

#include <string>
#include <string_view>

#include "conformance/verdict/test_result.h"

namespace conformance::runner {

struct WorkerMessage {
  enum class Kind { kReady, kStart, kFinding, kEnd, kBroke, kRefused, kDone };
  Kind kind = Kind::kDone;
  std::string text = "";
  Finding finding = {};
  TestResult test = {};
};

// Without a line end. Bytes that are not UTF-8 are replaced.
std::string ToLine(const WorkerMessage& message);

// Throws std::invalid_argument if it is not a message.
WorkerMessage ParseWorkerLine(std::string_view line);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_WORKER_MESSAGES_H_
