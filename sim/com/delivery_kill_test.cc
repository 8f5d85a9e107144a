// Clients, programs and class servers that are killed at each of their COM calls: the event that
// they were told of reaches somebody all the same.

#include <bits1_5.h>
#include <bits5_0.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;

constexpr GUID kClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};

// Ends an application before its call number `last_call`; once.
class Doom {
 public:
  explicit Doom(int last_call) : calls_left_(last_call - 1) {}

  void Step(Application& application) {
    if (calls_left_-- == 0) {
      has_struck_ = true;
      application.Kill();
    }
  }
  bool has_struck() const { return has_struck_; }

 private:
  int calls_left_;
  bool has_struck_ = false;
};

template <class Interface>
ComPointer<Interface> Query(IUnknown& object) {
  void* found = nullptr;
  EXPECT_EQ(object.QueryInterface(__uuidof(Interface), &found), S_OK);
  return ComPointer<Interface>(static_cast<Interface*>(found));
}

// A machine with a client whose job is completed by whoever hears of its end.
class Machine {
 public:
  explicit Machine(int last_call) : doom_(last_call) {
    simulation_.network()
        .AddOrigin("http://origin.test")
        .Put("/file", {.content = Content::Text("content")});
  }

  // As most clients do; every call may be its last if `is_doomed`.
  void RunClient(bool is_doomed, bool has_command_line, bool has_class, bool has_callback) {
    client_.Run([=, this] {
      const auto step = [=, this] {
        if (is_doomed) doom_.Step(client_);
      };
      step();
      const auto manager = CreateManager(client_);
      step();
      const auto job = CreateJob(*manager);
      job->GetId(&id_);
      job->SetMinimumRetryDelay(5);
      step();
      job->AddFile(L"http://origin.test/file", L"C:\\file");
      if (has_command_line) {
        step();
        Query<IBackgroundCopyJob2>(*job)->SetNotifyCmdLine(L"C:\\complete.exe", nullptr);
      }
      if (has_class) {
        step();
        BITS_JOB_PROPERTY_VALUE value = {};
        value.ClsID = kClass;
        Query<IBackgroundCopyJob5>(*job)->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
      }
      if (has_callback) {
        step();
        const ComPointer<TestCallback> callback(new TestCallback);
        callback->on_transferred = [=, this](IBackgroundCopyJob* done) {
          step();
          BG_JOB_TIMES times = {};
          done->GetTimes(&times);
          simulation_.Sleep(seconds(1));
          step();
          return done->Complete();
        };
        job->SetNotifyInterface(callback.get());
      }
      step();
      job->Resume();
      has_resumed_ = true;
      simulation_.Sleep(minutes(1));
      step();
    });
  }

  void PutProgram(bool is_doomed) {
    simulation_.programs().Put("C:\\complete.exe",
                               {.run = [=, this](Application& self, const std::string&) {
                                 const auto step = [&] {
                                   if (is_doomed) doom_.Step(self);
                                 };
                                 step();
                                 const auto manager = CreateManager(self);
                                 step();
                                 IBackgroundCopyJob* found = nullptr;
                                 if (manager->GetJob(id_, &found) != S_OK) return 1u;
                                 const ComPointer<IBackgroundCopyJob> job(found);
                                 simulation_.Sleep(seconds(1));
                                 step();
                                 const bool is_complete = SUCCEEDED(job->Complete());
                                 step();
                                 return is_complete ? 0u : 1u;
                               }});
  }

  void PutClass(bool is_doomed) {
    simulation_.class_registry().Put(kClass, {.make = [=, this](Application& server) -> IUnknown* {
                                       const auto step = [=, this, &server] {
                                         if (is_doomed) doom_.Step(server);
                                       };
                                       step();
                                       ComPointer<TestCallback> callback(new TestCallback);
                                       callback->on_query = step;
                                       callback->on_transferred = [=,
                                                                   this](IBackgroundCopyJob* done) {
                                         step();
                                         BG_JOB_TIMES times = {};
                                         done->GetTimes(&times);
                                         simulation_.Sleep(seconds(1));
                                         step();
                                         const HRESULT result = done->Complete();
                                         step();
                                         return result;
                                       };
                                       return callback.release();
                                     }});
  }

  // Whether the file is where it belongs: somebody completed the job.
  void ExpectCompleted() { EXPECT_THAT(simulation_.disk().Paths(), ElementsAre("C:\\file")); }

  Simulation& simulation() { return simulation_; }
  bool has_struck() const { return doom_.has_struck(); }
  bool has_resumed() const { return has_resumed_; }

 private:
  Doom doom_;
  GUID id_ = {};
  bool has_resumed_ = false;
  Simulation simulation_;
  Application& client_ = simulation_.StartApplication("client");
};

// Calls `test` with a doom that strikes one call later each time, until it no longer does.
template <class Test>
int ForEachLastCall(const Test& test) {
  for (int last_call = 1;; ++last_call) {
    SCOPED_TRACE(last_call);
    bool has_struck = false;
    {
      Machine machine(last_call);
      test(machine);
      has_struck = machine.has_struck();
    }
    EXPECT_EQ(TestCallback::alive, 0);
    if (!has_struck || last_call == 100) return last_call - 1;
  }
}

TEST(DeliveryKill, OfAClientLeavesTheEventToTheCommandLine) {
  const int kills = ForEachLastCall([](Machine& machine) {
    machine.PutProgram(false);
    machine.RunClient(true, true, false, true);
    machine.simulation().RunUntilIdle();
    if (machine.has_resumed()) machine.ExpectCompleted();
  });
  EXPECT_GE(kills, 9);
}

TEST(DeliveryKill, OfAClientLeavesTheEventToTheClass) {
  const int kills = ForEachLastCall([](Machine& machine) {
    machine.PutClass(false);
    machine.RunClient(true, false, true, true);
    machine.simulation().RunUntilIdle();
    if (machine.has_resumed()) machine.ExpectCompleted();
  });
  EXPECT_GE(kills, 9);
}

TEST(DeliveryKill, OfAProgramHasItRunAgain) {
  const int kills = ForEachLastCall([](Machine& machine) {
    machine.PutProgram(true);
    machine.RunClient(false, true, false, false);
    machine.simulation().RunUntilIdle();
    machine.ExpectCompleted();
    EXPECT_LE(machine.simulation().programs().launches().size(), 2u);
  });
  EXPECT_EQ(kills, 4);
}

TEST(DeliveryKill, OfAClassServerHasItStartedAgain) {
  const int kills = ForEachLastCall([](Machine& machine) {
    machine.PutClass(true);
    machine.RunClient(false, false, true, false);
    machine.simulation().RunUntilIdle();
    machine.ExpectCompleted();
    EXPECT_LE(machine.simulation().class_registry().activations().size(), 2u);
  });
  EXPECT_GE(kills, 6);
}

TEST(DeliveryKill, OfAClassServerLeavesTheEventToTheCommandLineIfTheClassIsGone) {
  const int kills = ForEachLastCall([](Machine& machine) {
    machine.PutClass(true);
    machine.PutProgram(false);
    machine.RunClient(false, true, true, false);
    machine.simulation().RunUntil([&] { return machine.has_struck(); }, minutes(1));
    machine.simulation().class_registry().Remove(kClass);
    machine.simulation().RunUntilIdle();
    machine.ExpectCompleted();
  });
  EXPECT_GE(kills, 6);
}

}  // namespace
}  // namespace bitsim
