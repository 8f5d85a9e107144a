// HTTP-20: connections that end before all of the answer has come.

#include <cstdint>
#include <string>

#include "conformance/suite/http.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

constexpr std::uint64_t kSizeBytes = 10'000;

class EarlyEndTest : public HttpTest {
 protected:
  // A server whose connections end so, every time: before the first byte, in the middle, before the
  // last byte.
  void ExpectTransientErrors(ConnectionEnd end) {
    for (const std::uint64_t bytes : {0u, 6000u, 9999u}) {
      SCOPED_TRACE(std::to_string(bytes) + " of 10000 bytes");
      const Job job = NewDownloadOf(
          {.size_bytes = kSizeBytes, .answer = {.break_after_bytes = bytes, .break_by = end}});
      EXPECT_HRESULT(S_OK, job->Resume());
      const BG_JOB_STATE state = WhereItRests(job);
      {
        const Blame only(rule::HTTP_20);
        EXPECT_NE(StateText(state), StateText(BG_JOB_STATE_TRANSFERRED))
            << "with " << ProgressOf(job).BytesTransferred << " bytes";
      }
      {
        const Blame only(rule::ST_11);
        EXPECT_EQ(StateText(state), StateText(BG_JOB_STATE_TRANSIENT_ERROR));
      }
      Cancel(job);
    }
  }

 private:
  BG_JOB_STATE WhereItRests(const Job& job) {
    BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
    testbed().WaitUntil([&] {
      EXPECT_HRESULT(S_OK, job->GetState(&state));
      return state == BG_JOB_STATE_TRANSIENT_ERROR || state == BG_JOB_STATE_ERROR ||
             state == BG_JOB_STATE_TRANSFERRED;
    });
    return state;
  }
};

}  // namespace

RULE_TEST_F(EarlyEndTest, HTTP_20, AClosedConnectionIsNotTheEndOfTheFile, ST_11) {
  ExpectTransientErrors(ConnectionEnd::kClose);
}

RULE_TEST_F(EarlyEndTest, HTTP_20, AResetIsNotTheEndOfTheFile, ST_11) {
  ExpectTransientErrors(ConnectionEnd::kReset);
}

// Bytes that are on their way may be lost then, too.
RULE_TEST_F(EarlyEndTest, HTTP_20, AResetAtOnceIsNotTheEndOfTheFile, ST_11) {
  ExpectTransientErrors(ConnectionEnd::kResetAtOnce);
}

RULE_TEST_F(EarlyEndTest, HTTP_20, WhatIsMissingIsFetchedAtTheNextAttempt) {
  RequireBreaksToPass(testbed(), client());
  int index = 0;
  for (const ConnectionEnd end :
       {ConnectionEnd::kClose, ConnectionEnd::kReset, ConnectionEnd::kResetAtOnce}) {
    SCOPED_TRACE("file " + std::to_string(index));
    const Job job = NewDownload(kSizeBytes);
    testbed().origin().AnswerNext(RemotePath(index), {.break_after_bytes = 6000, .break_by = end});
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(ProgressOf(job).BytesTransferred, kSizeBytes);
    EXPECT_HRESULT(S_OK, job->Complete());
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(index)), kSizeBytes);
    ++index;
  }
}

RULE_TEST_F(EarlyEndTest, HTTP_20, WithoutHeadTheLengthOfTheAnswerCounts, HTTP_08) {
  const Job job = NewDownload(kSizeBytes);
  REQUIRE_INTERFACE(job, IBackgroundCopyJob5);
  Enable(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  testbed().origin().AnswerNext(RemotePath(0),
                                {.break_after_bytes = 6000, .break_by = ConnectionEnd::kClose});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, kSizeBytes);
}

}  // namespace conformance
