// Callbacks that break the contract: none of them may hurt the service, or another client.

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

#include "sim/com/hostile_callback_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// --- QueryInterface ---

class Liar final : public IUnknown {
 public:
  STDMETHODIMP QueryInterface(REFIID, void** object) override {
    *object = nullptr;
    if (throws) throw std::runtime_error("in QueryInterface");
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
  STDMETHODIMP_(ULONG) Release() override { return --references; }
  ULONG references = 1;
  bool throws = false;
};

TEST_F(HostileCallbackTest, ThatGivesNoPointerAndCallsItASuccessIsNone) {
  const auto job = MakeJob(*manager_);
  Liar liar;
  EXPECT_EQ(job->SetNotifyInterface(&liar), E_NOINTERFACE);
  EXPECT_EQ(liar.references, 1u);
  ExpectOthersAreServed();
}

TEST_F(HostileCallbackTest, ThatThrowsWhenItIsAskedIsRefused) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> good(new TestCallback);
  ASSERT_EQ(job->SetNotifyInterface(good.get()), S_OK);
  Liar liar;
  liar.throws = true;
  EXPECT_EQ(job->SetNotifyInterface(&liar), RPC_E_SERVERFAULT);
  EXPECT_EQ(liar.references, 1u);
  ExpectInTrace("callback.QueryInterface_threw");
  job->Resume();
  simulation_.RunUntilIdle();
  EXPECT_EQ(good->transferred, 1);
}

// --- Exceptions ---

TEST_F(HostileCallbackTest, ThatThrowsIsCalledAgainLater) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [&](IBackgroundCopyJob* done) -> HRESULT {
    if (callback->transferred == 1) throw std::runtime_error("in a callback");
    return done->Complete();
  };
  job->SetNotifyInterface(callback.get());
  job->Resume();
  EXPECT_THROW(simulation_.RunUntilIdle(), std::runtime_error);
  ExpectInTrace("notify.threw");
  ExpectOthersAreServed();
  simulation_.RunUntilIdle();
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_EQ(callback->references, 1u);
}

TEST_F(HostileCallbackTest, ThatThrowsInFileTransferredIsCalledAgainLater) {
  const auto job = MakeJob(*manager_);
  job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_file = [&](IBackgroundCopyJob*, IBackgroundCopyFile*) -> HRESULT {
    if (callback->files == 1) throw 42;
    return S_OK;
  };
  job->SetNotifyInterface(callback.get());
  job->Resume();
  EXPECT_THROW(simulation_.RunUntilIdle(), int);
  simulation_.RunUntilIdle();
  EXPECT_EQ(callback->files, 2);
  EXPECT_EQ(callback->transferred, 1);
}

TEST_F(HostileCallbackTest, ThatThrowsWhenItIsReleasedIsHeardOfByTheNextRun) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  job->SetNotifyInterface(callback.get());
  bool throws = true;
  callback->on_release = [&] {
    if (std::exchange(throws, false)) throw std::runtime_error("in Release");
  };
  EXPECT_EQ(job->SetNotifyInterface(nullptr), S_OK);
  ExpectInTrace("callback.Release_threw");
  EXPECT_THROW(simulation_.RunFor(minutes(1)), std::runtime_error);
  ExpectOthersAreServed();
  callback->references = 1;  // what it threw away
}

TEST_F(HostileCallbackTest, ThatThrowsWhenTheServiceReleasesItDoesNoHarm) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  bool throws = true;
  callback->on_transferred = [&](IBackgroundCopyJob* done) {
    callback->on_release = [&] {
      if (std::exchange(throws, false)) throw std::runtime_error("in Release");
    };
    return done->Complete();
  };
  job->SetNotifyInterface(callback.get());
  job->Resume();
  EXPECT_THROW(simulation_.RunUntilIdle(), std::runtime_error);
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
  ExpectOthersAreServed();
  callback->references = 1;
}

// --- Release that blocks ---

TEST_F(HostileCallbackTest, WhoseReleaseBlocksDoesNotHoldUpItsSuccessor) {
  const auto job = MakeJob(*manager_);
  GUID id = {};
  job->GetId(&id);
  const ComPointer<TestCallback> first(new TestCallback);
  job->SetNotifyInterface(first.get());
  bool is_in_release = false;
  bool blocks = true;
  first->on_release = [&] {
    if (!std::exchange(blocks, false)) return;
    is_in_release = true;
    simulation_.Sleep(hours(1));
    is_in_release = false;
  };
  const ComPointer<TestCallback> second(new TestCallback);
  bool is_registered = false;
  other_.Run([&] {
    const auto manager = CreateManager(other_);
    IBackgroundCopyJob* same = nullptr;
    ASSERT_EQ(manager->GetJob(id, &same), S_OK);
    EXPECT_EQ(same->SetNotifyInterface(second.get()), S_OK);
    is_registered = true;
    same->Resume();
    same->Release();
  });
  simulation_.RunFor(minutes(1));
  EXPECT_TRUE(is_registered);
  EXPECT_TRUE(is_in_release);
  EXPECT_EQ(second->transferred, 1);
  simulation_.RunFor(hours(1));
  EXPECT_FALSE(is_in_release);
  EXPECT_EQ(first->references, 1u);
}

