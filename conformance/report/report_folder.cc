#include "conformance/report/report_folder.h"

#include <cerrno>
#include <deque>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "conformance/report/junit.h"
#include "conformance/report/page/run_page.h"
#include "conformance/report/results_writer.h"

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

ReportFolder::ReportFolder(std::filesystem::path path,
                           std::initializer_list<std::string_view> names)
    : path_(std::move(path)) {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  if (error && !std::filesystem::is_directory(path_)) {
    throw ReportError("cannot make the folder '" + path_.string() + "': " + error.message());
  }
  for (const std::string_view name : names) {
    if (std::filesystem::is_directory(path_ / name, error)) {
      throw ReportError("cannot write '" + (path_ / name).string() + "': it is a folder");
    }
    const UnfinishedFile attempt(path_ / name, "");
  }
}

void ReportFolder::Write(const RunResult& run) const {
  Write({{"index.html", HtmlReport(run)},
         {"junit.xml", JunitReport(run)},
         {"results.json", JsonReport(run)}});
}

void ReportFolder::Write(const Files& files) const {
  std::deque<UnfinishedFile> unfinished;
  std::error_code ignored;  // the file that cannot be written tells
  for (const auto& file : files) {
    std::filesystem::create_directories((path_ / file.first).parent_path(), ignored);
  }
  for (const auto& [name, content] : files) unfinished.emplace_back(path_ / name, content);
  for (UnfinishedFile& file : unfinished) file.MoveToItsPlace();
}

}  // namespace conformance::report
