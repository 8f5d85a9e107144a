// What the backend com needs of any BITS service, and what it promises to the tests: run against
// the service of the machine (tools/wine/run on Linux).

#include "conformance/backends/com/com_backend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "conformance/backends/com/run_folder.h"
#include "conformance/backends/com/service.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Counts what it is told.
class Callback : public IBackgroundCopyCallback {
 public:
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    const bool known =
        IsEqualIID(id, __uuidof(IUnknown)) || IsEqualIID(id, __uuidof(IBackgroundCopyCallback));
    *object = known ? this : nullptr;
    if (known) AddRef();
    return known ? S_OK : E_NOINTERFACE;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }
  HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob*) override {
    ++transferred;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override {
    ++errors;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

  std::atomic<int> transferred{0};
  std::atomic<int> errors{0};

 private:
  virtual ~Callback() = default;
  std::atomic<ULONG> references_{1};
};

BG_JOB_STATE StateOf(const ComPtr<IBackgroundCopyJob>& job) {
  BG_JOB_STATE state = BG_JOB_STATE_ERROR;
  EXPECT_EQ(job->GetState(&state), S_OK);
  return state;
}

class ComBackendTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { backend_ = MakeComBackend({}); }
  static void TearDownTestSuite() { backend_.reset(); }

  ComBackendTest()
      : testbed_(backend_->MakeTestbed({})),
        manager_(testbed_->StartApplication("client", "").manager()) {}

  ComPtr<IBackgroundCopyJob> MakeJob() {
    ComPtr<IBackgroundCopyJob> job;
    EXPECT_EQ(manager_->CreateJob(L"backend test", BG_JOB_TYPE_DOWNLOAD, &id_, job.put()), S_OK);
    return job;
  }
  ComPtr<IBackgroundCopyJob> MakeDownload(std::string_view path) {
    auto job = MakeJob();
    EXPECT_EQ(job->AddFile(testbed_->origin().Url(path).c_str(), local_.c_str()), S_OK);
    return job;
  }
  bool ReachesState(const ComPtr<IBackgroundCopyJob>& job, BG_JOB_STATE state) {
    return testbed_->WaitUntil([&] { return StateOf(job) == state; });
  }

  static inline std::unique_ptr<Backend> backend_;
  std::unique_ptr<Testbed> testbed_;
  ComPtr<IBackgroundCopyManager> manager_;
  GUID id_ = {};  // of the last job
  std::wstring local_ = testbed_->LocalPath("file");
};

TEST_F(ComBackendTest, SaysWhatItCan) {
  EXPECT_EQ(backend_->name(), "com");
  EXPECT_NE(testbed_->capabilities().bits_version, "");
  RecordProperty("bits_version", testbed_->capabilities().bits_version);
  EXPECT_TRUE(testbed_->capabilities().Has(Capability::kStall));
  EXPECT_FALSE(testbed_->capabilities().Has(Capability::kVirtualTime));
  EXPECT_THROW(testbed_->CutNetwork(), BackendError);
  EXPECT_THROW(testbed_->StartApplication("second", "another user"), BackendError);
}

TEST_F(ComBackendTest, RegistersACallback) {
  auto job = MakeJob();
  const auto callback = ComPtr<Callback>::Adopt(new Callback);
  EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  ComPtr<IUnknown> registered;
  EXPECT_EQ(job->GetNotifyInterface(registered.put()), S_OK);
  EXPECT_TRUE(registered);
}

