// File: hostile_callback_fixture.h
//
// For tests of callbacks that break the contract: a client that has one, and another that must not
// feel it.

#ifndef BITSIM_COM_HOSTILE_CALLBACK_FIXTURE_H_
#define BITSIM_COM_HOSTILE_CALLBACK_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "sim/com/test_client.h"

namespace bitsim {

class HostileCallbackTest : public ::testing::Test {
 protected:
  HostileCallbackTest() {
    simulation_.network()
        .AddOrigin("http://origin.test")
        .Put("/file", {.content = Content::Text("content")});
  }

  ComPointer<IBackgroundCopyJob> MakeJob(IBackgroundCopyManager& manager,
                                         const wchar_t* name = L"file") {
    auto job = CreateJob(manager);
    const std::wstring url = std::wstring(L"http://origin.test/") + name;
    EXPECT_EQ(job->AddFile(url.c_str(), L"C:\\file"), S_OK);
    return job;
  }
  // Another client of the same user is served as if nothing had happened.
  void ExpectOthersAreServed() {
    const auto manager = CreateManager(other_);
    const auto job = MakeJob(*manager);
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_transferred = [](IBackgroundCopyJob* done) { return done->Complete(); };
    EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
    EXPECT_EQ(job->Resume(), S_OK);
    simulation_.RunFor(std::chrono::minutes(1));
    EXPECT_EQ(callback->transferred, 1);
    EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
    EXPECT_EQ(callback->references, 1u);
  }
  void ExpectInTrace(const std::string& text) {
    EXPECT_THAT(simulation_.trace().Lines(), ::testing::Contains(::testing::HasSubstr(text)));
  }

  Simulation simulation_;
  Application& client_ = simulation_.StartApplication("client");
  Application& other_ = simulation_.StartApplication("other");
  ComPointer<IBackgroundCopyManager> manager_ = CreateManager(client_);
};

}  // namespace bitsim

#endif  // BITSIM_COM_HOSTILE_CALLBACK_FIXTURE_H_
