// File: engine_fixture.h
//
// An engine for tests: one server, one user, nobody who listens.

#ifndef BITSIM_ENGINE_ENGINE_FIXTURE_H_
#define BITSIM_ENGINE_ENGINE_FIXTURE_H_

#include <gtest/gtest.h>

#include <string>

#include "sim/engine/engine.h"

namespace bitsim {

class EngineTest : public ::testing::Test {
 protected:
  static constexpr std::uint64_t kSizeBytes = 1'000'000;

  explicit EngineTest(const Decisions& decisions = Documented())
      : engine_(world_, network_, disk_, decisions) {
    user_ = engine_.AddUser({});
    origin_.Put("/file", {.content = Content::Pattern(kSizeBytes)});
  }

  static const Decisions& Documented() {
    static const Decisions decisions;
    return decisions;
  }

  // A job with one file that is not resumed yet. The test keeps its record.
  Job& MakeJob(std::string_view path = "/file", std::string_view local = "C:\\data\\file") {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, origin_.url() + std::string(path), local), S_OK);
    return job;
  }

  // The same for an upload of kSizeBytes. Origin::AcceptUploads is up to the test.
  Job& MakeUpload(BG_JOB_TYPE type = BG_JOB_TYPE_UPLOAD, std::string_view path = "/in",
                  std::string_view local = "C:\\data\\out") {
    disk_.Write(local, Content::Pattern(kSizeBytes));
    Job& job = engine_.CreateJob("upload", type, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, origin_.url() + std::string(path), local), S_OK);
    return job;
  }

  // Runs until the job is in that state, which it must reach within a day.
  void RunUntilState(const Job& job, BG_JOB_STATE state) {
    const auto is_there = [&] { return job.state == state; };
    ASSERT_TRUE(world_.RunUntil(is_there, world_.now() + std::chrono::days(1)))
        << ToString(job.state);
  }

  SeededChoices choices_{1};
  World world_{choices_};
  NetworkService network_{world_};
  Disk disk_;
  Origin& origin_ = network_.AddOrigin("http://origin.test");
  Engine engine_;
  UserIndex user_ = 0;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ENGINE_FIXTURE_H_
