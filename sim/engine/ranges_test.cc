// Ranges of a file: as arithmetic, as files made of ranges, and on demand.

#include "sim/engine/ranges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "sim/engine/engine_fixture.h"

// Found by the type's own namespace, which is none.
static bool operator==(const BG_FILE_RANGE& a, const BG_FILE_RANGE& b) {
  return a.InitialOffset == b.InitialOffset && a.Length == b.Length;
}

namespace bitsim {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ranges = std::vector<BG_FILE_RANGE>;

TEST(AddRange, KeepsRangesOrderedAndApart) {
  Ranges ranges;
  AddRange(ranges, 100, 50);
  AddRange(ranges, 10, 5);
  AddRange(ranges, 200, 0);
  EXPECT_THAT(ranges, ElementsAre(BG_FILE_RANGE{10, 5}, BG_FILE_RANGE{100, 50}));
  AddRange(ranges, 15, 5);  // touches
  EXPECT_THAT(ranges, ElementsAre(BG_FILE_RANGE{10, 10}, BG_FILE_RANGE{100, 50}));
  AddRange(ranges, 0, 120);
  EXPECT_THAT(ranges, ElementsAre(BG_FILE_RANGE{0, 150}));
  EXPECT_EQ(SizeOf(ranges), 150u);
}

TEST(FirstGap, EndsWhereTheNextRangeBegins) {
  const Ranges ranges = {{10, 10}, {30, 10}};
  EXPECT_EQ(FirstGap(ranges, 0, 100), (BG_FILE_RANGE{0, 10}));
  EXPECT_EQ(FirstGap(ranges, 12, 100), (BG_FILE_RANGE{20, 10}));
  EXPECT_EQ(FirstGap(ranges, 40, 100), (BG_FILE_RANGE{40, 60}));
  EXPECT_EQ(FirstGap(ranges, 10, 20), std::nullopt);
  EXPECT_EQ(FirstGap(ranges, 5, 8), (BG_FILE_RANGE{5, 3}));
}

TEST(SettleRanges, KnowsWhereTheFileEnds) {
  Ranges ranges = {{50, 10}, {90, BG_LENGTH_TO_EOF}};
  EXPECT_EQ(SettleRanges(ranges, 100), 20u);
  EXPECT_EQ(ranges[1].Length, 10u);
  for (const BG_FILE_RANGE& outside :
       {BG_FILE_RANGE{91, 10}, BG_FILE_RANGE{101, 1}, BG_FILE_RANGE{100, BG_LENGTH_TO_EOF},
        BG_FILE_RANGE{UINT64_MAX - 1, 1}, BG_FILE_RANGE{1, UINT64_MAX - 1}}) {
    Ranges one = {outside};
    EXPECT_EQ(SettleRanges(one, 100), std::nullopt) << outside.InitialOffset;
  }
}

// --- Files made of ranges ---

class EngineRangesTest : public EngineTest {
 protected:
  EngineRangesTest() { origin_.Put("/text", {.content = Content::Text("0123456789")}); }

  Job& MakeRangesJob(const Ranges& ranges) {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFileWithRanges(job, "http://origin.test/text", "C:\\text", ranges), S_OK);
    return job;
  }
  std::vector<std::uint64_t> Offsets() const {
    std::vector<std::uint64_t> offsets;
    for (const ReceivedRequest& request : origin_.requests()) {
      if (request.range.has_value()) offsets.push_back(request.range->first_byte);
    }
    return offsets;
  }
};

TEST_F(EngineRangesTest, AFileHasItsRangesBackToBackInTheirOrder) {
  Job& job = MakeRangesJob({{7, BG_LENGTH_TO_EOF}, {0, 2}, {4, 1}});
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, BG_SIZE_UNKNOWN);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, 6u);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "789014");
  EXPECT_THAT(Offsets(), ElementsAre(7, 0, 4));
  EXPECT_EQ(job.files[0].extras_or_defaults().ranges[0].Length, BG_LENGTH_TO_EOF);
}

TEST_F(EngineRangesTest, TheTotalOfRangesIsKnownBeforeTheSizeOfTheFile) {
  Job& job = MakeRangesJob({{7, 3}, {0, 2}});
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, 5u);
  EXPECT_EQ(engine_.Progress(job).BytesTotal, 5u);
}

TEST_F(EngineRangesTest, ATotalThatNoNumberCanTellIsUnknown) {
  Job& job = MakeRangesJob({{0, UINT64_MAX - 1}});
  EXPECT_EQ(engine_.Progress(job).BytesTotal, UINT64_MAX - 1);
  EXPECT_EQ(engine_.AddFileWithRanges(job, "http://origin.test/text", "C:\\other",
                                      std::vector{BG_FILE_RANGE{0, 2}}),
            S_OK);
  EXPECT_EQ(engine_.Progress(job).BytesTotal, BG_SIZE_UNKNOWN);
}

TEST_F(EngineRangesTest, ARangeGoesOnWhereItBroke) {
  origin_.AnswerNext("/text", {.break_after_bytes = 2});
  Job& job = MakeRangesJob({{7, 3}, {0, 2}});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 2u);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "78901");
  EXPECT_THAT(Offsets(), ElementsAre(7, 9, 0));
}

TEST_F(EngineRangesTest, ARangeToTheEndGrowsWithTheFile) {
  origin_.AnswerNext("/text", {.break_after_bytes = 1});
  Job& job = MakeRangesJob({{8, BG_LENGTH_TO_EOF}, {0, 2}});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  origin_.Put("/text", {.content = Content::Text("0123456789ABCDEF"), .etag = "\"2\""});
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, 10u);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "89ABCDEF01");
}

