#include "conformance/model/program_file.h"

#include <gtest/gtest.h>

namespace conformance::model {
namespace {

TEST(ProgramFileTest, EveryProgramOfEveryJobIsAFileOfItsOwn) {
  for (std::size_t job = 0; job < kJobsMax; ++job) {
    for (const std::uint32_t argument : ArgumentsOf(CommandKind::kSetProgram)) {
      const std::string file = ProgramFile({job, static_cast<Program>(argument)});
      for (const std::string folder : {"C:\\", "/tmp/suite 1/", "Z:\\a/b\\", ""}) {
        const std::string path = folder + file;
        const auto read = ParseProgramPath(std::wstring(path.begin(), path.end()));
        ASSERT_TRUE(read) << path;
        EXPECT_EQ(read->job, job);
        EXPECT_EQ(read->program, static_cast<Program>(argument));
      }
    }
  }
}

TEST(ProgramFileTest, NothingElseIsAProgram) {
  for (const wchar_t* const path :
       {L"", L"C:\\", L"C:\\notify.exe", L"C:\\4-fails.exe", L"C:\\1-fails.exe\\",
        L"C:\\1-fails.exe.bak", L"C:\\11-fails.exe"}) {
    EXPECT_FALSE(ParseProgramPath(path)) << std::wstring_view(path).size();
  }
}

}  // namespace
}  // namespace conformance::model
