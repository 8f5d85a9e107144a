// File: notifier_fixture.h
//
// A notifier for tests, with clients that take their time, refuse and die.

#ifndef BITSIM_NOTIFY_NOTIFIER_FIXTURE_H_
#define BITSIM_NOTIFY_NOTIFIER_FIXTURE_H_

#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>
#include <vector>

#include "sim/notify/notifier.h"

namespace bitsim {

inline constexpr Duration kForever = Duration::max();
inline constexpr ULONG kAllFlags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                                   BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED;

// What a client is told and how it takes it. Outlives the target that tells it.
struct Client : CallbackOwner {
  explicit Client(World& its_world) : world(its_world) { group = 1; }

  World& world;
  bool hears_of_files = true;
  bool hears_of_ranges = true;
  IUnknown* object = reinterpret_cast<IUnknown*>(this);  // never called: a name

  int transferred = 0;
  int errors = 0;
  int modifications = 0;
  int files = 0;
  int ranges = 0;
  std::vector<std::array<std::uint64_t, 3>> heard_ranges;  // file, offset, length
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
  explicit FakeTarget(Client& client) : CallbackTarget(client, client.object), client_(client) {}

  bool IsHeldByServiceOnly() const override { return false; }
  bool HearsOfFiles() const override { return client_.hears_of_files; }
  bool HearsOfRanges() const override { return client_.hears_of_ranges; }
  HRESULT JobTransferred() override { return client_.Hear(client_.transferred); }
  HRESULT JobError(const bitsim::JobError&) override { return client_.Hear(client_.errors); }
  HRESULT JobModification() override { return client_.Hear(client_.modifications); }
  HRESULT FileTransferred(std::uint32_t) override {
    EXPECT_TRUE(client_.hears_of_files);
    return client_.Hear(client_.files);
  }
  HRESULT FileRangesTransferred(std::uint32_t file_index,
                                std::span<const BG_FILE_RANGE> ranges) override {
    EXPECT_TRUE(client_.hears_of_ranges);
    for (const BG_FILE_RANGE& range : ranges) {
      client_.heard_ranges.push_back({file_index, range.InitialOffset, range.Length});
    }
    return client_.Hear(client_.ranges);
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
    EXPECT_TRUE(world_.RunUntil(is_transferred, world_.now() + std::chrono::seconds(10)));
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

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFIER_FIXTURE_H_
