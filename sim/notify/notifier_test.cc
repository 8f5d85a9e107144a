// The notifier with callbacks that block, die and come back at the wrong time. What it does for
// well-behaved ones is the conformance suite's to test.

#include "sim/notify/notifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Duration kForever = Duration::max();
constexpr ULONG kAllFlags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                            BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED;

// What a client is told and how it takes it. Outlives the target that tells it.
struct Client {
  explicit Client(World& its_world) : world(its_world) {}

  World& world;
  UserIndex user = 0;
  std::uint32_t group = 1;
  bool is_alive = true;
  bool hears_of_files = true;
  IUnknown* object = reinterpret_cast<IUnknown*>(this);  // never called: a name

  int transferred = 0;
  int errors = 0;
  int modifications = 0;
  int files = 0;
  int returned = 0;
  // How long a call takes, and what it answers.
  Duration takes{0};
  HRESULT answer = S_OK;

  HRESULT Hear(int& count) {
    ++count;
    if (takes > Duration(0)) world.Sleep(takes);
    ++returned;
    return answer;
  }
};

class FakeTarget final : public CallbackTarget {
 public:
  explicit FakeTarget(Client& client) : client_(client) {}

  IUnknown* object() const override { return client_.object; }
  bool IsReachable() const override { return client_.is_alive; }
  bool IsHeldByServiceOnly() const override { return false; }
  UserIndex user() const override { return client_.user; }
  TraceActorId identity() const override { return 0; }
  std::uint32_t group() const override { return client_.group; }
  bool HearsOfFiles() const override { return client_.hears_of_files; }
  HRESULT JobTransferred() override { return client_.Hear(client_.transferred); }
  HRESULT JobError(const bitsim::JobError&) override { return client_.Hear(client_.errors); }
  HRESULT JobModification() override { return client_.Hear(client_.modifications); }
  HRESULT FileTransferred(std::uint32_t) override {
    EXPECT_TRUE(client_.hears_of_files);
    return client_.Hear(client_.files);
  }

 private:
  Client& client_;
};

class NotifierTest : public ::testing::Test {
 protected:
  explicit NotifierTest(const Decisions& decisions = Documented())
      : engine_(world_, network_, disk_, decisions), notifier_(world_, engine_, decisions) {
    user_ = engine_.AddUser({});
    origin_.Put("/file", {.content = Content::Pattern(1'000'000)});
    origin_.Put("/stalls",
                {.content = Content::Pattern(1'000'000), .answer = {.stall_after_bytes = 100'000}});
    first_.group = 1;
    second_.group = 2;
  }
  ~NotifierTest() override {
    notifier_.ReleaseCallbacks();
    world_.KillAllActors();
  }

  static const Decisions& Documented() {
    static const Decisions decisions;
    return decisions;
  }

  Job& MakeJob(std::string_view path = "/file") {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(
        engine_.AddFile(job, origin_.url() + std::string(path), "C:\\" + std::to_string(job.index)),
        S_OK);
    return job;
  }

  void Register(Job& job, Client& client) {
    notifier_.Register(job, CallbackTargetPtr::Adopt(new FakeTarget(client)));
  }

  // A job that has reached TRANSFERRED, without anybody registered.
  Job& MakeTransferredJob() {
    Job& job = MakeJob();
    engine_.Resume(job);
    const auto is_transferred = [&] { return job.state == BG_JOB_STATE_TRANSFERRED; };
    EXPECT_TRUE(world_.RunUntil(is_transferred, world_.now() + seconds(10)));
    return job;
  }

  void Kill(Client& client) {
    client.is_alive = false;
    world_.KillGroup(client.group);
  }

  int CountInTrace(const TraceKind& kind) {
    int count = 0;
    for (const TraceEvent& event : world_.trace().Events()) count += event.kind == &kind ? 1 : 0;
    return count;
  }

  SeededChoices choices_{1};
  World world_{choices_};
  NetworkService network_{world_};
  Disk disk_;
  Origin& origin_ = network_.AddOrigin("http://origin.test");
  Engine engine_;
  Notifier notifier_;
  UserIndex user_ = 0;
  Client first_{world_};
  Client second_{world_};
};

// --- A callback that never returns ---

TEST_F(NotifierTest, ASuccessorHearsOfTheEventThatItsPredecessorNeverAnswers) {
  Job& job = MakeTransferredJob();
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  Register(job, second_);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, ASuccessorHearsOfTheFilesThatItsPredecessorNeverAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = kForever;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.files, 1);
  Register(job, second_);
  world_.RunFor(hours(1));
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(first_.transferred, 0);
}

TEST_F(NotifierTest, ASuccessorHearsOfModificationsThatItsPredecessorNeverAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.modifications, 1);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.modifications, 1);
  engine_.SetDescription(job, "new");
  world_.RunUntilIdle();
  EXPECT_EQ(second_.modifications, 2);
  EXPECT_EQ(first_.modifications, 1);
}

