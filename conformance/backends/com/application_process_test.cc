// Applications that are processes of their own, on the service of the machine. This program is
// them.

#include "conformance/backends/com/application_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "conformance/backends/com/com_backend.h"
#include "conformance/backends/com/marshalling.h"
#include "conformance/testbed/callback.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

class ApplicationProcessTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { backend_ = MakeComBackend({}); }
  static void TearDownTestSuite() { backend_.reset(); }

  // A download of the first application.
  ComPtr<IBackgroundCopyJob> MakeDownload() {
    testbed_->origin().Put("/file", {.size_bytes = 10});
    ComPtr<IBackgroundCopyJob> job;
    EXPECT_EQ(client_.manager()->CreateJob(L"process test", BG_JOB_TYPE_DOWNLOAD, &id_, job.put()),
              S_OK);
    EXPECT_EQ(
        job->AddFile(testbed_->origin().Url("/file").c_str(), testbed_->LocalPath("file").c_str()),
        S_OK);
    return job;
  }
  // The same job, as another application has it.
  ComPtr<IBackgroundCopyJob> Find(Application& application) {
    ComPtr<IBackgroundCopyJob> job;
    EXPECT_EQ(application.manager()->GetJob(id_, job.put()), S_OK);
    return job;
  }
  void Transfer(const ComPtr<IBackgroundCopyJob>& job) {
    EXPECT_EQ(job->Resume(), S_OK);
    EXPECT_TRUE(testbed_->WaitUntil([&] {
      BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
      job->GetState(&state);
      return state == BG_JOB_STATE_TRANSFERRED;
    }));
  }

  static inline std::unique_ptr<Backend> backend_;
  std::unique_ptr<Testbed> testbed_ = backend_->MakeTestbed({});
  Application& client_ = testbed_->StartApplication("client");
  GUID id_ = {};  // of the last job
};

TEST_F(ApplicationProcessTest, SeesTheSameJobs) {
  auto job = MakeDownload();
  auto same = Find(testbed_->StartApplication("second"));
  EXPECT_EQ(job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR), S_OK);
  ULONG flags = 0;
  EXPECT_EQ(same->GetNotifyFlags(&flags), S_OK);
  EXPECT_EQ(flags, ULONG{BG_NOTIFY_JOB_ERROR});
  GUID id = {};
  EXPECT_EQ(same->GetId(&id), S_OK);
  EXPECT_TRUE(IsEqualGUID(id, id_));
}

TEST_F(ApplicationProcessTest, ItsCallbackIsCalled) {
  auto callback = Callback::Make();
  auto job = MakeDownload();
  auto same = Find(testbed_->StartApplication("second"));
  GUID told = {};
  EXPECT_CALL(callback->mock(), JobTransferred)
      .WillOnce([&told](IBackgroundCopyJob* job_of_the_call) {
        job_of_the_call->GetId(&told);
        return S_OK;
      });
  EXPECT_EQ(same->SetNotifyInterface(callback->object()), S_OK);
  Transfer(job);
  EXPECT_TRUE(testbed_->WaitUntil([&] { return callback->returned() == 1; }));
  EXPECT_TRUE(IsEqualGUID(told, id_));
}

TEST_F(ApplicationProcessTest, FindsItsOwnCallbackAgain) {
  auto callback = Callback::Make();
  MakeDownload();
  auto same = Find(testbed_->StartApplication("second"));
  EXPECT_EQ(same->SetNotifyInterface(callback->object()), S_OK);
  ComPtr<IUnknown> registered;
  EXPECT_EQ(same->GetNotifyInterface(registered.put()), S_OK);
  EXPECT_EQ(registered.get(), callback->object());
  EXPECT_EQ(same->SetNotifyInterface(nullptr), S_OK);
  EXPECT_EQ(same->GetNotifyInterface(registered.put()), S_OK);
  EXPECT_FALSE(registered);
}

TEST_F(ApplicationProcessTest, ARefusedObjectIsRefused) {
  auto stranger = Callback::Make(CallbackInterfaces::kNone);
  MakeDownload();
  auto same = Find(testbed_->StartApplication("second"));
  EXPECT_NE(same->SetNotifyInterface(stranger->object()), S_OK);
}

TEST_F(ApplicationProcessTest, ADeadOneIsNotCalled) {
  auto callback = Callback::Make();
  auto job = MakeDownload();
  Application& doomed = testbed_->StartApplication("doomed");
  auto same = Find(doomed);
  EXPECT_EQ(same->SetNotifyInterface(callback->object()), S_OK);
  doomed.Kill();
  Transfer(job);
  testbed_->LetPass(std::chrono::seconds(1));
  EXPECT_EQ(callback->calls(), 0);
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  EXPECT_TRUE(FAILED(same->GetState(&state)));
}

TEST_F(ApplicationProcessTest, ItsJobsEndWithTheTestbed) {
  ComPtr<IBackgroundCopyJob> job;
  EXPECT_EQ(testbed_->StartApplication("second").manager()->CreateJob(
                L"process test", BG_JOB_TYPE_DOWNLOAD, &id_, job.put()),
            S_OK);
  auto same = Find(client_);
  testbed_.reset();
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  EXPECT_EQ(same->GetState(&state), S_OK);
  EXPECT_EQ(state, BG_JOB_STATE_CANCELLED);
}

TEST(Marshalling, RefusesWhatIsNoManager) {
  const auto backend = MakeComBackend({});  // which starts COM
  EXPECT_THROW(UnmarshalManager("no manager"), BackendError);
  EXPECT_THROW(UnmarshalManager(""), BackendError);
  EXPECT_THROW(UnmarshalManager("00112233"), BackendError);
}

}  // namespace
}  // namespace conformance

int main(int argc, char** argv) {
  if (argc > 2 && argv[1] == std::string_view(conformance::kApplicationCommand)) {
    return conformance::ServeApplication(argv[2]);
  }
  ::testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
