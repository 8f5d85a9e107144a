// File: uploads.h
//
// What the tests of uploads share. All of them need Capability::kUploads.
//
//   UPLOAD_RULE(ST_26, CompleteEndsAnUpload) {
//     const Job job = NewUpload();
//     ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
//     EXPECT_HRESULT(S_OK, job->Complete());
//   }

#ifndef BITSIM_CONFORMANCE_SUITE_UPLOADS_H_
#define BITSIM_CONFORMANCE_SUITE_UPLOADS_H_

#include <bits1_5.h>

#include <cstdint>
#include <string>
#include <vector>

#include "conformance/suite/job_states.h"

namespace conformance {

class UploadTest : public JobStatesTest {
 protected:
  static constexpr std::uint64_t kReplyBytes = 1000;

  void Prepare() override;

  // A job with one file of this size that the origin takes on these terms.
  Job NewUpload(const UploadTarget& target = {}, std::uint64_t size_bytes = 10'000,
                BG_JOB_TYPE type = BG_JOB_TYPE_UPLOAD);
  // The same for an upload-reply job; by default it gets a reply of kReplyBytes.
  Job NewUploadReply(const UploadTarget& target = WithReply({.size_bytes = kReplyBytes})) {
    return NewUpload(target, 10'000, BG_JOB_TYPE_UPLOAD_REPLY);
  }
  static UploadTarget WithReply(const Resource& reply) { return {.reply = reply}; }
  // An upload that goes on for some hours; it is TRANSFERRING, and some of its bytes have arrived.
  // REQUIRES: Capability::kStall.
  Job UploadUnderWay();
  // An upload-reply job in ERROR because its reply is not to be had.
  Job ReplyFailedJob();

  // The local and the remote file of the newest job.
  std::wstring source() { return testbed().LocalPath("upload" + std::to_string(uploads_)); }
  std::string target_path() const { return "/upload" + std::to_string(uploads_); }
  // What the origin has of it.
  Upload Received();

  static BG_ERROR_CONTEXT ErrorContextOf(const Job& job);
  static BG_JOB_REPLY_PROGRESS ReplyProgressOf(const Job& job);
  static BG_FILE_PROGRESS FileProgressOf(const Job& job);

 private:
  int uploads_ = 0;
};

}  // namespace conformance

#define UPLOAD_RULE(rule, name, ...) \
  RULE_TEST_F(::conformance::UploadTest, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define UPLOAD_PROBE(rule, name, ...) \
  RULE_PROBE_F(::conformance::UploadTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

#endif  // BITSIM_CONFORMANCE_SUITE_UPLOADS_H_
