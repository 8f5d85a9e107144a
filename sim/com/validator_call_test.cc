// The client's validator of server certificates in its calls: when it is asked, and what it may do
// meanwhile.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "sim/com/job_object_fixture.h"
#include "sim/com/test_validator.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ValidatorCallTest : public ::testing::Test {
 protected:
  ValidatorCallTest() {
    for (Origin* const origin : {&first_, &second_}) {
      for (const char* const path : {"/a", "/b"}) {
        origin->Put(path, {.content = Content::Pattern(100'000)});
      }
    }
    EXPECT_EQ(job_->SetMinimumRetryDelay(5), S_OK);
  }
  ~ValidatorCallTest() override {
    job_.reset();
    manager_.reset();
    simulation_.reset();
    EXPECT_EQ(validator_->references, 1u);
  }

  void AddFile(const wchar_t* url) {
    EXPECT_EQ(job_->AddFile(url, (L"C:\\" + std::to_wstring(++files_)).c_str()), S_OK);
  }
  HRESULT Set(IUnknown* validator) {
    return As<IBackgroundCopyJobHttpOptions3>(*job_)->SetServerCertificateValidationInterface(
        validator);
  }
  void Resume() {
    EXPECT_EQ(Set(validator_.get()), S_OK);
    EXPECT_EQ(job_->Resume(), S_OK);
  }
  HRESULT ErrorCode() {
    IBackgroundCopyError* error = nullptr;
    EXPECT_EQ(job_->GetError(&error), S_OK);
    const ComPointer<IBackgroundCopyError> held(error);
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    HRESULT code = S_OK;
    EXPECT_EQ(error->GetError(&context, &code), S_OK);
    EXPECT_EQ(context, BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK);
    return code;
  }

  std::optional<Simulation> simulation_{std::in_place};
  Origin& first_ = simulation_->network().AddOrigin("https://first.test");
  Origin& second_ = simulation_->network().AddOrigin("https://second.test");
  Application& client_ = simulation_->StartApplication("client");
  ComPointer<IBackgroundCopyManager> manager_ = CreateManager(client_);
  ComPointer<IBackgroundCopyJob> job_ = CreateJob(*manager_);
  ComPointer<TestValidator> validator_{new TestValidator};
  int files_ = 0;
};

TEST_F(ValidatorCallTest, IsAskedOnceForEachServer) {
  AddFile(L"https://first.test/a");
  AddFile(L"https://FIRST.test:443/b");
  AddFile(L"https://second.test/a");
  AddFile(L"https://first.test/a");
  first_.AnswerNext("/b", {.break_after_bytes = 1000});
  Resume();
  simulation_->RunFor(minutes(1));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(validator_->calls, 2);
}

TEST_F(ValidatorCallTest, IsAskedAgainAfterItRefused) {
  AddFile(L"https://first.test/a");
  validator_->on_call = [&](IBackgroundCopyJob*) {
    return validator_->calls < 3 ? E_ACCESSDENIED : S_OK;
  };
  Resume();
  simulation_->RunFor(seconds(1));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ErrorCode(), E_ACCESSDENIED);
  simulation_->RunFor(minutes(1));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(validator_->calls, 3);
}

TEST_F(ValidatorCallTest, IsAskedAgainAfterItWasSetAgain) {
  AddFile(L"https://first.test/a");
  first_.AnswerNext("/a", {.stall_after_bytes = 1000});
  Resume();
  simulation_->RunFor(minutes(1));
  EXPECT_EQ(validator_->calls, 1);
  EXPECT_EQ(job_->Suspend(), S_OK);
  Resume();
  simulation_->RunFor(minutes(1));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(validator_->calls, 2);
}

TEST_F(ValidatorCallTest, MayTakeItsTime) {
  AddFile(L"https://first.test/a");
  validator_->on_call = [&](IBackgroundCopyJob*) {
    simulation_->Sleep(minutes(10));
    return S_OK;
  };
  Resume();
  const auto other = CreateJob(*manager_);
  EXPECT_EQ(other->AddFile(L"https://second.test/a", L"C:\\other"), S_OK);
  EXPECT_EQ(other->SetPriority(BG_JOB_PRIORITY_FOREGROUND), S_OK);
  EXPECT_EQ(other->Resume(), S_OK);
  simulation_->RunFor(minutes(9));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_CONNECTING);
  EXPECT_EQ(StateOf(*other), BG_JOB_STATE_TRANSFERRED);  // nobody waits for it
  simulation_->RunFor(minutes(2));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(validator_->calls, 1);
}