TEST_F(HostileCallbackTest, WhoseReleaseBlocksForeverEndsWithItsApplication) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  bool blocks = false;
  callback->on_release = [&] {
    if (blocks) simulation_.Sleep(Duration::max());
  };
  callback->on_transferred = [&](IBackgroundCopyJob* done) {
    blocks = true;
    return done->Complete();
  };
  job->SetNotifyInterface(callback.get());
  job->Resume();
  simulation_.RunUntilIdle();
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
  ExpectOthersAreServed();
  client_.Kill();
  ExpectOthersAreServed();
  blocks = false;
  callback->references = 1;  // it never gave the others up
}

TEST_F(HostileCallbackTest, WhoseReleaseKillsItsApplicationIsGone) {
  const auto job = MakeJob(*manager_);
  bool went_on = false;
  bool kills = true;
  auto* const callback = new TestCallback;
  client_.Run([&] {
    job->SetNotifyInterface(callback);
    callback->on_release = [&] {
      if (std::exchange(kills, false)) client_.Kill();
    };
    job->SetNotifyInterface(nullptr);
    went_on = true;
  });
  simulation_.RunFor(minutes(1));
  EXPECT_FALSE(went_on);
  EXPECT_FALSE(client_.is_running());
  EXPECT_EQ(callback->references, 2u);  // ours, and the one whose release was its last
  callback->Release();
  callback->Release();
  ExpectOthersAreServed();
}

// --- References ---

TEST_F(HostileCallbackTest, ThatReleasesTheJobTooOftenTakesNothingFromTheService) {
  auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [](IBackgroundCopyJob* its_job) -> HRESULT {
    for (int i = 0; i < 5; ++i) its_job->Release();
    return E_FAIL;
  };
  job->SetNotifyInterface(callback.get());
  job->Resume();
  job.reset();
  simulation_.RunFor(minutes(45));
  EXPECT_EQ(callback->transferred, 5);
  ExpectInTrace("com.released_too_often");
  ExpectOthersAreServed();
}

TEST_F(HostileCallbackTest, ThatReleasesErrorAndFileTooOftenTakesNothingFromTheService) {
  const auto failing = MakeJob(*manager_, L"missing");
  const auto job = MakeJob(*manager_);
  job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_error = [](IBackgroundCopyJob*, IBackgroundCopyError* error) -> HRESULT {
    error->Release();
    error->Release();
    return S_OK;
  };
  callback->on_file = [](IBackgroundCopyJob*, IBackgroundCopyFile* file) -> HRESULT {
    file->Release();
    file->Release();
    return S_OK;
  };
  for (IBackgroundCopyJob* const each : {failing.get(), job.get()}) {
    each->SetNotifyInterface(callback.get());
    each->Resume();
  }
  simulation_.RunUntilIdle();
  EXPECT_EQ(callback->errors, 1);
  EXPECT_EQ(callback->files, 1);
  ExpectInTrace("com.released_too_often");
  ExpectOthersAreServed();
}

TEST_F(HostileCallbackTest, MayEndItsOwnLifeInItsCall) {
  const auto job = MakeJob(*manager_);
  const int alive_before = TestCallback::alive;
  auto* const callback = new TestCallback;
  callback->on_transferred = [&](IBackgroundCopyJob* its_job) {
    EXPECT_EQ(its_job->SetNotifyInterface(nullptr), S_OK);
    callback->Release();  // its own; the service's keeps it until the call returns
    return S_OK;
  };
  job->SetNotifyInterface(callback);
  job->Resume();
  simulation_.RunUntilIdle();
  EXPECT_EQ(TestCallback::alive, alive_before);
}

// --- Applications that are gone ---

TEST_F(HostileCallbackTest, OfADeadApplicationIsForgotten) {
  const auto job = MakeJob(*manager_);
  const ComPointer<TestCallback> callback(new TestCallback);
  job->SetNotifyInterface(callback.get());
  job->Resume();
  client_.Kill();
  simulation_.RunUntilIdle();
  EXPECT_EQ(callback->transferred, 0);
  EXPECT_EQ(callback->references, 1u);
  ExpectOthersAreServed();
}

}  // namespace
}  // namespace bitsim
