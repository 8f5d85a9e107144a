// Applications that are killed: at each of their COM calls, in their callbacks, with callbacks on
// their stacks. Nothing may be lost for the others, and nothing may leak; the sanitizers watch.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;

class KillTest : public ::testing::Test {
 protected:
  KillTest() {
    simulation_.network()
        .AddOrigin("http://origin.test")
        .Put("/file", {.content = Content::Text("content")});
  }

  Simulation simulation_;
  Application& client_ = simulation_.StartApplication("client");
  Application& heir_ = simulation_.StartApplication("heir");
  ComPointer<IBackgroundCopyManager> heirs_manager_ = CreateManager(heir_);
};

// A client that does all a client does, and dies before its call number `last_call`.
class DoomedClient {
 public:
  DoomedClient(Simulation& simulation, Application& application, int last_call)
      : simulation_(simulation), application_(application), calls_left_(last_call - 1) {}

  void Run() {
    manager_.reset(application_.CreateManager());
    GUID id = {};
    IBackgroundCopyJob* created = nullptr;
    Step();
    manager_->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &created);
    const ComPointer<IBackgroundCopyJob> job(created);
    Step();
    job->SetDescription(L"precious");
    Step();
    job->AddFile(L"http://origin.test/file", L"C:\\file");
    Step();
    job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                        BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED);
    {
      const ComPointer<TestCallback> callback(new TestCallback);
      callback->on_query = [this] { Step(); };
      callback->on_modification = [this](IBackgroundCopyJob* modified) {
        Step();
        BG_JOB_PROGRESS progress = {};
        return modified->GetProgress(&progress);
      };
      callback->on_file = [this](IBackgroundCopyJob*, IBackgroundCopyFile* file) {
        Step();
        BG_FILE_PROGRESS progress = {};
        return file->GetProgress(&progress);
      };
      callback->on_transferred = [this](IBackgroundCopyJob* done) {
        Step();
        BG_JOB_TIMES times = {};
        done->GetTimes(&times);
        simulation_.Sleep(seconds(1));
        Step();
        return done->Complete();
      };
      Step();
      job->SetNotifyInterface(callback.get());
    }
    Step();
    job->Resume();
    while (true) {
      simulation_.Sleep(seconds(2));
      Step();
      const BG_JOB_STATE state = StateOf(*job);
      if (state == BG_JOB_STATE_ACKNOWLEDGED) break;
    }
    Step();
    job->SetNotifyInterface(nullptr);
    has_survived_ = true;
  }

  bool has_survived() const { return has_survived_; }

 private:
  void Step() {
    if (calls_left_-- == 0) application_.Kill();
  }

  Simulation& simulation_;
  Application& application_;
  ComPointer<IBackgroundCopyManager> manager_;
  int calls_left_;
  bool has_survived_ = false;
};

// Finishes whatever job the dead client left: registers, supplies what is missing, waits.
void Inherit(Simulation& simulation, IBackgroundCopyManager& manager, int& jobs_found) {
  IEnumBackgroundCopyJobs* found = nullptr;
  ASSERT_EQ(manager.EnumJobs(0, &found), S_OK);
  const ComPointer<IEnumBackgroundCopyJobs> jobs(found);
  IBackgroundCopyJob* next = nullptr;
  while (jobs->Next(1, &next, nullptr) == S_OK) {
    ++jobs_found;
    const ComPointer<IBackgroundCopyJob> job(next);
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_transferred = [](IBackgroundCopyJob* done) { return done->Complete(); };
    EXPECT_EQ(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED), S_OK);
    EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
    BG_JOB_PROGRESS progress = {};
    job->GetProgress(&progress);
    if (progress.FilesTotal == 0) {
      EXPECT_EQ(job->AddFile(L"http://origin.test/file", L"C:\\file"), S_OK);
    }
    if (StateOf(*job) == BG_JOB_STATE_SUSPENDED) {
      EXPECT_EQ(job->Resume(), S_OK);
    }
    simulation.RunUntilIdle();
    EXPECT_EQ(callback->transferred, 1);
    EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
    EXPECT_EQ(callback->references, 1u);
  }
}

