#include "sim/com/job_states_fixture.h"

namespace bitsim {
namespace {

constexpr wchar_t kLocalName[] = L"C:\\data\\file";
constexpr std::uint64_t kSizeBytes = 1'000'000;

const wchar_t* RemoteNameFor(BG_JOB_STATE state) {
  switch (state) {
    case BG_JOB_STATE_TRANSIENT_ERROR:
      return L"http://origin.test/busy";
    case BG_JOB_STATE_ERROR:
      return L"http://origin.test/missing";
    default:
      return L"http://origin.test/file";
  }
}

}  // namespace

JobStatesTest::JobStatesTest() {
  network_.SetLink({.bits_per_second = 8'000'000, .latency = std::chrono::seconds(1)});
  Origin& origin = network_.AddOrigin("http://origin.test");
  origin.Put("/file", {.content = Content::Pattern(kSizeBytes)});
  origin.Put("/busy", {.content = Content::Pattern(kSizeBytes), .answer = {.status = 500}});
  disk_.Write("C:\\data\\file", Content::Pattern(kSizeBytes));
  engine_.certificates().Add({.subject = "client", .hash = {1}});
  const User admin = {.name = "admin", .is_administrator = true};
  process_ = new Process(service_, "client", admin, engine_.AddUser(admin), 1);
  manager_ = new ManagerObject(*process_);
}

JobStatesTest::~JobStatesTest() {
  notifier_.ReleaseCallbacks();
  engine_.ReleaseCertificateValidators();
  manager_->Release();
  process_->Disconnect();
  process_->Release();
}

Subject JobStatesTest::SubjectIn(BG_JOB_TYPE type, BG_JOB_STATE state, Preparation preparation) {
  Job& job = engine_.CreateJob("job", type, process_->user());
  Subject subject = {*manager_, *process_->ObjectFor(job), nullptr, disk_};
  Prepare(subject, type, state, preparation);
  if (type == BG_JOB_TYPE_DOWNLOAD) {
    BringDownloadTo(job, state);
  } else {
    BringUploadTo(job, state);
  }
  EXPECT_EQ(job.state, state);
  return subject;
}

void JobStatesTest::Prepare(Subject& subject, BG_JOB_TYPE type, BG_JOB_STATE state,
                            Preparation preparation) {
  if (preparation == Preparation::kNoFile) return;
  Job& job = subject.job.job();
  JobObject& object = subject.job;
  const bool is_download = type == BG_JOB_TYPE_DOWNLOAD;
  if (preparation == Preparation::kHasFailed && is_download) {
    EXPECT_EQ(object.AddFile(L"http://origin.test/missing", kLocalName), S_OK);
    BringDownloadTo(job, BG_JOB_STATE_ERROR);
    EXPECT_EQ(object.ReplaceRemotePrefix(L"http://origin.test/missing", L"http://origin.test/file"),
              S_OK);
  } else if (preparation == Preparation::kHasRanges && is_download) {
    BG_FILE_RANGE range = {0, kSizeBytes};
    EXPECT_EQ(object.AddFileWithRanges(RemoteNameFor(state), kLocalName, 1, &range), S_OK);
  } else {
    EXPECT_EQ(object.AddFile(RemoteNameFor(state), kLocalName), S_OK);
  }
  if (preparation == Preparation::kHasFailed && !is_download) job.has_error = true;
  if (preparation == Preparation::kHasHttpMethod) {
    EXPECT_EQ(object.SetHttpMethod(L"POST"), S_OK);
  }
  if (preparation == Preparation::kHasHttpOptions) {
    BYTE hash[20] = {1};
    EXPECT_EQ(object.SetCustomHeaders(L"X-Test: 1\r\n"), S_OK);
    EXPECT_EQ(object.SetClientCertificateByID(BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY", hash),
              S_OK);
  }
  subject.file = new FileObject(*process_, object, 0);
}

void JobStatesTest::BringDownloadTo(Job& job, BG_JOB_STATE state) {
  switch (state) {
    case BG_JOB_STATE_SUSPENDED:
      return;
    case BG_JOB_STATE_ACKNOWLEDGED:
      EXPECT_TRUE(SUCCEEDED(engine_.Complete(job)));
      return;
    case BG_JOB_STATE_CANCELLED:
      EXPECT_EQ(engine_.Cancel(job), S_OK);
      return;
    default:
      break;
  }
  EXPECT_EQ(engine_.Resume(job), S_OK);
  world_.RunUntil([&] { return job.state == state; }, world_.now() + std::chrono::hours(1));
}

void JobStatesTest::BringUploadTo(Job& job, BG_JOB_STATE state) {
  if (state == BG_JOB_STATE_SUSPENDED) return;
  if (!IsFinal(state)) {
    EXPECT_EQ(engine_.Resume(job), S_OK);
  }
  const bool is_error = state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSIENT_ERROR;
  if (is_error || job.has_error) {
    job.has_error = true;
    job.run_for_change().error = {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_HTTP_ERROR_404, 0};
  }
  if (state == BG_JOB_STATE_TRANSFERRED) {
    for (File& file : job.files) file.is_transferred = file.is_renamed = true;
    job.upload()->stage = UploadStage::kDone;
  }
  engine_.ChangeState(job, state, "test");
}

void JobStatesTest::Release(Subject& subject) {
  Job& job = subject.job.job();
  if (!IsFinal(job.state)) engine_.ChangeState(job, BG_JOB_STATE_CANCELLED, "test");
  if (subject.file != nullptr) subject.file->Release();
  subject.job.Release();
}

}  // namespace bitsim