// The whole body has arrived before the answer is there.
TEST_F(ValidatorCallTest, MayTakeItsTimeOverAnAnswerWithABody) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = TRUE;
  EXPECT_EQ(As<IBackgroundCopyJob5>(*job_)->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value),
            S_OK);
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_FOREGROUND), S_OK);
  AddFile(L"https://first.test/a");
  validator_->on_call = [&](IBackgroundCopyJob*) {
    simulation_->Sleep(minutes(10));
    return S_OK;
  };
  Resume();
  simulation_->RunFor(minutes(11));
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(validator_->calls, 1);
}

TEST_F(ValidatorCallTest, ThatThrowsHasRefused) {
  AddFile(L"https://first.test/a");
  validator_->on_call = [&](IBackgroundCopyJob*) -> HRESULT {
    if (validator_->calls == 1) throw std::runtime_error("in a callback");
    return S_OK;
  };
  Resume();
  EXPECT_THROW(simulation_->RunUntilIdle(), std::runtime_error);
  EXPECT_EQ(ErrorCode(), RPC_E_SERVERFAULT);
  EXPECT_THAT(simulation_->trace().Lines(), Contains(HasSubstr("notify.threw")));
  simulation_->RunUntilIdle();
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ValidatorCallTest, WhoseApplicationDiesInTheCallCannotBeReached) {
  AddFile(L"https://first.test/a");
  GUID id = {};
  EXPECT_EQ(job_->GetId(&id), S_OK);
  validator_->on_call = [&](IBackgroundCopyJob*) {
    simulation_->Sleep(hours(10));
    return S_OK;
  };
  Resume();
  simulation_->RunFor(minutes(1));
  client_.Kill();
  EXPECT_EQ(validator_->references, 1u);
  simulation_->RunFor(seconds(1));
  manager_ = CreateManager(simulation_->StartApplication("heir"));
  IBackgroundCopyJob* found = nullptr;
  EXPECT_EQ(manager_->GetJob(id, &found), S_OK);
  job_.reset(found);
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ErrorCode(), BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED);
  EXPECT_EQ(job_->Suspend(), S_OK);
  validator_->on_call = nullptr;
  Resume();
  simulation_->RunUntilIdle();
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ValidatorCallTest, MayEndItsApplicationOrItsJob) {
  AddFile(L"https://first.test/a");
  validator_->on_call = [](IBackgroundCopyJob* job) {
    EXPECT_EQ(job->Suspend(), S_OK);
    EXPECT_EQ(job->Cancel(), S_OK);
    return S_OK;
  };
  Resume();
  simulation_->RunUntilIdle();
  EXPECT_EQ(StateOf(*job_), BG_JOB_STATE_CANCELLED);

  job_ = CreateJob(*manager_);
  AddFile(L"https://first.test/a");
  client_.KillBeforeCall(6);  // that of GetState below
  bool went_on = false;
  validator_->on_call = [&](IBackgroundCopyJob* job) {
    StateOf(*job);
    went_on = true;
    return S_OK;
  };
  Resume();
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_HIGH), S_OK);
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_LOW), S_OK);
  EXPECT_EQ(job_->SetPriority(BG_JOB_PRIORITY_NORMAL), S_OK);
  simulation_->RunFor(minutes(1));
  EXPECT_FALSE(client_.is_running());
  EXPECT_FALSE(went_on);
}

TEST_F(ValidatorCallTest, ThatIsHeldIsListed) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  EXPECT_THAT(
      client_.open_references(),
      ElementsAre("IBackgroundCopyManager: 1 reference", "IBackgroundCopyJob of job 1: 1 reference",
                  "certificate callback of job 1, held by the service"));
}

}  // namespace
}  // namespace bitsim
