// Who may do what with a job (rules NOTIFY-SEC): tokens, owners, administrators.

#include <gtest/gtest.h>

#include <stdexcept>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

const User kAdmin = {.name = "admin", .is_administrator = true};
const User kFilteredAdmin = {
    .name = "admin", .is_administrator = true, .token = {.is_filtered = true}};

class AccessTest : public ::testing::Test {
 protected:
  ComPointer<IBackgroundCopyManager> ManagerOf(const User& user) {
    return CreateManager(simulation_->StartApplication("client", user));
  }

  // The same job as another application sees it; nothing if it may not.
  static ComPointer<IBackgroundCopyJob> Same(IBackgroundCopyManager& manager,
                                             IBackgroundCopyJob& job, HRESULT expected = S_OK) {
    GUID id = {};
    EXPECT_EQ(job.GetId(&id), S_OK);
    IBackgroundCopyJob* same = nullptr;
    EXPECT_EQ(manager.GetJob(id, &same), expected);
    return ComPointer<IBackgroundCopyJob>(same);
  }

  // Every method that changes is refused, every one that reads is not; and nothing was changed.
  static void ExpectReadOnly(IBackgroundCopyJob& job) {
    for (const auto& method : JobSetters()) {
      EXPECT_EQ(method.call(job), E_ACCESSDENIED) << method.name;
    }
    for (const auto& method : JobGetters()) EXPECT_EQ(method.call(job), S_OK) << method.name;
    EXPECT_EQ(StateOf(job), BG_JOB_STATE_SUSPENDED);
  }

  std::optional<Simulation> simulation_{std::in_place};
};

TEST_F(AccessTest, AnElevatedJobIsForElevatedCallers) {
  const auto job = CreateJob(*ManagerOf(kAdmin));
  const auto unelevated = Same(*ManagerOf(kFilteredAdmin), *job);  // its owner, all the same
  ExpectReadOnly(*unelevated);
  EXPECT_EQ(unelevated->TakeOwnership(), E_ACCESSDENIED);
  EXPECT_EQ(job->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, AFilteredAdministratorIsNobodySpecial) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const auto filtered = ManagerOf(kFilteredAdmin);
  Same(*filtered, *job, E_ACCESSDENIED);
  IEnumBackgroundCopyJobs* jobs = nullptr;
  EXPECT_EQ(filtered->EnumJobs(BG_JOB_ENUM_ALL_USERS, &jobs), E_ACCESSDENIED);
  // His own job is an ordinary one, open to his elevated applications.
  const auto own = CreateJob(*filtered);
  EXPECT_EQ(own->SetDisplayName(L"name"), S_OK);
  EXPECT_EQ(Same(*ManagerOf(kAdmin), *own)->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, AnAdministratorChangesForeignJobsWithoutTakingThemOver) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const auto admins = Same(*ManagerOf(kAdmin), *job);
  EXPECT_EQ(admins->SetDisplayName(L"name"), S_OK);
  EXPECT_EQ(admins->AddFile(L"http://origin.test/file", L"C:\\file"), S_OK);
  EXPECT_EQ(job->SetDisplayName(L"name"), S_OK);  // still hers
}

TEST_F(AccessTest, LowIntegrityIsRefused) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const User low = {.name = "alice", .token = {.integrity = IntegrityLevel::kLow}};
  const auto lows = Same(*ManagerOf(low), *job);
  ExpectReadOnly(*lows);
  const auto own = CreateJob(*ManagerOf(low));
  EXPECT_EQ(own->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, RestrictedTokensNeitherCreateNorChange) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const auto restricted = ManagerOf({.name = "alice", .token = {.is_restricted = true}});
  ExpectReadOnly(*Same(*restricted, *job));
  GUID id = {};
  auto* created = job.get();
  EXPECT_EQ(restricted->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &created), E_ACCESSDENIED);
  EXPECT_EQ(created, nullptr);
}

TEST_F(AccessTest, AnonymousProxiesAreRefusedAltogether) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const auto anonymous = ManagerOf(
      {.name = "alice", .token = {.impersonation_level = ImpersonationLevel::kAnonymous}});
  Same(*anonymous, *job, E_ACCESSDENIED);
  const auto identified =
      ManagerOf({.name = "alice", .token = {.impersonation_level = ImpersonationLevel::kIdentify}});
  EXPECT_EQ(Same(*identified, *job)->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, TakenJobsAreTheNewOwnersAndElevated) {
  const auto job = CreateJob(*ManagerOf({.name = "alice"}));
  const auto admins = Same(*ManagerOf(kAdmin), *job);
  LPWSTR owner = nullptr;
  ASSERT_EQ(admins->GetOwner(&owner), S_OK);
  const std::wstring before = Take(owner);
  EXPECT_EQ(admins->TakeOwnership(), S_OK);
  ASSERT_EQ(admins->GetOwner(&owner), S_OK);
  EXPECT_NE(Take(owner), before);
  ExpectReadOnly(*job);
  ExpectReadOnly(*Same(*ManagerOf(kFilteredAdmin), *admins));
  EXPECT_EQ(admins->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, OldVersionsKnowNeitherElevationNorIntegrity) {
  simulation_.emplace(SimulationOptions{.bits_version = kBits1_2});
  const auto job = CreateJob(*ManagerOf(kAdmin));
  EXPECT_EQ(Same(*ManagerOf(kFilteredAdmin), *job)->SetDisplayName(L"name"), S_OK);
  const auto restricted = ManagerOf({.name = "alice", .token = {.is_restricted = true}});
  EXPECT_EQ(CreateJob(*restricted)->SetDisplayName(L"name"), S_OK);
}

TEST_F(AccessTest, LimitsRefuseJobsAndFiles) {
  simulation_->machine().SetGroupPolicies({.jobs_per_user_max = 1, .files_per_job_max = 3});
  const auto manager = ManagerOf({.name = "alice"});
  const auto job = CreateJob(*manager);
  GUID id = {};
  auto* created = job.get();
  EXPECT_EQ(manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &created),
            BG_E_TOO_MANY_JOBS_PER_USER);
  EXPECT_EQ(created, nullptr);
  std::wstring remote = L"http://origin.test/file";
  std::wstring local = L"C:\\file";
  BG_FILE_INFO files[] = {{remote.data(), local.data()}, {remote.data(), local.data()}};
  EXPECT_EQ(job->AddFileSet(2, files), S_OK);
  EXPECT_EQ(job->AddFileSet(2, files), BG_E_TOO_MANY_FILES_IN_JOB);  // none of them
  EXPECT_EQ(job->AddFileSet(1, files), S_OK);
  EXPECT_EQ(job->AddFile(remote.c_str(), local.c_str()), BG_E_TOO_MANY_FILES_IN_JOB);
}

}  // namespace
}  // namespace bitsim
