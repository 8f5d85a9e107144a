// NOTIFY-RNG: parts of files that are asked for, and who hears of them.

#include "conformance/suite/file_ranges.h"

#include <map>
#include <string>
#include <vector>

#include "conformance/suite/held_calls.h"

namespace conformance {

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, WhatArrivesIsToldOnce) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}, {5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1050; }));
  testbed().LetPass(1min);
  EXPECT_HRESULT(S_OK, Request(file, {{200'000, 7}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1057; }));
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 1057u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, EachFileIsToldItsOwn) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  AddFile(job, {.size_bytes = kRangedFileSizeBytes});
  const auto files = FilesOf(job);
  ASSERT_EQ(files.size(), 2u);
  const File first = files[0].As<IBackgroundCopyFile6>();
  const File second = files[1].As<IBackgroundCopyFile6>();
  REQUIRE_RANGES(first);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(first, {{100, 50}}));
  EXPECT_HRESULT(S_OK, Request(second, {{5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 1050; }));
  const std::map<std::wstring, std::uint64_t> expected = {{RemoteNameOf(first.get()), 50},
                                                          {RemoteNameOf(second.get()), 1000}};
  EXPECT_TRUE(heard.bytes_of_files() == expected);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_02, NoByteIsFetchedTwice) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 100}, {150, 100}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 150; }));
  EXPECT_HRESULT(S_OK, Request(file, {{100, 200}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 200; }));
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 200u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_05, ItTakesOneOfTheFourSlots, NOTIFY_CB_09) {
  Heard heard;
  HeldCalls held(testbed());
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  auto blocker = NewCallback();
  ON_CALL(blocker->mock(), JobTransferred).WillByDefault(held.Stay());
  std::vector<Job> blocked;
  for (int i = 0; i < 4; ++i) {
    Job& other = blocked.emplace_back(NewDownload());
    Register(other, blocker);
    EXPECT_HRESULT(S_OK, other->Resume());
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 0u);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 50; }));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_06, TheIntervalMayBeChangedMeanwhile) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Dword = 10'000;
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(
                           BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, value));
  EXPECT_HRESULT(S_OK, Request(file, {{0, 10}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 10; }));
  const auto first_at = testbed().Now();
  EXPECT_HRESULT(S_OK, Request(file, {{100, 10}, {300, 10}}));  // they come in one call
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 30; }));
  EXPECT_GE(testbed().Now() - first_at, 9s);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_07, WhatIsToldIsOnDisk) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}, {5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1050; }));
  const Ranges filled = FilledOf(file);
  for (const BG_FILE_RANGE& told : heard.ranges()) {
    bool is_there = false;
    for (const BG_FILE_RANGE& range : filled) {
      is_there =
          is_there || (range.InitialOffset <= told.InitialOffset &&
                       told.InitialOffset + told.Length <= range.InitialOffset + range.Length);
    }
    EXPECT_TRUE(is_there) << told.InitialOffset << " + " << told.Length;
  }
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_08, AJobThatHasWhatWasAskedForRests) {
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(callback->transferred(), 0);
  EXPECT_HRESULT(S_OK, Request(file, {{0, BG_LENGTH_TO_EOF}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_09, AFailureChangesNothing) {
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  ON_CALL(callback->mock(), FileRangesTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{0, BG_LENGTH_TO_EOF}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(1h);
  RECORD("calls of a FileRangesTransferred that fails", callback->ranges());
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_10, AnyDownloadOverHttpWillDo) {
  Job job = NewDownload(kRangedFileSizeBytes);
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  EXPECT_SHOULD(Request(file, {{100, 50}}) == S_OK);
  EXPECT_SHOULD(file->UpdateDownloadPosition(1000) == S_OK);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_10, ADynamicDownloadWillNot) {
  Job job = NewDownload(kRangedFileSizeBytes);
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = TRUE;
  EXPECT_HRESULT(
      S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value));
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, Request(file, {{100, 50}}));
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, file->UpdateDownloadPosition(1000));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_11, FilledRangesAreOrderedAndMerged) {
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  EXPECT_HRESULT(S_OK, Request(file, {{5000, 1000}, {100, 50}, {6000, 10}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_SUSPENDED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return FilledOf(file).size() == 2; }));
  const Ranges filled = FilledOf(file);
  ASSERT_EQ(filled.size(), 2u);
  EXPECT_EQ(filled[0].InitialOffset, 100u);
  EXPECT_EQ(filled[0].Length, 50u);
  EXPECT_EQ(filled[1].InitialOffset, 5000u);
  EXPECT_EQ(filled[1].Length, 1010u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_FLG_10, OtherJobsAreSilentAboutRanges) {
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  Job job = NewDownload(kRangedFileSizeBytes);
  REQUIRE_RANGES(FileOf(job));
  EXPECT_HRESULT(
      S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(1min);
  EXPECT_EQ(callback->ranges(), 0);
}

}  // namespace conformance