TEST(Kill, AtEachComCallLosesNothingForTheNextAndLeaksNothing) {
  bool has_survived = false;
  int kills = 0;
  int jobs_found = 0;
  for (int last_call = 1; !has_survived; ++last_call) {
    SCOPED_TRACE(last_call);
    ASSERT_LT(last_call, 100);
    {
      Simulation simulation;
      simulation.network()
          .AddOrigin("http://origin.test")
          .Put("/file", {.content = Content::Text("content")});
      Application& client = simulation.StartApplication("client");
      DoomedClient doomed(simulation, client, last_call);
      client.Run([&] { doomed.Run(); });
      simulation.RunUntilIdle();
      has_survived = doomed.has_survived();
      kills += client.is_running() ? 0 : 1;
      const auto manager = CreateManager(simulation.StartApplication("heir"));
      Inherit(simulation, *manager, jobs_found);
      // Only who died before CreateJob left nothing.
      if (last_call > 1) {
        EXPECT_THAT(simulation.disk().Paths(), ElementsAre("C:\\file"));
      }
    }
    EXPECT_EQ(TestCallback::alive, 0);
  }
  EXPECT_GE(kills, 15);
  EXPECT_GE(jobs_found, 12);
}

TEST_F(KillTest, WhileItsCallbackBlocksLeavesTheEventToTheNext) {
  const auto manager = CreateManager(client_);
  const auto job = CreateJob(*manager);
  {
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_transferred = [&](IBackgroundCopyJob*) {
      simulation_.Sleep(Duration::max());
      return S_OK;
    };
    job->SetNotifyInterface(callback.get());
  }
  job->AddFile(L"http://origin.test/file", L"C:\\file");
  job->Resume();
  simulation_.RunUntilIdle();
  client_.Kill();
  simulation_.RunUntilIdle();
  EXPECT_EQ(TestCallback::alive, 0);
  int jobs_found = 0;
  Inherit(simulation_, *heirs_manager_, jobs_found);
  EXPECT_EQ(jobs_found, 1);
}

TEST_F(KillTest, InJobErrorLeaksNothing) {
  const auto manager = CreateManager(client_);
  auto job = CreateJob(*manager);
  {
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_error = [&](IBackgroundCopyJob*, IBackgroundCopyError*) -> HRESULT {
      client_.Kill();
      ADD_FAILURE() << "Kill returned to its own application";
      return S_OK;
    };
    job->SetNotifyInterface(callback.get());
  }
  job->AddFile(L"http://origin.test/missing", L"C:\\file");
  job->Resume();
  simulation_.RunUntilIdle();
  EXPECT_FALSE(client_.is_running());
  EXPECT_EQ(TestCallback::alive, 0);
  EXPECT_EQ(job->Release(), 0u);  // nobody else keeps the proxy
  static_cast<void>(job.release());
}

// A callback object that is not on the heap, as in many a small program.
class LocalCallback final : public IBackgroundCopyCallback {
 public:
  explicit LocalCallback(bool& is_alive) : is_alive_(is_alive) { is_alive_ = true; }
  LocalCallback(const LocalCallback&) = delete;
  LocalCallback& operator=(const LocalCallback&) = delete;
  ~LocalCallback() {
    EXPECT_EQ(references_, 0u);
    is_alive_ = false;
  }
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    *object = nullptr;
    if (riid != __uuidof(IUnknown) && riid != __uuidof(IBackgroundCopyCallback)) {
      return E_NOINTERFACE;
    }
    AddRef();
    *object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return Touch(references_ + 1); }
  STDMETHODIMP_(ULONG) Release() override { return Touch(references_ - 1); }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob*) override { return S_OK; }
  STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return S_OK; }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

 private:
  ULONG Touch(ULONG references) {
    EXPECT_TRUE(is_alive_);
    return references_ = references;
  }
  bool& is_alive_;
  ULONG references_ = 0;
};

