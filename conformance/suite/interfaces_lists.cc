// API: how the lists of jobs and files are walked, and whose jobs are in them.

#include <set>
#include <string>
#include <vector>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

class ListsTest : public SettingsTest {
 protected:
  using Files = ComPtr<IEnumBackgroundCopyFiles>;

  Files ListOf(const Job& job) {
    Files files;
    EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
    return files;
  }
  static std::wstring NextNameIn(const Files& files) {
    ComPtr<IBackgroundCopyFile> file;
    ULONG fetched = 0;
    EXPECT_HRESULT(S_OK, files->Next(1, file.put(), &fetched));
    EXPECT_EQ(fetched, 1u);
    if (!file) return {};
    return LocalNameOf(file.get());
  }
  static void ExpectAtTheEnd(const Files& files) {
    ComPtr<IBackgroundCopyFile> file;
    ULONG fetched = 7;
    EXPECT_HRESULT(S_FALSE, files->Next(1, file.put(), &fetched));
    EXPECT_EQ(fetched, 0u);
  }
  // Whether the application is told of the job.
  static bool Lists(Application& application, const Job& job, DWORD flags = 0) {
    const GUID id = ValueOf(job, &IBackgroundCopyJob::GetId);
    ComPtr<IEnumBackgroundCopyJobs> jobs;
    EXPECT_HRESULT(S_OK, application.manager()->EnumJobs(flags, jobs.put()));
    bool has_it = false;
    for (Job each; jobs->Next(1, each.put(), nullptr) == S_OK;) {
      has_it = has_it || ValueOf(each, &IBackgroundCopyJob::GetId) == id;
    }
    return has_it;
  }
};

#define LISTS_RULE(rule, name, ...) RULE_TEST_F(ListsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LISTS_RULE(API_04, NextGivesAsManyAsAreLeft) {
  const Files files = ListOf(NewDownload(1000, 3));
  IBackgroundCopyFile* fetched[5] = {};
  ULONG count = 0;
  EXPECT_HRESULT(S_OK, files->Next(2, fetched, &count));
  EXPECT_EQ(count, 2u);
  EXPECT_HRESULT(S_FALSE, files->Next(2, fetched + 2, &count));
  EXPECT_EQ(count, 1u);
  std::set<std::wstring> names;
  for (IBackgroundCopyFile* const file : fetched) {
    if (file == nullptr) continue;
    names.insert(LocalNameOf(file));
    file->Release();
  }
  EXPECT_EQ(names, (std::set<std::wstring>{LocalName(0), LocalName(1), LocalName(2)}));
  ExpectAtTheEnd(files);
}

LISTS_RULE(API_04, OneItemNeedsNoCount) {
  const Files files = ListOf(NewDownload(1000, 2));
  ComPtr<IBackgroundCopyFile> file;
  EXPECT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
  EXPECT_TRUE(file);
  IBackgroundCopyFile* several[2] = {};
  EXPECT_TRUE(FAILED(files->Next(2, several, nullptr)));
  for (IBackgroundCopyFile* const each : several) {
    if (each != nullptr) each->Release();
  }
}

LISTS_RULE(API_04, SkipStopsAtTheEnd) {
  const Files files = ListOf(NewDownload(1000, 3));
  const std::wstring first = NextNameIn(files);
  EXPECT_HRESULT(S_OK, files->Skip(1));
  const std::wstring third = NextNameIn(files);
  EXPECT_NE(first, third);
  ExpectAtTheEnd(files);
  EXPECT_HRESULT(S_OK, files->Reset());
  EXPECT_EQ(NextNameIn(files), first);
  EXPECT_HRESULT(S_FALSE, files->Skip(5));
  ExpectAtTheEnd(files);
}

LISTS_RULE(API_04, ResetGoesBackToTheBeginning) {
  const Files files = ListOf(NewDownload(1000, 2));
  const std::wstring first = NextNameIn(files);
  const std::wstring second = NextNameIn(files);
  EXPECT_HRESULT(S_OK, files->Reset());
  EXPECT_EQ(NextNameIn(files), first);
  EXPECT_EQ(NextNameIn(files), second);
}

LISTS_RULE(API_04, ACloneIsWhereItsOriginalWas) {
  const Files files = ListOf(NewDownload(1000, 3));
  NextNameIn(files);
  Files clone;
  const HRESULT cloned = files->Clone(clone.put());
  RequireImplemented("Clone", cloned);
  ASSERT_HRESULT(S_OK, cloned);
  const std::wstring second = NextNameIn(files);
  const std::wstring third = NextNameIn(files);
  EXPECT_EQ(NextNameIn(clone), second);  // each of them has its own place
  EXPECT_EQ(NextNameIn(clone), third);
}

LISTS_RULE(API_04, TheCountIsThatOfAll) {
  const Files files = ListOf(NewDownload(1000, 3));
  EXPECT_EQ(ValueOf(files, &IEnumBackgroundCopyFiles::GetCount), 3u);
  const std::wstring first = NextNameIn(files);
  EXPECT_EQ(ValueOf(files, &IEnumBackgroundCopyFiles::GetCount), 3u);
  EXPECT_NE(NextNameIn(files), first);
}

LISTS_RULE(API_04, TheListOfJobsIsWalkedTheSameWay) {
  const Job first = NewJob();
  const Job second = NewJob();
  ComPtr<IEnumBackgroundCopyJobs> jobs;
  EXPECT_HRESULT(S_OK, manager()->EnumJobs(0, jobs.put()));
  const ULONG count = ValueOf(jobs, &IEnumBackgroundCopyJobs::GetCount);
  EXPECT_GE(count, 2u);
  EXPECT_HRESULT(S_OK, jobs->Skip(count - 1));
  Job last;
  EXPECT_HRESULT(S_OK, jobs->Next(1, last.put(), nullptr));
  ULONG fetched = 7;
  Job none;
  EXPECT_HRESULT(S_FALSE, jobs->Next(1, none.put(), &fetched));
  EXPECT_EQ(fetched, 0u);
  EXPECT_HRESULT(S_OK, jobs->Reset());
  std::vector<IBackgroundCopyJob*> all(count + 1);
  EXPECT_HRESULT(S_FALSE, jobs->Next(count + 1, all.data(), &fetched));
  EXPECT_EQ(fetched, count);
  for (IBackgroundCopyJob* const job : all) {
    if (job != nullptr) job->Release();
  }
}

LISTS_RULE(API_05, AClientSeesItsJobsWhateverTheyAreDoing) {
  InEach(kRestingStates, [&](const Job& job) { EXPECT_TRUE(Lists(client(), job)); });
  EXPECT_TRUE(Lists(client(), NewJob()));  // without a file, too
}

LISTS_RULE(API_05, AClientDoesNotSeeTheJobsOfOthers) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  const Job job = NewDownload();
  EXPECT_FALSE(Lists(testbed().StartApplication("stranger", "bob"), job));
  EXPECT_TRUE(Lists(testbed().StartApplication("second"), job));
}

LISTS_RULE(API_05, AnAdministratorMaySeeAllJobs) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  const Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_FALSE(Lists(administrator, job));
  EXPECT_TRUE(Lists(administrator, job, BG_JOB_ENUM_ALL_USERS));
  ComPtr<IEnumBackgroundCopyJobs> jobs;
  EXPECT_HRESULT(E_ACCESSDENIED, manager()->EnumJobs(BG_JOB_ENUM_ALL_USERS, jobs.put()));
}

}  // namespace
}  // namespace conformance
