// ST, COMP, PROG: the file that a job sends, whole, and the reply to it as a client gets it.

#include <bits10_1.h>

#include <string>

#include "conformance/suite/job_files.h"
#include "conformance/suite/uploads.h"

namespace conformance {
namespace {

struct ReplyData {
  HRESULT result = E_FAIL;
  UINT64 length = 0;
  bool has_buffer = false;
};

class ReplyTest : public UploadTest {
 protected:
  static ReplyData ReplyDataOf(const Job& job) {
    ReplyData data;
    BYTE* buffer = nullptr;
    data.result = job.As<IBackgroundCopyJob2>()->GetReplyData(&buffer, &data.length);
    data.has_buffer = buffer != nullptr;
    CoTaskMemFree(buffer);
    return data;
  }
};

#define REPLY_RULE(rule, name, ...) RULE_TEST_F(ReplyTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

// Larger than what a service sends in one piece.
REPLY_RULE(ST_08, AllOfAnUploadArrives) {
  for (const std::uint64_t size_bytes : {std::uint64_t{5'000'000}, std::uint64_t{0}}) {
    const Job job = NewUpload({}, size_bytes);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(Received().received_bytes, size_bytes);
    EXPECT_TRUE(Received().is_complete);
    EXPECT_EQ(FileProgressOf(job).BytesTransferred, size_bytes);
    EXPECT_HRESULT(S_OK, job->Complete());
  }
}

REPLY_RULE(API_03, TheReplyIsReadWhenItIsThere) {
  const Job job = NewUploadReply();
  EXPECT_HRESULT(BG_E_INVALID_STATE, ReplyDataOf(job).result);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const ReplyData data = ReplyDataOf(job);
  EXPECT_HRESULT(S_OK, data.result);
  EXPECT_EQ(data.length, kReplyBytes);
  EXPECT_TRUE(data.has_buffer);
}

REPLY_RULE(API_03, AReplyOfMoreThanAMegabyteIsReadFromItsFile) {
  constexpr std::uint64_t kMany = 2'000'000;
  const Job job = NewUploadReply(WithReply({.size_bytes = kMany}));
  const std::wstring name = testbed().LocalPath("reply");
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->SetReplyFileName(name.c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const ReplyData data = ReplyDataOf(job);
  EXPECT_HRESULT(BG_E_TOO_LARGE, data.result);
  RECORD("length told of a reply that is too large", data.length);
  EXPECT_FALSE(data.has_buffer);
  EXPECT_HRESULT(BG_E_INVALID_STATE,
                 job.As<IBackgroundCopyJob2>()->SetReplyFileName(LocalName(9).c_str()));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(name), kMany);
}

REPLY_RULE(API_03, TheNameOfAReplyIsSettledWhenItBegins) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewUploadReply(WithReply({.size_bytes = 1'000'000, .bytes_per_second = 10'000}));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(10s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_GT(ReplyProgressOf(job).BytesTransferred, 0u);
  EXPECT_HRESULT(BG_E_INVALID_STATE,
                 job.As<IBackgroundCopyJob2>()->SetReplyFileName(LocalName(9).c_str()));
  EXPECT_SUCCEEDED(job->Cancel());
}

REPLY_RULE(API_03, AServerNeedNotReply) {
  const Job job = NewUploadReply({});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const ReplyData data = ReplyDataOf(job);
  EXPECT_HRESULT(S_OK, data.result);
  EXPECT_FALSE(data.has_buffer);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
}

REPLY_RULE(CANC_05, CancelLeavesTheFileAndTakesTheReply) {
  const Job job = NewUploadReply();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SUCCEEDED(job->Cancel());
  EXPECT_TRUE(Received().is_complete);
  EXPECT_FALSE(Received().is_deleted);
  // Nothing is left beside the file that was sent.
  EXPECT_TRUE(testbed().WaitUntil([&] { return testbed().LocalFiles().size() == 1; }));
}

REPLY_RULE(API_03, AnUploadHasNoRangesOnDemand) {
  const Job job = NewUpload();
  const auto file = FilesOf(job).at(0).As<IBackgroundCopyFile6>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile6";
  const BG_FILE_RANGE range = {0, 10};
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, file->RequestFileRanges(1, &range));
  DWORD count = 0;
  BG_FILE_RANGE* ranges = nullptr;
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, file->GetFilledFileRanges(&count, &ranges));
  CoTaskMemFree(ranges);
}

}  // namespace
}  // namespace conformance