TEST_F(KillTest, UnwindsAStackThatACallbackLivesOn) {
  bool is_alive = false;
  client_.Run([&] {
    const auto manager = CreateManager(client_);
    const auto job = CreateJob(*manager);
    LocalCallback callback(is_alive);
    job->SetNotifyInterface(&callback);
    simulation_.Sleep(hours(1));
  });
  simulation_.RunFor(minutes(1));
  EXPECT_TRUE(is_alive);
  client_.Kill();
  EXPECT_FALSE(is_alive);
  int jobs_found = 0;
  Inherit(simulation_, *heirs_manager_, jobs_found);
  EXPECT_EQ(jobs_found, 1);
}

TEST_F(KillTest, TheEndOfTheSimulationUnwindsAStackThatACallbackLivesOn) {
  bool is_alive = false;
  {
    Simulation simulation;
    Application& client = simulation.StartApplication("client");
    client.Run([&] {
      const auto manager = CreateManager(client);
      const auto job = CreateJob(*manager);
      LocalCallback callback(is_alive);
      job->SetNotifyInterface(&callback);
      simulation.Sleep(hours(1));
    });
    simulation.RunFor(minutes(1));
    EXPECT_TRUE(is_alive);
  }
  EXPECT_FALSE(is_alive);
}

TEST_F(KillTest, TheEndOfTheSimulationFindsCallbacksThatNeverReturn) {
  {
    Simulation simulation;
    simulation.network().AddOrigin("http://origin.test").Put("/file", {});
    const auto manager = CreateManager(simulation.StartApplication("client"));
    for (int i = 0; i < 6; ++i) {  // four slots, two that wait
      const auto job = CreateJob(*manager);
      const ComPointer<TestCallback> callback(new TestCallback);
      callback->on_transferred = [&](IBackgroundCopyJob*) -> HRESULT {
        simulation.Sleep(Duration::max());
        return S_OK;
      };
      job->SetNotifyInterface(callback.get());
      job->AddFile(L"http://origin.test/file", L"C:\\file");
      job->Resume();
    }
    simulation.RunUntilIdle();
  }
  EXPECT_EQ(TestCallback::alive, 0);
}

TEST_F(KillTest, AnExceptionOfADyingThreadIsLostWithTheSimulation) {
  {
    Simulation simulation;
    Application& client = simulation.StartApplication("client");
    client.Run([&] {
      try {
        simulation.Sleep(hours(1));
      } catch (...) {
        throw std::runtime_error("instead of dying");
      }
    });
    simulation.RunFor(minutes(1));
  }
  SUCCEED();
}

TEST_F(KillTest, AnExceptionOutOfACallbackComesOutOfTheRun) {
  const auto manager = CreateManager(client_);
  const auto job = CreateJob(*manager);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_error = [&](IBackgroundCopyJob*, IBackgroundCopyError*) -> HRESULT {
    if (callback->errors == 1) throw std::runtime_error("in a callback");
    return S_OK;
  };
  job->SetNotifyInterface(callback.get());
  job->AddFile(L"http://origin.test/missing", L"C:\\file");
  job->Resume();
  EXPECT_THROW(simulation_.RunUntilIdle(), std::runtime_error);
  simulation_.RunUntilIdle();
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ERROR);
  EXPECT_EQ(callback->errors, 2);  // to the service it was a call that failed
}

TEST_F(KillTest, StartsNoThreadsAfterwardsAndDiesOnce) {
  client_.Kill();
  client_.Kill();
  EXPECT_FALSE(client_.is_running());
  EXPECT_THROW(client_.Run([] {}), std::logic_error);
}

}  // namespace
}  // namespace bitsim
