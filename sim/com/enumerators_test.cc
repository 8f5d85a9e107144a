#include <gtest/gtest.h>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

// A job with the files "/0" to "/4", and four jobs beside it.
class EnumeratorTest : public ::testing::Test {
 protected:
  EnumeratorTest() {
    for (wchar_t digit = L'0'; digit < L'5'; ++digit) {
      EXPECT_EQ(job_->AddFile((L"http://origin.test/" + std::wstring(1, digit)).c_str(),
                              (L"C:\\" + std::wstring(1, digit)).c_str()),
                S_OK);
    }
    for (auto& other : others_) other = CreateJob(*manager_);
    IEnumBackgroundCopyFiles* files = nullptr;
    EXPECT_EQ(job_->EnumFiles(&files), S_OK);
    files_.reset(files);
    IEnumBackgroundCopyJobs* jobs = nullptr;
    EXPECT_EQ(manager_->EnumJobs(0, &jobs), S_OK);
    jobs_.reset(jobs);
  }

  // The names of the next files, as many as asked for or left.
  static std::wstring Next(IEnumBackgroundCopyFiles& files, ULONG count) {
    std::wstring names;
    std::vector<IBackgroundCopyFile*> found(count + 1, nullptr);
    ULONG fetched = 99;
    const HRESULT result = files.Next(count, found.data(), &fetched);
    EXPECT_EQ(result, fetched == count ? S_OK : S_FALSE);
    for (ULONG i = 0; i < fetched; ++i) {
      LPWSTR name = nullptr;
      EXPECT_EQ(found[i]->GetLocalName(&name), S_OK);
      names += Take(name).substr(3);
      EXPECT_EQ(found[i]->Release(), 1u);  // the enumerator's
    }
    EXPECT_EQ(found[fetched], nullptr);
    return names;
  }

  Simulation simulation_;
  ComPointer<IBackgroundCopyManager> manager_ =
      CreateManager(simulation_.StartApplication("client"));
  ComPointer<IBackgroundCopyJob> job_ = CreateJob(*manager_);
  ComPointer<IBackgroundCopyJob> others_[4];
  ComPointer<IEnumBackgroundCopyFiles> files_;
  ComPointer<IEnumBackgroundCopyJobs> jobs_;
};

TEST_F(EnumeratorTest, NextGivesAsManyAsThereAre) {
  EXPECT_EQ(Next(*files_, 2), L"01");
  EXPECT_EQ(Next(*files_, 0), L"");
  EXPECT_EQ(Next(*files_, 2), L"23");
  EXPECT_EQ(Next(*files_, 2), L"4");
  EXPECT_EQ(Next(*files_, 1), L"");
}

TEST_F(EnumeratorTest, NextNeedsNoCountForOneItem) {
  IBackgroundCopyFile* file = nullptr;
  EXPECT_EQ(files_->Next(1, &file, nullptr), S_OK);
  file->Release();
  IBackgroundCopyFile* two[2] = {};
  EXPECT_EQ(files_->Next(2, two, nullptr), E_INVALIDARG);
  EXPECT_EQ(two[0], nullptr);
  ULONG fetched = 0;
  EXPECT_EQ(files_->Next(1, nullptr, &fetched), E_INVALIDARG);
  EXPECT_EQ(Next(*files_, 9), L"1234");  // refused calls took nothing
  EXPECT_EQ(files_->Next(1, &file, nullptr), S_FALSE);
}

TEST_F(EnumeratorTest, SkipStopsAtTheEnd) {
  EXPECT_EQ(files_->Skip(2), S_OK);
  EXPECT_EQ(Next(*files_, 1), L"2");
  EXPECT_EQ(files_->Skip(2), S_OK);
  EXPECT_EQ(Next(*files_, 1), L"");
  EXPECT_EQ(files_->Skip(0), S_OK);
  EXPECT_EQ(files_->Skip(1), S_FALSE);
  EXPECT_EQ(files_->Reset(), S_OK);
  EXPECT_EQ(files_->Skip(0xffffffff), S_FALSE);
  EXPECT_EQ(Next(*files_, 1), L"");
}

TEST_F(EnumeratorTest, ResetStartsAgain) {
  EXPECT_EQ(Next(*files_, 9), L"01234");
  EXPECT_EQ(files_->Reset(), S_OK);
  EXPECT_EQ(Next(*files_, 9), L"01234");
}

TEST_F(EnumeratorTest, CloneGoesOnFromTheSamePlaceByItself) {
  Next(*files_, 2);
  IEnumBackgroundCopyFiles* cloned = nullptr;
  ASSERT_EQ(files_->Clone(&cloned), S_OK);
  const ComPointer<IEnumBackgroundCopyFiles> clone(cloned);
  IBackgroundCopyFile* file = nullptr;
  ASSERT_EQ(clone->Next(1, &file, nullptr), S_OK);
  LPWSTR name = nullptr;
  file->GetLocalName(&name);
  EXPECT_EQ(Take(name), L"C:\\2");
  EXPECT_EQ(file->Release(), 2u);  // both enumerators'
  files_->Skip(9);
  ULONG fetched = 0;
  ASSERT_EQ(clone->Next(1, &file, &fetched), S_OK);
  file->Release();
  files_.reset();
  EXPECT_EQ(Next(*clone, 9), L"4");
  EXPECT_EQ(clone->Clone(nullptr), E_INVALIDARG);
}

TEST_F(EnumeratorTest, GetCountCountsAllWhereverItStands) {
  ULONG count = 0;
  Next(*files_, 9);
  EXPECT_EQ(files_->GetCount(&count), S_OK);
  EXPECT_EQ(count, 5u);
  EXPECT_EQ(files_->GetCount(nullptr), E_INVALIDARG);
}

TEST_F(EnumeratorTest, IsASnapshotOfTheListWithLiveItems) {
  job_->AddFile(L"http://origin.test/5", L"C:\\5");
  EXPECT_EQ(Next(*files_, 9), L"01234");

  others_[0]->Cancel();
  CreateJob(*manager_);
  ULONG count = 0;
  EXPECT_EQ(jobs_->GetCount(&count), S_OK);
  EXPECT_EQ(count, 5u);
  int cancelled = 0;
  IBackgroundCopyJob* job = nullptr;
  while (jobs_->Next(1, &job, nullptr) == S_OK) {
    cancelled += StateOf(*job) == BG_JOB_STATE_CANCELLED ? 1 : 0;
    job->Release();
  }
  EXPECT_EQ(cancelled, 1);
}

TEST_F(EnumeratorTest, ListsNoFinalJobs) {
  others_[0]->Cancel();
  others_[1]->Complete();
  IEnumBackgroundCopyJobs* found = nullptr;
  ASSERT_EQ(manager_->EnumJobs(0, &found), S_OK);
  const ComPointer<IEnumBackgroundCopyJobs> jobs(found);
  ULONG count = 0;
  jobs->GetCount(&count);
  EXPECT_EQ(count, 3u);
}

TEST_F(EnumeratorTest, AnswersToItsInterfaceOnly) {
  void* object = nullptr;
  EXPECT_EQ(files_->QueryInterface(__uuidof(IEnumBackgroundCopyJobs), &object), E_NOINTERFACE);
  ASSERT_EQ(files_->QueryInterface(__uuidof(IEnumBackgroundCopyFiles), &object), S_OK);
  static_cast<IEnumBackgroundCopyFiles*>(object)->Release();
}

}  // namespace
}  // namespace bitsim