TEST_F(ComBackendTest, TransfersAndTellsTheCallback) {
  testbed_->origin().Put("/file", {.size_bytes = 100'000});
  auto job = MakeDownload("/file");
  const auto callback = ComPtr<Callback>::Adopt(new Callback);
  ASSERT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  ASSERT_EQ(job->Resume(), S_OK);
  EXPECT_TRUE(testbed_->WaitUntil([&] { return callback->transferred == 1; }));
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(job->Complete(), S_OK);
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_EQ(testbed_->FileSizeBytes(local_), 100'000U);
}

TEST_F(ComBackendTest, MissingFilesAreErrors) {
  auto job = MakeDownload("/missing");
  ASSERT_EQ(job->Resume(), S_OK);
  EXPECT_TRUE(ReachesState(job, BG_JOB_STATE_ERROR));
  ComPtr<IBackgroundCopyError> error;
  ASSERT_EQ(job->GetError(error.put()), S_OK);
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  ASSERT_EQ(error->GetError(&context, &code), S_OK);
  EXPECT_EQ(context, BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_EQ(code, BG_E_HTTP_ERROR_404);
  ASSERT_FALSE(testbed_->origin().requests().empty());
  EXPECT_EQ(testbed_->origin().requests()[0].status, 404);
}

TEST_F(ComBackendTest, Cancels) {
  auto job = MakeDownload("/file");
  EXPECT_TRUE(SUCCEEDED(job->Cancel()));  // Wine: BG_S_UNABLE_TO_DELETE_FILES
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_CANCELLED);
  EXPECT_FALSE(testbed_->FileSizeBytes(local_));
}

TEST_F(ComBackendTest, AStalledTransferEndsWithTheTestbed) {
  testbed_->origin().Put("/file", {.size_bytes = 100'000, .answer = {.stall_after_bytes = 10}});
  auto job = MakeDownload("/file");
  ASSERT_EQ(job->Resume(), S_OK);
  EXPECT_TRUE(testbed_->WaitUntil([&] { return !testbed_->origin().requests().empty(); }));
  const auto start = std::chrono::steady_clock::now();
  testbed_.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(5));
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_CANCELLED);
}

TEST_F(ComBackendTest, LocksFilesAgainstOtherOpeners) {
  const auto can_open = [&] {
    const HANDLE file = CreateFileW(local_.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr,
                                    OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return false;
    CloseHandle(file);
    return true;
  };
  testbed_->WriteFile(local_, 10);
  EXPECT_TRUE(can_open());
  testbed_->LockFile(local_);
  EXPECT_FALSE(can_open());
  EXPECT_FALSE(DeleteFileW(local_.c_str()));
  testbed_->UnlockFile(local_);
  EXPECT_TRUE(can_open());
  EXPECT_EQ(testbed_->FileSizeBytes(local_), 10U);
}

TEST_F(ComBackendTest, LocksFilesThatDoNotExist) {
  testbed_->LockFile(local_);
  testbed_->UnlockFile(local_);
  EXPECT_FALSE(testbed_->FileSizeBytes(local_));
}

TEST_F(ComBackendTest, ALockKeepsTheServiceFromTheFile) {
  testbed_->origin().Put("/file", {.size_bytes = 10});
  auto job = MakeDownload("/file");
  ASSERT_EQ(job->Resume(), S_OK);
  ASSERT_TRUE(ReachesState(job, BG_JOB_STATE_TRANSFERRED));
  testbed_->LockFile(local_);
  EXPECT_NE(job->Complete(), S_OK);
  testbed_->UnlockFile(local_);
}

TEST_F(ComBackendTest, WritesFilesOfTheGivenSize) {
  testbed_->WriteFile(local_, 100'001);
  EXPECT_EQ(testbed_->FileSizeBytes(local_), 100'001U);
  testbed_->WriteFile(local_, 0);
  EXPECT_EQ(testbed_->FileSizeBytes(local_), 0U);
}

TEST_F(ComBackendTest, ListsTheFilesOfTheTest) {
  EXPECT_TRUE(testbed_->LocalFiles().empty());
  testbed_->WriteFile(testbed_->LocalPath("b"), 1);
  testbed_->WriteFile(testbed_->LocalPath("a"), 1);
  EXPECT_TRUE(testbed_->LocalFiles() == (std::vector<std::wstring>{L"a", L"b"}));
}

TEST_F(ComBackendTest, WaitsNoLongerThanNeeded) {
  const auto start = testbed_->Now();
  EXPECT_TRUE(testbed_->WaitUntil([] { return true; }));
  EXPECT_FALSE(testbed_->WaitUntil([] { return false; }, milliseconds(30)));
  testbed_->LetPass(milliseconds(30));
  EXPECT_GE(testbed_->Now() - start, milliseconds(60));
  EXPECT_LT(testbed_->Now() - start, seconds(1));
}

TEST_F(ComBackendTest, TwoWeeksOfSilencePassInSeconds) {
  const auto start = testbed_->Now();
  testbed_->LetPass(hours(24 * 14));
  EXPECT_LT(testbed_->Now() - start, seconds(4));
}

TEST_F(ComBackendTest, CancelsTheJobsOfATestAndRemovesItsFiles) {
  const auto service = ConnectToService();
  auto job = MakeJob();
  testbed_->WriteFile(local_, 10);
  testbed_.reset();
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_CANCELLED);
  EXPECT_FALSE(std::filesystem::exists(std::filesystem::path(local_).parent_path()));
}

TEST_F(ComBackendTest, LeavesTheJobsOfOthersAlone) {
  const auto service = ConnectToService();
  ComPtr<IBackgroundCopyJob> job;
  ASSERT_EQ(service.manager->CreateJob(L"backend test", BG_JOB_TYPE_DOWNLOAD, &id_, job.put()),
            S_OK);
  testbed_.reset();
  RunFolder::RemoveLeftovers(*service.manager.get());
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(job->Cancel(), S_OK);
}

TEST_F(ComBackendTest, CancelsTheJobsThatAKilledRunLeft) {
  const auto service = ConnectToService();
  ComPtr<IBackgroundCopyJob> job;
  ASSERT_EQ(service.manager->CreateJob(L"left", BG_JOB_TYPE_DOWNLOAD, &id_, job.put()), S_OK);
  // What a killed run of another process leaves: its folder without its lock.
  const auto this_run = std::filesystem::path(local_).parent_path().parent_path();
  const auto left = this_run.parent_path() / L"bitsim-conformance-0";
  {
    RunFolder run;
    run.AddJob(id_);
    std::filesystem::create_directories(left);
    std::filesystem::copy(run.path() / L"jobs", left / L"jobs");
  }
  RunFolder::RemoveLeftovers(*service.manager.get());
  EXPECT_EQ(StateOf(job), BG_JOB_STATE_CANCELLED);
  EXPECT_FALSE(std::filesystem::exists(left));
}

TEST_F(ComBackendTest, BlockedCallbacksEndWithTheTestbed) {
  std::thread callback([&] { testbed_->Block(hours(1)); });
  std::this_thread::sleep_for(milliseconds(20));
  const auto start = std::chrono::steady_clock::now();
  testbed_.reset();
  callback.join();
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(2));
}

}  // namespace
}  // namespace conformance
