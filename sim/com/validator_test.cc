// The client's validator of server certificates: who holds it, and until when.

#include <gtest/gtest.h>

#include "sim/com/job_object_fixture.h"
#include "sim/com/test_validator.h"

namespace bitsim {
namespace {

class ValidatorTest : public JobObjectTest {
 protected:
  ~ValidatorTest() override {
    validator_.reset();
    options_.reset();
    job_.reset();
    simulation_.reset();
    EXPECT_EQ(TestValidator::alive, 0);
  }

  HRESULT Set(IUnknown* validator) {
    return options_->SetServerCertificateValidationInterface(validator);
  }

  ComPointer<IBackgroundCopyJobHttpOptions3> options_ = As<IBackgroundCopyJobHttpOptions3>(*job_);
  ComPointer<TestValidator> validator_{new TestValidator};
};

TEST_F(ValidatorTest, IsHeldUntilReplacedOrRemoved) {
  const ComPointer<TestValidator> other(new TestValidator);
  EXPECT_EQ(Set(validator_.get()), S_OK);
  EXPECT_EQ(validator_->references, 2u);
  EXPECT_EQ(Set(other.get()), S_OK);
  EXPECT_EQ(validator_->references, 1u);
  EXPECT_EQ(other->references, 2u);
  EXPECT_EQ(Set(nullptr), S_OK);
  EXPECT_EQ(other->references, 1u);
  EXPECT_EQ(Set(nullptr), S_OK);
}

TEST_F(ValidatorTest, NeedsItsInterface) {
  const ComPointer<TestCallback> callback(new TestCallback);
  EXPECT_EQ(Set(validator_.get()), S_OK);
  EXPECT_EQ(Set(callback.get()), E_NOINTERFACE);
  EXPECT_EQ(callback->references, 1u);
  EXPECT_EQ(validator_->references, 2u);  // the failure changed nothing
}

TEST_F(ValidatorTest, IsSetOnlyOnASuspendedJob) {
  AddFile();
  EXPECT_EQ(job_->Resume(), S_OK);
  EXPECT_EQ(Set(validator_.get()), BG_E_READ_ONLY_WHEN_JOB_ACTIVE);
  EXPECT_EQ(Set(nullptr), BG_E_READ_ONLY_WHEN_JOB_ACTIVE);
  EXPECT_EQ(job_->Suspend(), S_OK);
  EXPECT_EQ(Set(validator_.get()), S_OK);
}

TEST_F(ValidatorTest, EndsWithTheJob) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  EXPECT_EQ(job_->Cancel(), S_OK);
  EXPECT_EQ(validator_->references, 1u);
  EXPECT_EQ(Set(validator_.get()), BG_E_INVALID_STATE);
}

TEST_F(ValidatorTest, EndsWithTheApplication) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  client_.Kill();
  EXPECT_EQ(validator_->references, 1u);
}

TEST_F(ValidatorTest, EndsWithTheService) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  simulation_->RestartService();
  EXPECT_EQ(validator_->references, 1u);
}

TEST_F(ValidatorTest, EndsWithTheSimulation) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  simulation_.reset();
  EXPECT_EQ(validator_->references, 1u);
}

TEST_F(ValidatorTest, AskingItMayEndTheJob) {
  validator_->on_query = [&] { job_->Cancel(); };
  EXPECT_EQ(Set(validator_.get()), BG_E_INVALID_STATE);
  EXPECT_EQ(validator_->references, 1u);
}

TEST_F(ValidatorTest, AskingItMayKillTheApplication) {
  validator_->on_query = [&] { client_.Kill(); };
  EXPECT_EQ(Set(validator_.get()), RPC_E_DISCONNECTED);
  EXPECT_EQ(validator_->references, 1u);
}

TEST_F(ValidatorTest, ReleasingItMayReleaseTheJob) {
  EXPECT_EQ(Set(validator_.get()), S_OK);
  validator_->on_release = [&] {
    options_.reset();
    job_.reset();
  };
  EXPECT_EQ(job_.get()->Cancel(), S_OK);
  EXPECT_EQ(job_, nullptr);
  validator_->on_release = nullptr;
}

}  // namespace
}  // namespace bitsim