TEST_F(EngineRangesTest, ARangeOutsideTheFileIsFatal) {
  Job& job = MakeRangesJob({{0, 2}, {9, 2}});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INVALID_RANGE);
  EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_REMOTE_FILE);
  origin_.Put("/text", {.content = Content::Text("0123456789A")});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(EngineRangesTest, AServerWithoutRangesIsFatalInTheForegroundToo) {
  origin_.Put("/text",
              {.content = Content::Text("0123456789"), .answer = {.accepts_ranges = false}});
  Job& job = MakeRangesJob({{0, 2}});
  engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INSUFFICIENT_RANGE_SUPPORT);
}

TEST_F(EngineRangesTest, AChangedFileStartsAgainWithAllItsRanges) {
  origin_.AnswerNext("/text", {.break_after_bytes = 2});
  Job& job = MakeRangesJob({{5, 3}, {0, 2}});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  origin_.Put("/text", {.content = Content::Text("ABCDEFGHIJ"), .etag = "\"2\""});
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "FGHAB");
}

// --- On demand ---

class RangesListener final : public EngineListener {
 public:
  void OnJobCreated(Job&) override {}
  void OnStateChanged(Job&, BG_JOB_STATE) override {}
  void OnModified(Job&, Modification) override {}
  void OnFileTransferred(Job&, std::uint32_t) override {}
  void OnRangesTransferred(Job&, std::uint32_t, std::span<const BG_FILE_RANGE> ranges) override {
    told.insert(told.end(), ranges.begin(), ranges.end());
  }
  Ranges told;
};

class OnDemandTest : public EngineRangesTest {
 protected:
  OnDemandTest() { engine_.SetListener(listener_); }

  Job& MakeOnDemandJob() {
    Job& job = MakeJob("/text", "C:\\text");
    job.extras_for_change().is_on_demand = true;
    return job;
  }
  Ranges Filled(const Job& job) {
    Ranges ranges;
    EXPECT_EQ(engine_.FilledFileRanges(job, 0, ranges), S_OK);
    return ranges;
  }
  HRESULT Request(Job& job, const Ranges& ranges) {
    return engine_.RequestFileRanges(job, 0, ranges);
  }

  RangesListener listener_;
};

TEST_F(OnDemandTest, FetchesWhatIsRequestedAndRests) {
  Job& job = MakeOnDemandJob();
  EXPECT_EQ(Request(job, {{6, 2}, {1, 3}}), S_OK);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_THAT(Filled(job), ElementsAre(BG_FILE_RANGE{1, 3}, BG_FILE_RANGE{6, 2}));
  EXPECT_THAT(listener_.told, ElementsAre(BG_FILE_RANGE{1, 3}, BG_FILE_RANGE{6, 2}));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 5u);
  EXPECT_EQ(disk_.Read(TemporaryFiles::Path(job, 0)), std::string("\0"
                                                                  "123\0\0"
                                                                  "67\0\0",
                                                                  10));
}

TEST_F(OnDemandTest, IsTransferredWhenAllOfItIsThere) {
  Job& job = MakeOnDemandJob();
  Request(job, {{5, BG_LENGTH_TO_EOF}});
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(Request(job, {{0, 8}}), S_OK);  // overlaps what is there
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(Offsets(), ElementsAre(5, 0));
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "0123456789");
}

TEST_F(OnDemandTest, WithoutARequestItLearnsTheSizeOnly) {
  Job& job = MakeOnDemandJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, 10u);
  EXPECT_EQ(Request(job, {{5, 6}}), BG_E_INVALID_RANGE);
  EXPECT_THAT(Offsets(), IsEmpty());
}

TEST_F(OnDemandTest, ARequestOutsideTheFileIsFoundAtTheServer) {
  Job& job = MakeOnDemandJob();
  EXPECT_EQ(Request(job, {{10, 1}}), S_OK);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INVALID_RANGE);
}

TEST_F(OnDemandTest, AnyDownloadMayBeToldWhatComesFirst) {
  origin_.Put("/text", {.content = Content::Text("0123456789"), .bytes_per_second_max = 1});
  Job& job = MakeJob("/text", "C:\\text");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  world_.RunFor(std::chrono::milliseconds(3500));
  EXPECT_EQ(Request(job, {{8, 1}}), S_OK);
  world_.RunFor(std::chrono::milliseconds(1500));
  EXPECT_EQ(engine_.UpdateDownloadPosition(job, 0, 6), S_OK);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(Offsets(), ElementsAre(0, 8, 3, 6, 9, 3));
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read("C:\\text"), "0123456789");
}

TEST_F(OnDemandTest, TellsWhatIsHereOfARunningRequest) {
  origin_.Put("/text", {.content = Content::Text("0123456789"), .bytes_per_second_max = 1});
  Job& job = MakeJob("/text", "C:\\text");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  world_.RunFor(std::chrono::milliseconds(2500));
  EXPECT_EQ(engine_.UpdateDownloadPosition(job, 0, 6), S_OK);
  EXPECT_THAT(Filled(job), ElementsAre(BG_FILE_RANGE{0, 2}));
  world_.RunFor(std::chrono::milliseconds(2500));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 4u);
  EXPECT_THAT(Filled(job), ElementsAre(BG_FILE_RANGE{0, 2}, BG_FILE_RANGE{6, 2}));
}

TEST_F(OnDemandTest, NotEveryDownloadIsFitForIt) {
  Job& dynamic = MakeJob("/text", "C:\\dynamic");
  dynamic.extras_for_change().is_dynamic_content = true;
  EXPECT_EQ(Request(dynamic, {{0, 1}}), BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
  Job& ranges = MakeRangesJob({{0, 1}});
  EXPECT_EQ(engine_.UpdateDownloadPosition(ranges, 0, 0), BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
}

}  // namespace
}  // namespace bitsim
