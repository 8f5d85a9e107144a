// Pointers that outlive what they point to, and client code that comes back in.

#include <gtest/gtest.h>

#include <utility>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

// --- Pointers that outlive what they point to ---

TEST_F(JobObjectTest, IsReadableAfterCompleteAndCancel) {
  for (const bool completes : {true, false}) {
    job_ = CreateJob(*manager_);
    AddFile();
    RunToTheEnd();
    EXPECT_EQ(completes ? job_->Complete() : job_->Cancel(), S_OK);
    for (int i = 0; i < 50; ++i) CreateJob(*manager_);  // which do not get its record
    for (const auto& method : JobGetters()) {
      EXPECT_EQ(method.call(*job_), S_OK) << method.name;
    }
    EXPECT_EQ(StateOf(*job_), completes ? BG_JOB_STATE_ACKNOWLEDGED : BG_JOB_STATE_CANCELLED);
    BG_JOB_PROGRESS progress = {};
    job_->GetProgress(&progress);
    EXPECT_EQ(progress.BytesTransferred, 1000u);
    for (const auto& method : JobSetters()) {
      EXPECT_EQ(method.call(*job_), BG_E_INVALID_STATE) << method.name;
    }
  }
}

TEST_F(JobObjectTest, IsDisconnectedWhenItsApplicationIsDead) {
  client_.Kill();
  auto methods = JobGetters();
  for (const auto& method : JobSetters()) methods.push_back(method);
  for (const auto& method : methods) {
    EXPECT_EQ(method.call(*job_), RPC_E_DISCONNECTED) << method.name;
  }
  EXPECT_EQ(CreateJob(*manager_), nullptr);
  EXPECT_EQ(job_->TakeOwnership(), RPC_E_DISCONNECTED);
}

TEST_F(JobObjectTest, PointersOfEveryKindOutliveTheSimulation) {
  AddFile(L"http://origin.test/missing");
  RunToTheEnd();
  IBackgroundCopyError* error = nullptr;
  IBackgroundCopyFile* file = nullptr;
  IEnumBackgroundCopyFiles* files = nullptr;
  IEnumBackgroundCopyJobs* jobs = nullptr;
  ASSERT_EQ(job_->GetError(&error), S_OK);
  ASSERT_EQ(error->GetFile(&file), S_OK);
  ASSERT_EQ(job_->EnumFiles(&files), S_OK);
  ASSERT_EQ(manager_->EnumJobs(0, &jobs), S_OK);
  simulation_.reset();

  auto methods = JobGetters();
  for (const auto& method : JobSetters()) methods.push_back(method);
  for (const auto& method : methods) {
    EXPECT_EQ(method.call(*job_), RPC_E_DISCONNECTED) << method.name;
  }
  EXPECT_EQ(CreateJob(*manager_), nullptr);
  BG_ERROR_CONTEXT context = {};
  HRESULT code = S_OK;
  LPWSTR text = nullptr;
  BG_FILE_PROGRESS progress = {};
  IBackgroundCopyFile* next_file = nullptr;
  IBackgroundCopyJob* next_job = nullptr;
  EXPECT_EQ(error->GetError(&context, &code), RPC_E_DISCONNECTED);
  EXPECT_EQ(error->GetErrorDescription(0x409, &text), RPC_E_DISCONNECTED);
  EXPECT_EQ(file->GetRemoteName(&text), RPC_E_DISCONNECTED);
  EXPECT_EQ(file->GetProgress(&progress), RPC_E_DISCONNECTED);
  EXPECT_EQ(files->Next(1, &next_file, nullptr), RPC_E_DISCONNECTED);
  EXPECT_EQ(jobs->Next(1, &next_job, nullptr), RPC_E_DISCONNECTED);
  EXPECT_EQ(jobs->Release(), 0u);
  EXPECT_EQ(files->Release(), 0u);
  EXPECT_EQ(file->Release(), 0u);
  EXPECT_EQ(error->Release(), 0u);
}

