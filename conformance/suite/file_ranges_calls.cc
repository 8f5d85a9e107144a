// NOTIFY-RNG: what arrives while a call lasts, and callbacks that know nothing of ranges.

#include "conformance/suite/file_ranges.h"
#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"

namespace conformance {

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, WhatArrivesDuringACallIsToldAfterIt) {
  Heard heard;
  HeldCalls held(testbed());
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  AddFile(job, {.size_bytes = kRangedFileSizeBytes});
  const auto files = FilesOf(job);
  ASSERT_EQ(files.size(), 2u);
  const File first = files[0].As<IBackgroundCopyFile6>();
  const File second = files[1].As<IBackgroundCopyFile6>();
  REQUIRE_RANGES(first);
  RequireConcurrentCalls(testbed(), client());
  ON_CALL(callback->mock(), FileRangesTransferred)
      .WillByDefault([&, listen = heard.Listen(), stay = held.Stay()](
                         auto* of_job, auto* file, DWORD count, const BG_FILE_RANGE* ranges) {
        listen(of_job, file, count, ranges);
        return stay();
      });
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(first, {{100, 50}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  EXPECT_HRESULT(S_OK, Request(second, {{5000, 1000}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return !FilledOf(second).empty(); }));
  testbed().LetPass(1min);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 1050; }));
}

RULE_TEST_F(FileRangesTest, NOTIFY_FLG_14, AnObjectThatKnowsNoRangesHearsOfTheRest) {
  for (const auto interfaces : {CallbackInterfaces::kCallback, CallbackInterfaces::kCallback2}) {
    auto callback = NewCallback(interfaces);
    Job job = NewOnDemandJob();
    auto file = FileOf(job);
    REQUIRE_RANGES(file);
    Register(job, callback);
    EXPECT_HRESULT(S_OK, Request(file, {{0, BG_LENGTH_TO_EOF}}));
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(WaitUntilTold(callback));
    EXPECT_EQ(callback->ranges(), 0);
  }
}

}  // namespace conformance
