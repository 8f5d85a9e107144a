// File: recordings.h
//
// The choices of a test as a file: --record=DIR writes one for each test, --replay=FILE runs the
// test of one again, choice by choice.
//
//   bits-conformance-recording 1
//   test NOTIFY_REG_07.TheLastCallerWins
//   backend sim
//   ...                                      what the backend recorded, in its own words

#ifndef BITSIM_CONFORMANCE_RUNNER_RECORDINGS_H_
#define BITSIM_CONFORMANCE_RUNNER_RECORDINGS_H_

#include <filesystem>
#include <string>

namespace conformance::runner {

struct SuiteRecording {
  std::string test;
  std::string backend;  // as --backend takes it
  std::string choices;
  int first_line = 1;  // of the choices in the file
};

// Throws UsageError, which names the file and the line.
SuiteRecording ReadRecording(const std::filesystem::path& file);

// The folder that recordings are written to; made if need be. Throws UsageError if it cannot be
// written, before the run.
class RecordingFolder {
 public:
  explicit RecordingFolder(std::filesystem::path path);

  // Writes one file, whole or not at all. A backend without choices leaves none. Throws UsageError.
  void Keep(const SuiteRecording& recording) const;

 private:
  std::filesystem::path path_;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_RECORDINGS_H_
