// SCHED: how many jobs, files and ranges there may be.

#include <bits2_0.h>

#include <string>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

class LimitsTest : public JobStatesTest {
 protected:
  void Prepare() override { REQUIRE_CAPABILITY(kJobLimits); }

  HRESULT CreateJobOf(Application& application) {
    GUID id = {};
    ComPtr<IBackgroundCopyJob> job;
    return application.manager()->CreateJob(testbed().JobName("next").c_str(), BG_JOB_TYPE_DOWNLOAD,
                                            &id, job.put());
  }
};

#define LIMIT_RULE(rule, name, ...) RULE_TEST_F(LimitsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LIMIT_RULE(SCHED_09, APlainUserHasLimits) {
  REQUIRE_CAPABILITY(kJobLimits);
  testbed().SetJobLimits({.jobs_per_user = 2, .files_per_job = 2});
  const Job first = NewJob();
  const Job second = NewJob();
  GUID id = {};
  ComPtr<IBackgroundCopyJob> third;
  const std::wstring name = testbed().JobName("third");
  EXPECT_HRESULT(BG_E_TOO_MANY_JOBS_PER_USER,
                 manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, third.put()));
  const auto add = [&](int index) {
    return first->AddFile(testbed().origin().Url(RemotePath(index)).c_str(),
                          LocalName(index).c_str());
  };
  EXPECT_HRESULT(S_OK, add(0));
  EXPECT_HRESULT(S_OK, add(1));
  EXPECT_HRESULT(BG_E_TOO_MANY_FILES_IN_JOB, add(2));
  EXPECT_HRESULT(S_OK, second->Cancel());
  EXPECT_HRESULT(S_OK, manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, third.put()));
}

LIMIT_RULE(SCHED_09, AJobThatWasTakenOverCountsNoMore) {
  REQUIRE_CAPABILITY(kJobLimits);
  REQUIRE_CAPABILITY(kUsers);
  testbed().SetJobLimits({.jobs_per_user = 1});
  const Job job = NewJob();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_HRESULT(S_OK, SameJob(administrator, job)->TakeOwnership());
  GUID id = {};
  ComPtr<IBackgroundCopyJob> next;
  EXPECT_HRESULT(S_OK, manager()->CreateJob(testbed().JobName("next").c_str(), BG_JOB_TYPE_DOWNLOAD,
                                            &id, next.put()));
}

LIMIT_RULE(SCHED_09, AnAdministratorHasNone) {
  REQUIRE_CAPABILITY(kJobLimits);
  REQUIRE_CAPABILITY(kUsers);
  testbed().SetJobLimits({.jobs_per_user = 2});
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  for (int i = 0; i < 3; ++i) {
    GUID id = {};
    ComPtr<IBackgroundCopyJob> job;
    const std::wstring name = testbed().JobName("one of three");
    EXPECT_HRESULT(S_OK, administrator.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id,
                                                            job.put()));
  }
}

LIMIT_RULE(SCHED_09, ACompletedJobCountsNoMore) {
  testbed().SetJobLimits({.jobs_per_user = 1});
  const Job job = TransferredJob();
  EXPECT_HRESULT(BG_E_TOO_MANY_JOBS_PER_USER, CreateJobOf(client()));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_HRESULT(S_OK, CreateJobOf(client()));
}

LIMIT_RULE(SCHED_09, TheMachineHasALimitOfItsOwn) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  testbed().SetJobLimits({.jobs_per_machine = 2});
  const Job first = NewJob();
  Application& bobs = testbed().StartApplication("bob's", "bob");
  const Job second = NewJobOf(bobs);
  EXPECT_HRESULT(BG_E_TOO_MANY_JOBS_PER_MACHINE, CreateJobOf(bobs));
  EXPECT_HRESULT(BG_E_TOO_MANY_JOBS_PER_MACHINE, CreateJobOf(client()));
}

LIMIT_RULE(SCHED_09, ASetIsAddedWholeOrNotAtAll) {
  testbed().SetJobLimits({.files_per_job = 2});
  const Job job = NewJob();
  std::wstring names[3][2];
  BG_FILE_INFO files[3];
  for (int i = 0; i < 3; ++i) {
    names[i][0] = testbed().origin().Url(RemotePath(i));
    names[i][1] = LocalName(i);
    files[i] = {names[i][0].data(), names[i][1].data()};
  }
  EXPECT_HRESULT(BG_E_TOO_MANY_FILES_IN_JOB, job->AddFileSet(3, files));
  EXPECT_EQ(ProgressOf(job).FilesTotal, 0u);
  EXPECT_HRESULT(S_OK, job->AddFileSet(2, files));
}

LIMIT_RULE(SCHED_09, AFileHasSoManyRanges) {
  testbed().SetJobLimits({.ranges_per_file = 2});
  const Job job = NewJob();
  const auto job3 = job.As<IBackgroundCopyJob3>();
  if (!job3) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  BG_FILE_RANGE ranges[] = {{0, 10}, {20, 10}, {40, 10}};
  const std::wstring url = testbed().origin().Url("/file");
  const auto add = [&](DWORD count) {
    return job3->AddFileWithRanges(url.c_str(), LocalName(0).c_str(), count, ranges);
  };
  EXPECT_HRESULT(BG_E_TOO_MANY_RANGES_IN_FILE, add(3));
  EXPECT_EQ(ProgressOf(job).FilesTotal, 0u);
  EXPECT_HRESULT(S_OK, add(2));
}

}  // namespace
}  // namespace conformance
