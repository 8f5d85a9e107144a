// The client's validator of server certificates: who holds it, and until when.

#include <gtest/gtest.h>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

class TestValidator final : public IBackgroundCopyServerCertificateValidationCallback {
 public:
  TestValidator() { ++alive; }
  TestValidator(const TestValidator&) = delete;
  TestValidator& operator=(const TestValidator&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    *object = nullptr;
    if (on_query) on_query();
    if (riid != __uuidof(IBackgroundCopyServerCertificateValidationCallback)) return E_NOINTERFACE;
    AddRef();
    *object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references;
    if (on_release) on_release();
    if (left == 0) delete this;
    return left;
  }
  STDMETHODIMP ValidateServerCertificate(IBackgroundCopyJob*, IBackgroundCopyFile*, DWORD,
                                         const BYTE*, DWORD, DWORD, const BYTE*) override {
    return S_OK;
  }

  static inline int alive = 0;

  ULONG references = 1;
  std::function<void()> on_query;
  std::function<void()> on_release;

 private:
  ~TestValidator() { --alive; }
};

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
