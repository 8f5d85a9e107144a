#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class SessionsTest : public EngineTest {
 protected:
  explicit SessionsTest(const Decisions& decisions = Documented()) : EngineTest(decisions) {
    origin_.Put("/slow",
                {.content = Content::Pattern(kSizeBytes), .bytes_per_second_max = kSizeBytes / 60});
  }

  Job& MakeJobOf(UserIndex owner, std::string_view path = "/slow") {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, owner);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, origin_.url() + std::string(path), "C:\\data\\file"), S_OK);
    return job;
  }

  const User me_;
};

// --- Sessions ---

TEST_F(SessionsTest, LogOffQueuesWhatRunsAndLogOnLetsItGoOn) {
  Job& job = MakeJobOf(user_);
  engine_.Resume(job);
  world_.RunFor(seconds(30));
  ASSERT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  engine_.LogOff(me_);
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  EXPECT_GT(job.files[0].transferred_bytes, kSizeBytes / 3);
  EXPECT_EQ(job.error_count(), 0u);
  const std::size_t requests = origin_.requests().size();
  world_.RunFor(days(3));
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  EXPECT_EQ(origin_.requests().size(), requests);
  engine_.LogOn(me_);
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  world_.RunFor(seconds(50));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(SessionsTest, WhoIsLoggedOffDoesNotHoldUpOthers) {
  Job& mine = MakeJobOf(user_);
  Job& bobs = MakeJobOf(engine_.AddUser({.name = "bob"}));
  engine_.Resume(mine);
  engine_.Resume(bobs);
  world_.RunFor(seconds(1));
  ASSERT_EQ(bobs.state, BG_JOB_STATE_QUEUED);
  engine_.LogOff(me_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(bobs.state, BG_JOB_STATE_TRANSFERRING);
  engine_.LogOff({.name = "bob"});
  engine_.LogOn(me_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(mine.state, BG_JOB_STATE_TRANSFERRING);
  EXPECT_EQ(bobs.state, BG_JOB_STATE_QUEUED);
}

TEST_F(SessionsTest, LeavesOtherStatesAlone) {
  origin_.AnswerNext("/file", {.status = 500}, 1);
  origin_.AnswerNext("/gone", {.status = 404}, 1);
  Job& suspended = MakeJobOf(user_);
  Job& transient = MakeJobOf(user_, "/file");
  Job& failed = MakeJobOf(user_, "/gone");
  engine_.Resume(transient);
  engine_.Resume(failed);
  world_.RunFor(minutes(1));
  ASSERT_EQ(transient.state, BG_JOB_STATE_TRANSIENT_ERROR);
  ASSERT_EQ(failed.state, BG_JOB_STATE_ERROR);
  engine_.LogOff(me_);
  EXPECT_EQ(suspended.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(transient.state, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(failed.state, BG_JOB_STATE_ERROR);
  // The retry comes, but nobody is there.
  world_.RunFor(minutes(20));
  EXPECT_EQ(transient.state, BG_JOB_STATE_QUEUED);
  engine_.Resume(suspended);
  engine_.Suspend(transient);
  engine_.LogOn(me_);
  world_.RunFor(minutes(2));
  EXPECT_EQ(suspended.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(transient.state, BG_JOB_STATE_SUSPENDED);
}

TEST_F(SessionsTest, ResumeAndSetPriorityWithoutSessionStartNothing) {
  Job& job = MakeJobOf(user_, "/file");
  engine_.LogOff(me_);
  EXPECT_EQ(engine_.Resume(job), S_OK);
  EXPECT_EQ(engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND), S_OK);
  world_.RunFor(minutes(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  EXPECT_TRUE(origin_.requests().empty());
  engine_.AddUser({});  // another application of his starts: he is there again
  world_.RunFor(minutes(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(SessionsTest, ServiceAccountsNeedNoSession) {
  for (const User& service : {LocalSystemUser(), LocalServiceUser(), NetworkServiceUser()}) {
    Job& job = MakeJobOf(engine_.AddUser(service), "/file");
    engine_.LogOffEverybody();
    engine_.Resume(job);
    world_.RunFor(minutes(1));
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED) << service.name;
    EXPECT_THROW(engine_.LogOff(service), std::invalid_argument);
    EXPECT_THROW(engine_.LogOn(service), std::invalid_argument);
  }
}

TEST_F(SessionsTest, RunAsIsNoSession) {
  const User bob = {.name = "bob", .token = {.is_run_as = true}};
  Job& job = MakeJobOf(engine_.AddUser(bob), "/file");
  engine_.Resume(job);
  world_.RunFor(days(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  engine_.LogOn(bob);
  world_.RunFor(minutes(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(SessionsTest, AnAccountStaysWhatItIs) {
  engine_.AddUser({.name = "bob"});
  EXPECT_THROW(engine_.AddUser({.name = "bob", .is_administrator = true}), std::invalid_argument);
  EXPECT_THROW(engine_.AddUser({.name = "bob", .kind = AccountKind::kLocalService}),
               std::invalid_argument);
  EXPECT_THROW(engine_.AddUser({.name = ""}), std::invalid_argument);
  EXPECT_EQ(engine_.AddUser({.name = "bob", .token = {.is_restricted = true}}),
            engine_.AddUser({.name = "bob"}));
}

// --- The new owner's session ---

TEST_F(SessionsTest, AfterTakeOwnershipTheNewOwnersSessionCounts) {
  const User admin = {.name = "admin", .is_administrator = true};
  const UserIndex admins_index = engine_.AddUser(admin);
  Job& job = MakeJobOf(user_);
  engine_.Resume(job);
  engine_.LogOff(me_);
  world_.RunFor(seconds(10));
  ASSERT_EQ(job.state, BG_JOB_STATE_QUEUED);
  EXPECT_EQ(engine_.TakeOwnership(job, admins_index, admin), S_OK);
  world_.RunFor(seconds(10));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(job.owner_is_elevated);
  EXPECT_EQ(job.owner_integrity, IntegrityLevel::kHigh);
  engine_.LogOff(admin);
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
}

TEST_F(SessionsTest, TakeOwnershipNeedsAccessToTheFiles) {
  const User admin = {.name = "admin", .is_administrator = true};
  const UserIndex admins_index = engine_.AddUser(admin);
  Job& job = MakeJobOf(user_);
  disk_.Deny("C:\\data", "admin");
  EXPECT_EQ(engine_.TakeOwnership(job, admins_index, admin), BG_E_NEW_OWNER_NO_FILE_ACCESS);
  EXPECT_EQ(job.owner, user_);
}

// --- Helper tokens ---

TEST_F(SessionsTest, LogOffTakesTheHelperToken) {
  Job& job = MakeJobOf(user_);
  job.extras_for_change().helper_token_flags = 1;
  job.extras_for_change().has_helper_token = true;
  engine_.Resume(job);
  world_.RunFor(seconds(10));
  ASSERT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  engine_.LogOff(me_);
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_TOKEN_REQUIRED);
  EXPECT_FALSE(job.extras->has_helper_token);
  engine_.LogOn(me_);
  engine_.Resume(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);  // still none
  job.extras->has_helper_token = true;
  engine_.Resume(job);
  world_.RunFor(minutes(2));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  engine_.LogOff(me_);
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(SessionsTest, WithoutItsFlagsAHelperTokenIsNotMissed) {
  Job& job = MakeJobOf(user_);
  job.extras_for_change().has_helper_token = true;
  engine_.LogOff(me_);
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_FALSE(job.extras->has_helper_token);
}

// --- Limits ---

TEST_F(SessionsTest, CountsJobsPerUserAndPerMachine) {
  engine_.machine().SetGroupPolicies(
      {.jobs_per_machine_max = 5, .jobs_per_user_max = 3, .files_per_job_max = 2});
  const User bob = {.name = "bob"};
  const User admin = {.name = "admin", .is_administrator = true};
  const UserIndex bobs_index = engine_.AddUser(bob);
  const UserIndex admins_index = engine_.AddUser(admin);
  for (int i = 0; i < 7; ++i) {
    EXPECT_EQ(engine_.CheckJobLimits(admins_index), S_OK);
    MakeJobOf(admins_index);
  }
  Job& first = MakeJobOf(user_);
  MakeJobOf(user_);
  Job& third = MakeJobOf(user_);
  EXPECT_EQ(engine_.CheckJobLimits(user_), BG_E_TOO_MANY_JOBS_PER_USER);
  MakeJobOf(bobs_index);
  EXPECT_EQ(engine_.CheckJobLimits(bobs_index), S_OK);  // administrators' jobs do not count
  MakeJobOf(bobs_index);
  EXPECT_EQ(engine_.CheckJobLimits(bobs_index), BG_E_TOO_MANY_JOBS_PER_MACHINE);
  engine_.Cancel(first);
  EXPECT_EQ(engine_.CheckJobLimits(bobs_index), S_OK);
  EXPECT_EQ(engine_.CheckJobLimits(user_), S_OK);
  MakeJobOf(user_);
  EXPECT_EQ(engine_.TakeOwnership(third, admins_index, admin), S_OK);
  EXPECT_EQ(engine_.CheckJobLimits(user_), S_OK);
}

TEST_F(SessionsTest, CountsFilesAndRanges) {
  engine_.machine().SetGroupPolicies({.files_per_job_max = 2, .ranges_per_file_max = 4});
  Job& job = MakeJobOf(user_);
  const std::string url = origin_.url() + "/file";
  EXPECT_EQ(engine_.AddFile(job, url, "C:\\2"), S_OK);
  EXPECT_EQ(engine_.AddFile(job, url, "C:\\3"), BG_E_TOO_MANY_FILES_IN_JOB);
  EXPECT_EQ(job.files.size(), 2u);
  EXPECT_EQ(engine_.CheckRangeLimit(job, 4), S_OK);
  EXPECT_EQ(engine_.CheckRangeLimit(job, 5), BG_E_TOO_MANY_RANGES_IN_FILE);
  Job& systems = MakeJobOf(engine_.AddUser(LocalSystemUser()));
  EXPECT_EQ(engine_.AddFile(systems, url, "C:\\2"), S_OK);
  EXPECT_EQ(engine_.AddFile(systems, url, "C:\\3"), S_OK);
  EXPECT_EQ(engine_.CheckRangeLimit(systems, 5), S_OK);
}

struct Vintage2_5 : Decisions {
  Vintage2_5() : Decisions(kBits2_5) {}
};

TEST(LimitsTest, CameWithBits3) {
  EXPECT_FALSE(Vintage2_5().IsLimited(AccountKind::kPerson, false));
  EXPECT_TRUE(Decisions(kBits3_0).IsLimited(AccountKind::kPerson, false));
}

}  // namespace
}  // namespace bitsim
