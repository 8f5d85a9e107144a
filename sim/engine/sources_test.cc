// Downloads from disks and shares.

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sim/engine/transfer_fixture.h"

namespace bitsim {
namespace {

class SourceTest : public TransferTest {
 protected:
  Job& MakeSourceJob(const char* name) {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, name, "C:\\copy"), S_OK);
    return job;
  }
};

TEST_F(SourceTest, FilesComeFromDisksAndShares) {
  disk_.Write("D:\\in\\file", Content::Text("from a disk"));
  disk_.SetTimes("D:\\in\\file", kSimulationStartWallTime, kSimulationStartWallTime);
  disk_.Write("\\\\server\\share\\file", Content::Text("from a share"));
  for (const auto& [name, text] :
       {std::pair{"D:\\in\\file", "from a disk"}, std::pair{"file:///D:/in/file", "from a disk"},
        std::pair{"\\\\server\\share\\file", "from a share"}}) {
    Job& job = MakeSourceJob(name);
    ExpectTransferred(job);
    EXPECT_EQ(engine_.Complete(job), S_OK);
    EXPECT_EQ(disk_.Read("C:\\copy"), text);
  }
}

TEST_F(SourceTest, WhatIsMissingIsFatal) {
  disk_.Write("D:\\in\\file", Content());
  ExpectError(MakeSourceJob("D:\\in\\other"), HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  ExpectError(MakeSourceJob("D:\\out\\file"), HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND));
}

TEST_F(SourceTest, OnlySharesNeedTheNetwork) {
  disk_.Write("D:\\file", Content::Text("x"));
  disk_.Write("\\\\server\\share\\file", Content::Text("x"));
  network_.Cut();
  world_.RunUntilIdle();
  ExpectTransferred(MakeSourceJob("D:\\file"));
  Job& share = MakeSourceJob("\\\\server\\share\\file");
  engine_.Resume(share);
  RunUntilState(share, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(share.error().code, BG_E_NETWORK_DISCONNECTED);
}

TEST_F(SourceTest, HasNoRangesAnyMore) {
  disk_.Write("\\\\server\\share\\file", Content::Text("0123456789"));
  Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
  engine_.jobs().Hold(job);
  const BG_FILE_RANGE range{1, 2};
  EXPECT_EQ(engine_.AddFileWithRanges(job, "\\\\server\\share\\file", "C:\\copy", {&range, 1}),
            S_OK);
  ExpectError(job, BG_E_INSUFFICIENT_RANGE_SUPPORT);
}

}  // namespace
}  // namespace bitsim
