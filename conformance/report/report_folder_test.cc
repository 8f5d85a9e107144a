#include "conformance/report/report_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "conformance/report/testing/sample_run.h"

namespace conformance::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReportFolderTest : public ::testing::Test {
 protected:
  ReportFolderTest()
      : root_(std::filesystem::path(::testing::TempDir()) /
              ("report_folder_test." +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  ~ReportFolderTest() override { std::filesystem::remove_all(root_); }

  static std::set<std::string> FilesIn(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  std::string MessageFor(const std::filesystem::path& path) {
    try {
      ReportFolder folder(path);
    } catch (const ReportError& error) {
      return error.what();
    }
    return "";
  }

  const std::filesystem::path root_;
};

TEST_F(ReportFolderTest, MakesTheFolderAndLeavesItEmpty) {
  const ReportFolder folder(root_ / "a" / "b");
  EXPECT_THAT(FilesIn(root_ / "a" / "b"), IsEmpty());
}

TEST_F(ReportFolderTest, WritesAllReports) {
  const ReportFolder folder(root_);
  folder.Write(SampleRun());
  EXPECT_THAT(FilesIn(root_), ElementsAre("index.html", "junit.xml", "results.json"));
}

TEST_F(ReportFolderTest, WritesTwice) {
  const ReportFolder folder(root_);
  folder.Write(SampleRun());
  folder.Write(SampleRun());
  EXPECT_THAT(FilesIn(root_), ElementsAre("index.html", "junit.xml", "results.json"));
}

TEST_F(ReportFolderTest, NamesAFileThatIsInTheWay) {
  std::ofstream(root_ / "file") << "x";
  EXPECT_THAT(MessageFor(root_ / "file"), HasSubstr((root_ / "file").string()));
  EXPECT_THAT(MessageFor(root_ / "file" / "below"), HasSubstr("Not a directory"));
}

TEST_F(ReportFolderTest, NamesAFolderThatIsInTheWayOfAReport) {
  std::filesystem::create_directory(root_ / "junit.xml");
  EXPECT_THAT(MessageFor(root_), HasSubstr("junit.xml': it is a folder"));
}

TEST_F(ReportFolderTest, KeepsTheOldReportIfTheNewOneCannotBeWritten) {
  const ReportFolder folder(root_);
  std::ofstream(root_ / "index.html") << "old";
  std::filesystem::create_directory(root_ / "results.json.unfinished");
  EXPECT_THROW(folder.Write(SampleRun()), ReportError);
  std::string content;
  std::ifstream(root_ / "index.html") >> content;
  EXPECT_EQ(content, "old");
  EXPECT_THAT(FilesIn(root_), ElementsAre("index.html"));
}

}  // namespace
}  // namespace conformance::report
