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
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/report/report_error.h"
#include "conformance/verdict/run_result.h"

namespace conformance::report {

class ReportFolder {
 public:
  // A file of a report: its name in the folder and what is in it.
  using Files = std::vector<std::pair<std::string, std::string>>;

  // Makes the folder if need be. Throws ReportError if files of these names cannot be written
  // there.
  explicit ReportFolder(std::filesystem::path path,
                        std::initializer_list<std::string_view> names = {"index.html", "junit.xml",
                                                                         "results.json"});

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path page() const { return path_ / "index.html"; }

  // Writes index.html, junit.xml and results.json beside their places, then moves them there: an
  // older report stays as it was until the new one is complete. Throws ReportError.
  void Write(const RunResult& run) const;
  // The same for these files.
  void Write(const Files& files) const;

 private:
  std::filesystem::path path_;
};

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_REPORT_FOLDER_H_