// --- Client code that comes back in ---

TEST_F(JobObjectTest, AskingTheCallbackMayEndTheJob) {
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_query = [&] { job_->Cancel(); };
  EXPECT_EQ(job_->SetNotifyInterface(callback.get()), BG_E_INVALID_STATE);
  EXPECT_EQ(callback->references, 1u);
}

TEST_F(JobObjectTest, AskingTheCallbackMayRegisterAnother) {
  const ComPointer<TestCallback> outer(new TestCallback);
  const ComPointer<TestCallback> inner(new TestCallback);
  bool is_first = true;
  outer->on_query = [&] {
    if (!std::exchange(is_first, false)) return;
    EXPECT_EQ(job_->SetNotifyInterface(inner.get()), S_OK);
  };
  EXPECT_EQ(job_->SetNotifyInterface(outer.get()), S_OK);
  IUnknown* registered = nullptr;
  job_->GetNotifyInterface(&registered);
  EXPECT_EQ(registered, outer.get());
  registered->Release();
  EXPECT_EQ(inner->references, 1u);
  job_->Cancel();
  EXPECT_EQ(outer->references, 1u);
}

TEST_F(JobObjectTest, AskingTheCallbackMayKillTheApplication) {
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_query = [&] { client_.Kill(); };
  EXPECT_EQ(job_->SetNotifyInterface(callback.get()), RPC_E_DISCONNECTED);
  EXPECT_EQ(callback->references, 1u);
}

TEST_F(JobObjectTest, AskingTheCallbackMayReleaseTheJob) {
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_query = [&] { job_.reset(); };
  // Only the queue knows the job now, and it knows the callback.
  EXPECT_EQ(job_.get()->SetNotifyInterface(callback.get()), S_OK);
  EXPECT_GT(callback->references, 1u);
}

TEST_F(JobObjectTest, ReleasingTheCallbackFindsTheJobGoneFromTheQueue) {
  const ComPointer<TestCallback> callback(new TestCallback);
  job_->SetNotifyInterface(callback.get());
  GUID id = {};
  job_->GetId(&id);
  HRESULT found = S_OK;
  HRESULT set = S_OK;
  callback->on_release = [&] {
    IBackgroundCopyJob* job = nullptr;
    found = manager_->GetJob(id, &job);
    set = job_->SetNotifyInterface(nullptr);
    for (int i = 0; i < 100; ++i) CreateJob(*manager_);  // records move
  };
  EXPECT_EQ(job_->Cancel(), S_OK);
  EXPECT_EQ(found, BG_E_NOT_FOUND);
  EXPECT_EQ(set, BG_E_INVALID_STATE);
  callback->on_release = nullptr;
}

TEST_F(JobObjectTest, ReleasingTheCallbackMayReleaseTheJob) {
  TestCallback* const callback = new TestCallback;
  job_->SetNotifyInterface(callback);
  callback->Release();
  callback->on_release = [&] { job_.reset(); };
  EXPECT_EQ(job_.get()->Cancel(), S_OK);
  EXPECT_EQ(job_, nullptr);
}

TEST_F(JobObjectTest, ReleasingTheReplacedCallbackMayRegisterAgain) {
  const ComPointer<TestCallback> first(new TestCallback);
  const ComPointer<TestCallback> second(new TestCallback);
  const ComPointer<TestCallback> third(new TestCallback);
  job_->SetNotifyInterface(first.get());
  bool is_first = true;
  first->on_release = [&] {
    if (std::exchange(is_first, false)) job_->SetNotifyInterface(third.get());
  };
  EXPECT_EQ(job_->SetNotifyInterface(second.get()), S_OK);
  AddFile();
  RunToTheEnd();
  EXPECT_EQ(first->transferred + second->transferred, 0);
  EXPECT_EQ(third->transferred, 1);
  EXPECT_EQ(job_->SetNotifyInterface(nullptr), S_OK);
}

}  // namespace
}  // namespace bitsim