TEST_F(NotifierTest, ACallThatReturnsLateChangesNothingForTheSuccessor) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = hours(2);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  Register(job, second_);
  world_.RunFor(hours(3));
  EXPECT_EQ(first_.returned, 2);  // a modification and a file
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, ALateAcknowledgementOfAFileIsNotTheSuccessors) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  first_.takes = hours(1);
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  second_.answer = E_FAIL;
  Register(job, second_);
  world_.RunFor(hours(2));
  EXPECT_EQ(first_.returned, 1);
  EXPECT_GT(second_.files, 6);  // it still refuses the file
  EXPECT_EQ(second_.transferred, 0);
}

TEST_F(NotifierTest, DyingInACallDoesNotCostTheSuccessorItsRegistration) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  first_.takes = kForever;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.files, 1);
  Register(job, second_);
  Kill(first_);
  world_.RunFor(seconds(1));  // at once: nobody else is being told any more
  EXPECT_NE(notifier_.Registered(job), nullptr);
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, DyingInAnEventLeavesItToTheNext) {
  Job& job = MakeTransferredJob();
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  Kill(first_);
  world_.RunUntilIdle();
  EXPECT_EQ(notifier_.Registered(job), nullptr);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

// --- Slots ---

// Four jobs block all slots of the user; the calls take 10, 20, 30 and 40 minutes, or for ever.
class BusyNotifierTest : public NotifierTest {
 protected:
  void BlockAllSlots(Duration step) {
    for (std::size_t i = 0; i < 4; ++i) {
      clients_.emplace_back(world_);
      clients_.back().group = 10;
      clients_.back().takes = step == kForever ? kForever : step * static_cast<int>(i + 1);
      Register(MakeTransferredJob(), clients_.back());
    }
    world_.RunFor(seconds(1));
    for (const Client& client : clients_) EXPECT_EQ(client.transferred, 1);
  }

  std::deque<Client> clients_;
};

TEST_F(BusyNotifierTest, AFifthCallWaits) {
  BlockAllSlots(minutes(10));
  Register(MakeTransferredJob(), first_);
  world_.RunFor(minutes(9));
  EXPECT_EQ(first_.transferred, 0);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
}

TEST_F(BusyNotifierTest, AnotherUserDoesNotWait) {
  BlockAllSlots(kForever);
  second_.user = engine_.AddUser({.name = "bob"});
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, SlotsThatBecomeFreeTogetherAreAllUsed) {
  BlockAllSlots(kForever);
  first_.takes = kForever;
  second_.takes = kForever;
  Register(MakeTransferredJob(), first_);
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred + second_.transferred, 0);
  world_.KillGroup(10);  // all four
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, AJobThatGivesUpWaitingLetsTheNextOneIn) {
  BlockAllSlots(minutes(10));
  Job& removed = MakeTransferredJob();
  Job& cancelled = MakeTransferredJob();
  Job& silenced = MakeTransferredJob();
  for (Job* const job : {&removed, &cancelled, &silenced}) Register(*job, first_);
  Register(MakeTransferredJob(), second_);
  world_.RunFor(seconds(1));
  notifier_.Remove(removed);
  engine_.Cancel(cancelled);
  notifier_.SetFlags(silenced, BG_NOTIFY_DISABLE);
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.transferred, 0);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, AModificationWaitsBehindEvents) {
  BlockAllSlots(minutes(10));
  Job& modified = MakeJob();
  notifier_.SetFlags(modified, kAllFlags);
  first_.takes = hours(1);
  Register(modified, first_);  // which is a modification
  world_.RunFor(seconds(1));
  Register(MakeTransferredJob(), second_);
  second_.takes = hours(1);
  world_.RunFor(minutes(10));
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(first_.modifications, 0);
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.modifications, 1);
}

