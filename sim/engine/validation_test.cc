// Content that a client looks at and rejects, in jobs of several files.

#include <gtest/gtest.h>

#include <string>

#include "sim/engine/transfer_fixture.h"

namespace bitsim {
namespace {

using std::chrono::seconds;

constexpr std::uint32_t kFileCount = 4;

class ValidationTest : public TransferTest {
 protected:
  ValidationTest() {
    for (std::uint32_t i = 0; i < kFileCount; ++i) {
      origin_.Put(Path(i), {.content = Content::Pattern(kSizeBytes, i)});
      if (i > 0) {
        EXPECT_EQ(engine_.AddFile(job_, origin_.url() + Path(i), "C:\\data\\" + std::to_string(i)),
                  S_OK);
      }
    }
  }

  static std::string Path(std::uint32_t file) { return "/file" + std::to_string(file); }

  void ExpectRejected(std::uint32_t file) {
    EXPECT_EQ(job_.state, BG_JOB_STATE_ERROR);
    EXPECT_TRUE(engine_.HasError(job_));
    EXPECT_EQ(job_.error().code, BG_E_VALIDATION_FAILED);
    EXPECT_EQ(job_.error().context, BG_ERROR_CONTEXT_REMOTE_FILE);
    EXPECT_EQ(job_.error().file_index, static_cast<std::int32_t>(file));
    EXPECT_EQ(engine_.FileProgress(job_, file).BytesTransferred, 0u);
    EXPECT_FALSE(disk_.Exists(TemporaryFiles::Path(job_, file)));
  }

  // Everything is there, and these files were fetched so often.
  void ExpectFetched(const std::string& counts) {
    EXPECT_EQ(engine_.Progress(job_).BytesTransferred, kFileCount * kSizeBytes);
    std::string seen;
    for (std::uint32_t i = 0; i < kFileCount; ++i) {
      std::uint64_t gets = 0;
      for (const ReceivedRequest& request : origin_.requests()) {
        if (request.method == HttpMethod::kGet && request.path == Path(i)) ++gets;
      }
      seen += std::to_string(gets);
    }
    EXPECT_EQ(seen, counts);
  }

  Job& job_ = MakeJob("/file0", "C:\\data\\0");
};

class EachFile : public ValidationTest, public ::testing::WithParamInterface<std::uint32_t> {};

TEST_P(EachFile, IsFetchedAgainWhenItsContentIsRejected) {
  ExpectTransferred(job_);
  ASSERT_EQ(engine_.SetValidationState(job_, GetParam(), false), S_OK);
  ExpectRejected(GetParam());
  for (std::uint32_t i = 0; i < kFileCount; ++i) {
    if (i == GetParam()) continue;
    EXPECT_EQ(engine_.FileProgress(job_, i).BytesTransferred, kSizeBytes) << i;
    EXPECT_TRUE(disk_.Exists(TemporaryFiles::Path(job_, i))) << i;
  }
  ExpectTransferred(job_);
  std::string counts = "1111";
  counts[GetParam()] = '2';
  ExpectFetched(counts);
  EXPECT_EQ(engine_.Complete(job_), S_OK);
  for (std::uint32_t i = 0; i < kFileCount; ++i) {
    EXPECT_EQ(disk_.Find("C:\\data\\" + std::to_string(i))->content.Read(0, 10),
              Content::Pattern(kSizeBytes, i).Read(0, 10));
  }
}

TEST_P(EachFile, CanBeRejectedAloneWhileTheJobIsSuspended) {
  ExpectTransferred(job_);
  engine_.Suspend(job_);
  ASSERT_EQ(engine_.SetValidationState(job_, GetParam(), false), S_OK);
  ExpectRejected(GetParam());
}

TEST_P(EachFile, IsLeftOutWhenTheJobIsCompletedAfterARejection) {
  ExpectTransferred(job_);
  ASSERT_EQ(engine_.SetValidationState(job_, GetParam(), false), S_OK);
  EXPECT_EQ(engine_.Complete(job_), BG_S_PARTIAL_COMPLETE);
  for (std::uint32_t i = 0; i < kFileCount; ++i) {
    EXPECT_EQ(disk_.Exists("C:\\data\\" + std::to_string(i)), i != GetParam()) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(All, EachFile, ::testing::Range(std::uint32_t{0}, kFileCount));

TEST_F(ValidationTest, SeveralFilesCanBeRejected) {
  ExpectTransferred(job_);
  EXPECT_EQ(engine_.SetValidationState(job_, 3, false), S_OK);
  EXPECT_EQ(engine_.SetValidationState(job_, 1, false), S_OK);
  ExpectRejected(1);
  EXPECT_EQ(engine_.SetValidationState(job_, 3, true), E_PENDING);  // it is not there
  ExpectTransferred(job_);
  ExpectFetched("1212");
}

TEST_F(ValidationTest, AFileThatIsThereIsRejectedWhileAnotherIsOnItsWay) {
  origin_.Put(Path(2), {.content = Content::Pattern(kSizeBytes, 2),
                        .bytes_per_second_max = kSizeBytes / 100});
  engine_.Resume(job_);
  world_.RunFor(seconds(50));
  ASSERT_EQ(job_.run->current_file, 2u);
  const std::uint64_t received = engine_.FileProgress(job_, 2).BytesTransferred;
  EXPECT_GT(received, kSizeBytes / 4);
  EXPECT_EQ(engine_.SetValidationState(job_, 2, false), E_PENDING);
  EXPECT_EQ(engine_.SetValidationState(job_, 3, false), E_PENDING);
  EXPECT_EQ(job_.state, BG_JOB_STATE_TRANSFERRING);
  ASSERT_EQ(engine_.SetValidationState(job_, 1, false), S_OK);
  ExpectRejected(1);
  EXPECT_GE(engine_.FileProgress(job_, 2).BytesTransferred, received);
  ExpectTransferred(job_);
  ExpectFetched("1221");  // the third one in two parts
}

}  // namespace
}  // namespace bitsim
