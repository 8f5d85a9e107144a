// File: report_folder.h
//
// The folder that the reports of a run go to.
//
//   ReportFolder folder("out/conformance/sim");   // before the run: throws if it cannot be written
//   ...
//   folder.Write(run);                            // all reports, or none of them

#ifndef BITSIM_CONFORMANCE_REPORT_REPORT_FOLDER_H_
#define BITSIM_CONFORMANCE_REPORT_REPORT_FOLDER_H_

#include <filesystem>
#include <stdexcept>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// what() names the folder or the file and the reason.
class ReportError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ReportFolder {
 public:
  // Makes the folder if need be. Throws ReportError if files cannot be written there.
  explicit ReportFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path page() const { return path_ / "index.html"; }

  // Writes index.html, junit.xml and results.json beside their places, then moves them there: an
  // older report stays as it was until the new one is complete. Throws ReportError.
  void Write(const RunResult& run) const;

 private:
  std::filesystem::path path_;
};

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_REPORT_FOLDER_H_
