// File: job_object_fixture.h
//
// One application with one job, for the tests of the proxies.

#ifndef BITSIM_COM_JOB_OBJECT_FIXTURE_H_
#define BITSIM_COM_JOB_OBJECT_FIXTURE_H_

#include <gtest/gtest.h>

#include <optional>

#include "sim/com/test_client.h"

namespace bitsim {

class JobObjectTest : public ::testing::Test {
 protected:
  JobObjectTest() { origin_.Put("/file", {.content = Content::Pattern(1000)}); }
  ~JobObjectTest() override {
    simulation_.reset();
    EXPECT_EQ(TestCallback::alive, 0);
  }

  void AddFile(const wchar_t* path = L"http://origin.test/file") {
    EXPECT_EQ(job_->AddFile(path, L"C:\\data\\file"), S_OK);
  }
  void RunToTheEnd() {
    EXPECT_EQ(job_->Resume(), S_OK);
    simulation_->RunUntilIdle();
  }

  std::optional<Simulation> simulation_{std::in_place};
  Origin& origin_ = simulation_->network().AddOrigin("http://origin.test");
  Application& client_ = simulation_->StartApplication("client");
  ComPointer<IBackgroundCopyManager> manager_ = CreateManager(client_);
  ComPointer<IBackgroundCopyJob> job_ = CreateJob(*manager_);
};

}  // namespace bitsim

#endif  // BITSIM_COM_JOB_OBJECT_FIXTURE_H_