TEST_F(BusyNotifierTest, ARestartedServiceHasItsSlotsFree) {
  BlockAllSlots(minutes(10));
  Job& job = MakeTransferredJob();
  notifier_.OnServiceRestart();
  engine_.Restart();
  Register(job, first_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.transferred, 1);
  // The old calls come back and free nothing: there are still four slots, not eight.
  world_.RunFor(hours(1));
  clients_.clear();
  BlockAllSlots(kForever);
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 0);
}

TEST_F(NotifierTest, AnAnswerToTheOldServiceAcknowledgesNothing) {
  Job& job = MakeTransferredJob();
  first_.takes = minutes(1);
  Register(job, first_);
  world_.RunFor(seconds(1));
  notifier_.OnServiceRestart();
  engine_.Restart();
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.returned, 1);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, AnAnswerToTheOldServiceMeetsANewRegistration) {
  Job& job = MakeTransferredJob();
  first_.takes = minutes(1);
  Register(job, first_);
  world_.RunFor(seconds(1));
  notifier_.OnServiceRestart();
  world_.RunFor(minutes(1) - seconds(1) - Duration(1));
  // Posted before the answer's event of the same instant is handled, and after it.
  world_.PostAction(world_.now() + Duration(1), [&] { Register(job, second_); });
  world_.RunFor(hours(1));
  EXPECT_EQ(second_.transferred, 1);
}

// --- Files ---

TEST_F(NotifierTest, FilesThatNobodyWantsAreNotToldLater) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.files, 1);  // refused; its repetition holds back the event
  EXPECT_EQ(first_.transferred, 0);
  first_.answer = S_OK;
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
  notifier_.SetFlags(job, kAllFlags);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.files, 1);
}

TEST_F(NotifierTest, AnObjectThatCannotHearOfFilesIsNotCalledForThem) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.hears_of_files = false;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(CountInTrace(kFileTransferredCall), 0);
}

TEST_F(NotifierTest, FilesAreRepeatedUntilTheyAreAnswered) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(35));
  EXPECT_EQ(first_.files, 4);  // at 0, 10, 20 and 30 minutes
  first_.answer = S_OK;
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.files, 5);
  EXPECT_EQ(first_.transferred, 1);
}

// --- Progress ---

TEST_F(NotifierTest, BytesAreToldToWhoAsksInTheMiddleOfATransfer) {
  network_.SetLink({.bits_per_second = 80'000});  // 100 s
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(seconds(50));
  Register(job, first_);
  world_.RunFor(seconds(10));
  EXPECT_EQ(first_.modifications, 0);  // not asked for
  notifier_.SetFlags(job, kAllFlags);
  world_.RunFor(seconds(10));
  EXPECT_GE(first_.modifications, 15);
  EXPECT_LE(first_.modifications, 22);  // one each half second
}

TEST_F(NotifierTest, ATransferThatStallsModifiesNothing) {
  Job& job = MakeJob("/stalls");
  notifier_.SetFlags(job, kAllFlags);
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  const int before = first_.modifications;
  EXPECT_GE(before, 1);
  world_.RunFor(hours(24));
  EXPECT_EQ(first_.modifications, before);
}

// --- Intervals without end ---

struct NeverAgain : Decisions {
  Duration CallbackRetryInterval(const NotifiedJob&) const override { return kForever; }
  Duration MinimumModificationInterval() const override { return kForever; }
};

class NeverAgainTest : public NotifierTest {
 protected:
  NeverAgainTest() : NotifierTest(kDecisions) {}

 private:
  static inline const NeverAgain kDecisions;
};

TEST_F(NeverAgainTest, IsToldOnceHoweverItAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  engine_.SetDescription(job, "new");
  world_.RunFor(std::chrono::days(30));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(first_.modifications, 1);
}

}  // namespace
}  // namespace bitsim
