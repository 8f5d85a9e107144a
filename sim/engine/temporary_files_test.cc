// What becomes of a transfer when somebody touches its temporary file.

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/transfer_fixture.h"

namespace bitsim {
namespace {

using std::chrono::seconds;

class TemporaryFilesTest : public TransferTest {
 protected:
  TemporaryFilesTest() { network_.SetLink({.bits_per_second = 800'000}); }  // ten seconds a file

  // A job that has half of its file.
  Job& HalfWay() {
    Job& job = MakeJob();
    engine_.Resume(job);
    world_.RunFor(seconds(5));
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
    return job;
  }
  void ExpectWholeFile(Job& job) {
    ExpectTransferred(job);
    EXPECT_EQ(engine_.Complete(job, user_), S_OK);
    EXPECT_EQ(disk_.Read("C:\\data\\file"), Content::Pattern(kSizeBytes).Read(0, kSizeBytes));
  }
};

TEST_F(TemporaryFilesTest, BytesThatAreGoneAreFetchedAgain) {
  const std::vector<std::function<void(const std::string&)>> losses = {
      [&](const std::string& path) { disk_.Remove(path); },
      [&](const std::string& path) { disk_.SetPresentBytes(path, 1); },
  };
  for (const auto& lose : losses) {
    Job& job = HalfWay();
    engine_.Suspend(job);
    EXPECT_GT(job.files[0].transferred_bytes, 0u);
    lose(TemporaryFiles::Name(job, 0));
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
    EXPECT_EQ(job.files[0].transferred_bytes, 0u);
    ExpectWholeFile(job);
  }
}

TEST_F(TemporaryFilesTest, AFileThatGoesWhileItIsFetchedIsFetchedAgain) {
  Job& job = HalfWay();
  disk_.Remove(TemporaryFiles::Name(job, 0));
  ExpectWholeFile(job);
}

TEST_F(TemporaryFilesTest, WhatIsStillThereIsKept) {
  Job& job = HalfWay();
  engine_.Suspend(job);
  const std::uint64_t kept = job.files[0].transferred_bytes;
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_EQ(job.files[0].transferred_bytes, kept);
  ExpectWholeFile(job);
}

}  // namespace
}  // namespace bitsim
