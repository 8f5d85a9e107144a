#include "conformance/report/report_folder.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "conformance/report/html.h"
#include "conformance/report/json.h"
#include "conformance/report/junit.h"

namespace conformance::report {
namespace {

std::string LastError() { return std::generic_category().message(errno); }

// A file that is gone again unless it is moved to its place.
class UnfinishedFile {
 public:
  UnfinishedFile(const std::filesystem::path& place, std::string_view content)
      : place_(place), path_(place.string() + ".unfinished") {
    std::ofstream file(path_, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) {
      const std::string reason = LastError();
      Remove();
      throw ReportError("cannot write '" + place_.string() + "': " + reason);
    }
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile() { Remove(); }

  void MoveToItsPlace() {
    std::error_code error;
    std::filesystem::rename(path_, place_, error);
    if (error) {
      throw ReportError("cannot write '" + place_.string() + "': " + error.message());
    }
  }

 private:
  void Remove() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  std::filesystem::path place_;
  std::filesystem::path path_;
};

}  // namespace

ReportFolder::ReportFolder(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  if (error && !std::filesystem::is_directory(path_)) {
    throw ReportError("cannot make the report folder '" + path_.string() + "': " + error.message());
  }
  for (const std::string_view name : {"index.html", "junit.xml", "results.json"}) {
    if (std::filesystem::is_directory(path_ / name, error)) {
      throw ReportError("cannot write '" + (path_ / name).string() + "': it is a folder");
    }
  }
  const UnfinishedFile attempt(page(), "");
}

void ReportFolder::Write(const RunResult& run) const {
  UnfinishedFile page_file(page(), HtmlReport(run));
  UnfinishedFile junit_file(path_ / "junit.xml", JunitReport(run));
  UnfinishedFile json_file(path_ / "results.json", JsonReport(run));
  page_file.MoveToItsPlace();
  junit_file.MoveToItsPlace();
  json_file.MoveToItsPlace();
}

}  // namespace conformance::report
