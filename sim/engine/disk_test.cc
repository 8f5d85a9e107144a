#include "bitsim/disk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

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

// --- Handles ---

TEST(Disk, AHandleFindsItsFileUntilThatHasAnotherPath) {
  Disk disk;
  EXPECT_EQ(disk.Find(Disk::Handle()), nullptr);
  EXPECT_EQ(disk.Find(disk.Open("C:\\file")), nullptr);
  Disk::Handle file;
  EXPECT_EQ(disk.Create("C:\\file", Content::Text("hello"), 0, "user", &file), S_OK);
  disk.Find(file)->present_bytes = 2;
  EXPECT_EQ(disk.Read("C:\\file"), "he");
  disk.Write("C:\\FILE", Content::Text("other"));  // another content in the same place
  disk.Find(file)->present_bytes = 3;
  EXPECT_EQ(disk.Read("C:\\file"), "oth");
  EXPECT_EQ(disk.Move(file, "C:\\moved", "user", "owner"), S_OK);
  EXPECT_EQ(disk.Find(file), nullptr);
  EXPECT_NE(disk.Find(disk.Open("C:\\moved")), nullptr);
  EXPECT_EQ(disk.Find("C:\\moved")->owner, "owner");
}

TEST(Disk, AHandleOfAFileThatIsGoneFindsNoneThatComesInItsPlace) {
  Disk disk;
  disk.Write("C:\\file", Content::Text("one"));
  const Disk::Handle file = disk.Open("C:\\file");
  EXPECT_TRUE(disk.Remove("C:\\file"));
  disk.Write("C:\\other", Content::Text("two"));
  EXPECT_EQ(disk.Find(file), nullptr);
  EXPECT_EQ(disk.Read("C:\\other"), "two");
  EXPECT_EQ(disk.Find("C:\\other")->modified, WallTime());
  EXPECT_EQ(disk.Move(file, "C:\\to", "user", "user"), HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  EXPECT_THAT(disk.Paths(), ElementsAre("C:\\other"));
}

// --- Faults ---

TEST(Disk, DeniesOneUserAPathAndAllBelow) {
  Disk disk;
  disk.Deny("C:\\Data\\", "alice");
  EXPECT_FALSE(disk.MayWrite("c:\\data\\file", "alice"));
  EXPECT_FALSE(disk.MayWrite("C:\\data\\deeper\\file", "alice"));
  EXPECT_TRUE(disk.MayWrite("C:\\database", "alice"));
  EXPECT_TRUE(disk.MayWrite("C:\\data\\file", "bob"));
  EXPECT_EQ(disk.Create("C:\\data\\file", Content::Text("a"), 1, "alice"), E_ACCESSDENIED);
  EXPECT_FALSE(disk.Exists("C:\\data\\file"));
  EXPECT_EQ(disk.Create("C:\\data\\file", Content::Text("a"), 1, "bob"), S_OK);
  EXPECT_EQ(disk.Find("C:\\data\\file")->owner, "bob");
  EXPECT_EQ(disk.Delete("C:\\data\\file", "alice"), E_ACCESSDENIED);
  EXPECT_EQ(disk.Move("C:\\data\\file", "C:\\file", "alice", "alice"), E_ACCESSDENIED);
  disk.Allow("C:\\data", "alice");
  EXPECT_EQ(disk.Move("C:\\data\\file", "C:\\file", "alice", "carol"), S_OK);
  EXPECT_EQ(disk.Find("C:\\file")->owner, "carol");
  EXPECT_EQ(disk.Delete("C:\\file", "alice"), S_OK);
  EXPECT_EQ(disk.Delete("C:\\file", "alice"), S_OK);  // is not there
}

TEST(Disk, KnowsReadOnlyFilesAndVolumes) {
  Disk disk;
  disk.Write("C:\\file", Content::Text("a"));
  disk.SetReadOnly("C:\\file", true);
  EXPECT_EQ(disk.Delete("C:\\file", "user"), E_ACCESSDENIED);
  EXPECT_FALSE(disk.MayWrite("C:\\file", "user"));
  disk.SetReadOnly("C:", true);
  EXPECT_TRUE(disk.MayWrite("C:\\b", "user"));  // once the medium may be written to
  EXPECT_EQ(disk.Create("C:\\b", Content(), 0, "user"), HRESULT_FROM_WIN32(ERROR_WRITE_PROTECT));
  EXPECT_EQ(disk.Create("D:\\b", Content(), 0, "user"), S_OK);
  disk.SetReadOnly("C:", false);
  disk.SetReadOnly("C:\\file", false);
  EXPECT_EQ(disk.Delete("C:\\file", "user"), S_OK);
}

TEST(Disk, HasNoMoreOfAFileThanThereIs) {
  Disk disk;
  EXPECT_THROW(disk.Write("C:\\file", Content::Text("abc"), 4), std::invalid_argument);
  EXPECT_FALSE(disk.Exists("C:\\file"));
}

TEST(Disk, GivesAndTakesSpace) {
  Disk disk;
  EXPECT_EQ(disk.free_bytes("C:"), std::nullopt);
  disk.SetFreeBytes("C:", 100);
  EXPECT_EQ(disk.Create("C:\\a", Content::Pattern(101), 0, "user"),
            HRESULT_FROM_WIN32(ERROR_DISK_FULL));
  EXPECT_EQ(disk.Create("C:\\a", Content::Pattern(60), 0, "user"), S_OK);  // all of it is reserved
  EXPECT_EQ(disk.free_bytes("c:"), 40u);
  EXPECT_EQ(disk.Create("C:\\a", Content::Pattern(90), 0, "user"), S_OK);  // replaces it
  EXPECT_EQ(disk.free_bytes("C:"), 10u);
  EXPECT_EQ(disk.Create("C:\\b", Content::Pattern(10), 0, "user"), S_OK);
  EXPECT_EQ(disk.Move("C:\\b", "C:\\a", "user", "user"), S_OK);  // what was there goes
  EXPECT_EQ(disk.free_bytes("C:"), 90u);
  disk.Write("C:\\c", Content::Pattern(1000));  // a test may
  EXPECT_EQ(disk.free_bytes("C:"), 0u);
  disk.SetFreeBytes("C:", std::nullopt);
  EXPECT_EQ(disk.Create("C:\\d", Content::Pattern(1000), 0, "user"), S_OK);
  EXPECT_THROW(disk.SetFreeBytes("C:\\data", 1), std::invalid_argument);
}

}  // namespace
}  // namespace bitsim
