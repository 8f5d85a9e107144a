#include "bitsim/disk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Disk, HasNothingAtFirst) {
  const Disk disk;
  EXPECT_THAT(disk.Paths(), IsEmpty());
  EXPECT_FALSE(disk.Exists("C:\\file"));
  EXPECT_EQ(disk.Find("C:\\file"), nullptr);
  EXPECT_EQ(disk.Read("C:\\file"), std::nullopt);
}

TEST(Disk, ReadsWhatWasWritten) {
  Disk disk;
  disk.Write("C:\\file", Content::Text("hello"));
  EXPECT_EQ(disk.Read("C:\\file"), "hello");
  EXPECT_EQ(disk.Find("C:\\file")->size_bytes(), 5u);
  disk.Write("C:\\file", Content::Text("hello"), 2);  // so much of it has arrived
  EXPECT_EQ(disk.Read("C:\\file"), "he");
  EXPECT_EQ(disk.Find("C:\\file")->size_bytes(), 2u);
  disk.Write("C:\\empty", Content());
  EXPECT_EQ(disk.Read("C:\\empty"), "");
}

TEST(Disk, ComparesNamesWithoutRegardToAsciiCase) {
  Disk disk;
  disk.Write("C:\\File", Content::Text("a"));
  EXPECT_TRUE(disk.Exists("c:\\fILE"));
  disk.Write("C:\\FILE", Content::Text("b"));
  EXPECT_THAT(disk.Paths(), ElementsAre("C:\\File"));  // the first spelling stays
  EXPECT_EQ(disk.Read("C:\\file"), "b");
  EXPECT_FALSE(disk.Exists("C:\\File "));
  EXPECT_FALSE(disk.Exists("C:\\Fil"));
  EXPECT_TRUE(disk.Remove("c:\\file"));
  EXPECT_FALSE(disk.Remove("c:\\file"));
  EXPECT_THAT(disk.Paths(), IsEmpty());
}

TEST(Disk, ListsPathsInOrder) {
  Disk disk;
  for (const char* path : {"C:\\b", "C:\\A", "C:\\a\\c", "B:\\z"}) disk.Write(path, Content());
  EXPECT_THAT(disk.Paths(), ElementsAre("B:\\z", "C:\\A", "C:\\a\\c", "C:\\b"));
}

TEST(Disk, RenamesOntoAnotherFile) {
  Disk disk;
  disk.Write("C:\\from", Content::Text("new"));
  disk.Write("C:\\to", Content::Text("old"));
  EXPECT_TRUE(disk.Rename("C:\\from", "C:\\to"));
  EXPECT_THAT(disk.Paths(), ElementsAre("C:\\to"));
  EXPECT_EQ(disk.Read("C:\\to"), "new");
}

TEST(Disk, RenamesOntoItself) {
  Disk disk;
  disk.Write("C:\\file", Content::Text("a"));
  EXPECT_TRUE(disk.Rename("C:\\file", "C:\\FILE"));
  EXPECT_EQ(disk.Read("C:\\file"), "a");
}

TEST(Disk, RefusesToRenameWhatIsMissingOrLockedAndChangesNothing) {
  Disk disk;
  EXPECT_FALSE(disk.Rename("C:\\from", "C:\\to"));
  disk.Write("C:\\from", Content::Text("new"));
  disk.Write("C:\\to", Content::Text("old"));
  for (const char* locked : {"C:\\FROM", "C:\\TO"}) {
    disk.Lock(locked);
    EXPECT_FALSE(disk.Rename("C:\\from", "C:\\to")) << locked;
    EXPECT_EQ(disk.Read("C:\\from"), "new");
    EXPECT_EQ(disk.Read("C:\\to"), "old");
    disk.Unlock(locked);
  }
  EXPECT_TRUE(disk.Rename("C:\\from", "C:\\to"));
}

TEST(Disk, LocksPathsWhetherThereIsAFileOrNot) {
  Disk disk;
  disk.Lock("C:\\File");
  disk.Lock("C:\\file");  // twice is once
  EXPECT_TRUE(disk.IsLocked("c:\\FILE"));
  EXPECT_FALSE(disk.IsLocked("c:\\other"));
  disk.Unlock("c:\\file");
  EXPECT_FALSE(disk.IsLocked("C:\\File"));
  disk.Unlock("c:\\file");
}

}  // namespace
}  // namespace bitsim
