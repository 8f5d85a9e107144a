// The file that FileTransferred tells of when a reply is there.

#include <gtest/gtest.h>

#include <string>

#include "bitsim/uploads.h"
#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

class ReplyFileTest : public JobObjectTest {
 protected:
  static constexpr std::uint64_t kReplyBytes = 100;

  ReplyFileTest() {
    simulation_->disk().Write("C:\\data\\out", Content::Pattern(1000));
    Origin& origin = simulation_->network().AddOrigin("http://upload.test");
    origin.AcceptUploads("/in",
                         {.application = ServerApplication{
                              .reply = Resource{.content = Content::Pattern(kReplyBytes, 7)}}});
    EXPECT_EQ(upload_->AddFile(L"http://upload.test/in", L"C:\\data\\out"), S_OK);
    EXPECT_EQ(As<IBackgroundCopyJob2>(*upload_)->SetReplyFileName(L"C:\\data\\reply"), S_OK);
    upload_->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                            BG_NOTIFY_FILE_TRANSFERRED);
    upload_->SetNotifyInterface(callback_.get());
  }
  ~ReplyFileTest() override { upload_->Cancel(); }

  BG_JOB_STATE State() const {
    BG_JOB_STATE state = {};
    upload_->GetState(&state);
    return state;
  }

  ComPointer<IBackgroundCopyJob> upload_ = CreateJob(*manager_, BG_JOB_TYPE_UPLOAD_REPLY);
  ComPointer<TestCallback> callback_{new TestCallback};
};

TEST_F(ReplyFileTest, IsTheReplyAndNotWhatWasUploaded) {
  callback_->on_file = [&](IBackgroundCopyJob*, IBackgroundCopyFile* told) {
    const auto file = As<IBackgroundCopyFile6>(*told);
    LPWSTR name = nullptr;
    EXPECT_EQ(file->GetLocalName(&name), S_OK);
    EXPECT_EQ(Take(name), L"C:\\data\\reply");
    EXPECT_EQ(file->GetRemoteName(&name), S_OK);
    EXPECT_NE(Take(name), L"http://upload.test/in");
    BG_FILE_PROGRESS progress = {};
    EXPECT_EQ(file->GetProgress(&progress), S_OK);
    EXPECT_EQ(progress.BytesTotal, kReplyBytes);
    EXPECT_EQ(progress.BytesTransferred, kReplyBytes);
    EXPECT_EQ(progress.Completed, FALSE);
    EXPECT_EQ(file->GetTemporaryName(&name), S_OK);
    const std::wstring path = Take(name);
    EXPECT_EQ(simulation_->disk().Read(std::string(path.begin(), path.end())),
              Content::Pattern(kReplyBytes, 7).Read(0, kReplyBytes));
    UINT64 from_origin = 0;
    UINT64 from_peers = 1;
    EXPECT_EQ(file->GetPeerDownloadStats(&from_origin, &from_peers), S_OK);
    EXPECT_EQ(from_origin, kReplyBytes);
    EXPECT_EQ(from_peers, 0u);
    EXPECT_EQ(file->SetValidationState(TRUE), S_OK);
    BOOL is_valid = FALSE;
    EXPECT_EQ(file->GetValidationState(&is_valid), S_OK);
    EXPECT_EQ(is_valid, TRUE);
    EXPECT_EQ(file->SetRemoteName(L"http://upload.test/other"), E_NOTIMPL);
    return S_OK;
  };
  upload_->Resume();
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback_->files, 1);
  EXPECT_EQ(State(), BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ReplyFileTest, ThatTheClientDoesNotWantIsFetchedAgain) {
  callback_->on_file = [&](IBackgroundCopyJob*, IBackgroundCopyFile* told) {
    const auto file = As<IBackgroundCopyFile3>(*told);
    if (callback_->files > 1) return file->SetValidationState(TRUE);
    EXPECT_EQ(file->SetValidationState(FALSE), S_OK);
    EXPECT_EQ(file->SetValidationState(TRUE), E_PENDING);
    return S_OK;
  };
  callback_->on_error = [](IBackgroundCopyJob* job, IBackgroundCopyError* error) {
    BG_ERROR_CONTEXT context = {};
    HRESULT code = S_OK;
    EXPECT_EQ(error->GetError(&context, &code), S_OK);
    EXPECT_EQ(code, BG_E_VALIDATION_FAILED);
    BG_JOB_REPLY_PROGRESS progress = {};
    EXPECT_EQ(As<IBackgroundCopyJob2>(*job)->GetReplyProgress(&progress), S_OK);
    EXPECT_EQ(progress.BytesTransferred, 0u);
    return job->Resume();
  };
  upload_->Resume();
  simulation_->RunUntilIdle();
  EXPECT_EQ(callback_->errors, 1);
  EXPECT_EQ(callback_->files, 2);
  EXPECT_EQ(State(), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(upload_->Complete(), S_OK);
  EXPECT_EQ(simulation_->disk().Read("C:\\data\\reply"),
            Content::Pattern(kReplyBytes, 7).Read(0, kReplyBytes));
}

TEST_F(ReplyFileTest, CannotBeJudgedAnyMoreWhenTheJobIsOver) {
  ComPointer<IBackgroundCopyFile3> kept;
  callback_->on_file = [&](IBackgroundCopyJob*, IBackgroundCopyFile* told) {
    kept = As<IBackgroundCopyFile3>(*told);
    return S_OK;
  };
  upload_->Resume();
  simulation_->RunUntilIdle();
  EXPECT_EQ(upload_->Complete(), S_OK);
  EXPECT_EQ(kept->SetValidationState(FALSE), BG_E_INVALID_STATE);
  BG_FILE_PROGRESS progress = {};
  EXPECT_EQ(kept->GetProgress(&progress), S_OK);
  EXPECT_EQ(progress.Completed, TRUE);
}

}  // namespace
}  // namespace bitsim
