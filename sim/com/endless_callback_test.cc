// Callbacks that bring about their own next call: time goes on all the same, and others are served.

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <string>

#include "sim/com/hostile_callback_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

using EndlessCallbackTest = HostileCallbackTest;

TEST_F(EndlessCallbackTest, ThatRegistersAnotherInEachCallDoesNotStopTheTime) {
  const auto job = MakeJob(*manager_);
  int calls = 0;
  std::function<void()> register_another = [&] {
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_transferred = [&](IBackgroundCopyJob*) {
      ++calls;
      register_another();
      return S_OK;
    };
    EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  };
  register_another();
  job->Resume();
  simulation_.RunFor(hours(1));
  EXPECT_GE(calls, 2);
  EXPECT_LE(calls, 20);
  ExpectOthersAreServed();
  job->SetNotifyInterface(nullptr);
}

TEST_F(EndlessCallbackTest, ThatRegistersAnotherForEachFileDoesNotStopTheTime) {
  const auto job = MakeJob(*manager_);
  job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED);
  int calls = 0;
  std::function<void()> register_another = [&] {
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_file = [&](IBackgroundCopyJob*, IBackgroundCopyFile*) {
      ++calls;
      register_another();
      return E_FAIL;
    };
    EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  };
  register_another();
  job->Resume();
  simulation_.RunFor(hours(1));
  EXPECT_GE(calls, 2);
  EXPECT_LE(calls, 20);
  ExpectOthersAreServed();
  job->SetNotifyInterface(nullptr);
}

TEST_F(EndlessCallbackTest, ThatResumesWhatCannotButFailDoesNotStopTheTime) {
  const auto job = MakeJob(*manager_);
  job->SetNoProgressTimeout(0);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_error = [](IBackgroundCopyJob* failed, IBackgroundCopyError*) {
    return failed->Resume();
  };
  callback->on_transferred = [](IBackgroundCopyJob* done) { return done->Complete(); };
  job->SetNotifyInterface(callback.get());
  simulation_.network().Cut();
  job->Resume();
  simulation_.RunFor(Duration::zero());
  EXPECT_EQ(callback->errors, 16);
  simulation_.RunFor(minutes(1));
  EXPECT_LE(callback->errors, 16 * 61);
  simulation_.network().Restore();
  ExpectOthersAreServed();
  simulation_.RunFor(hours(1));
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
}

TEST_F(EndlessCallbackTest, WhoseProgramResumesWhatCannotButFailDoesNotStopTheTime) {
  const auto job = MakeJob(*manager_);
  job->SetNoProgressTimeout(0);
  GUID id = {};
  job->GetId(&id);
  const auto resume = [id](Application& self, const std::string&) {
    const auto manager = CreateManager(self);
    IBackgroundCopyJob* found = nullptr;
    EXPECT_EQ(manager->GetJob(id, &found), S_OK);
    const ComPointer<IBackgroundCopyJob> failed(found);
    EXPECT_EQ(failed->Resume(), S_OK);
    return 0u;
  };
  simulation_.programs().Put("C:\\resume.exe", {.run = resume});
  EXPECT_EQ(As<IBackgroundCopyJob2>(*job)->SetNotifyCmdLine(L"C:\\resume.exe", nullptr), S_OK);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_error = [](IBackgroundCopyJob*, IBackgroundCopyError*) { return E_FAIL; };
  job->SetNotifyInterface(callback.get());
  simulation_.network().Cut();
  job->Resume();
  simulation_.RunFor(minutes(1));
  EXPECT_GE(callback->errors, 2);
  EXPECT_LE(callback->errors, 16 * 61);
  EXPECT_EQ(simulation_.programs().launches().size(), static_cast<std::size_t>(callback->errors));
  simulation_.network().Restore();
  ExpectOthersAreServed();
  job->SetNotifyInterface(nullptr);
}

}  // namespace
}  // namespace bitsim
