#include "conformance/backends/local/local_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LocalFilesTest : public ::testing::Test {
 protected:
  ~LocalFilesTest() override { files_.Remove(); }
  const LocalFiles files_ = LocalFiles::InTemporaryFolder();
};

TEST_F(LocalFilesTest, BeginsEmpty) { EXPECT_THAT(files_.Names(), IsEmpty()); }

TEST_F(LocalFilesTest, WritesAndListsInOrder) {
  files_.Write(files_.Path("b"), 100'000);
  files_.Write(files_.Path("a"), 0);
  EXPECT_THAT(files_.Names(), ElementsAre(L"a", L"b"));
  EXPECT_EQ(files_.SizeBytes(files_.Path("b")), 100'000U);
  EXPECT_EQ(files_.SizeBytes(files_.Path("a")), 0U);
  files_.Write(files_.Path("b"), 7);
  EXPECT_EQ(files_.SizeBytes(files_.Path("b")), 7U);
}

TEST_F(LocalFilesTest, KnowsWhatIsNotThere) {
  EXPECT_EQ(files_.SizeBytes(files_.Path("none")), std::nullopt);
}

TEST_F(LocalFilesTest, EveryFolderIsAnother) {
  const LocalFiles other = LocalFiles::InTemporaryFolder();
  EXPECT_NE(other.Path("a"), files_.Path("a"));
  other.Remove();
}

TEST_F(LocalFilesTest, RemovesWhatADeadProcessLeft) {
  // The number of the process is one more than there may be.
  const auto dead = std::filesystem::temp_directory_path() / "bitsim-files-4194305-1";
  std::filesystem::create_directories(dead / "folder");
  LocalFiles::RemoveLeftovers();
  EXPECT_FALSE(std::filesystem::exists(dead));
  EXPECT_THAT(files_.Names(), IsEmpty());  // its own folder is still there
}

TEST_F(LocalFilesTest, SaysWhatItCannotDo) {
  EXPECT_THROW(files_.Write(files_.Path("no/such/folder"), 1), BackendError);
  const LocalFiles nowhere(std::filesystem::path("/no/such/folder"));
  EXPECT_THROW(nowhere.Names(), BackendError);
}

}  // namespace
}  // namespace conformance
