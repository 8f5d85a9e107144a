#include "conformance/report/trace_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace conformance::report {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(TraceStepTest, TakesALineApart) {
  const auto step = ParseTraceLine(
      "+00:00:00.0400800  service  job 1  job.retry_planned in=5 s after=CONNECTING  [ST-13]");
  ASSERT_TRUE(step);
  EXPECT_EQ(step->time, "+00:00:00.0400800");
  EXPECT_EQ(step->actor, "service");
  EXPECT_EQ(step->subject, "job 1");
  EXPECT_EQ(step->event, "job.retry_planned");
  EXPECT_THAT(step->values, ElementsAre(Pair("in", "5 s"), Pair("after", "CONNECTING")));
  EXPECT_EQ(step->rule, "ST-13");
  EXPECT_EQ(step->ValueOf("in"), "5 s");
  EXPECT_EQ(step->ValueOf("out"), "");
}

TEST(TraceStepTest, ALineMayLackJobAndRule) {
  const auto step = ParseTraceLine("-00:00:01.0000000  client  -  IBackgroundCopyManager::GetJob");
  ASSERT_TRUE(step);
  EXPECT_EQ(step->subject, "");
  EXPECT_EQ(step->rule, "");
  EXPECT_THAT(step->values, IsEmpty());
  EXPECT_TRUE(step->IsCall());
  EXPECT_FALSE(step->IsNotification());
}

TEST(TraceStepTest, LeavesOtherLinesAlone) {
  for (const char* line :
       {"", "  ", "+", "free text", "00:00:10.000 pot  step 0", "+1  a  b", "+1  a  b  c  d",
        "+1  a  b  c  []", "+1  a  b  c  [x]  e", "<svg>  <a>  <b>  <c>"}) {
    EXPECT_FALSE(ParseTraceLine(line)) << line;
  }
}

const std::vector<std::string> kTrace = {
    "+0  service  -  user.logged_on user=0",                      // 0: how the world was made
    "+0  client  -  application.started",                         // 1
    "+0  client  job 1  IBackgroundCopyJob::AddFile",             // 2: prepares
    "+0  client  job 1  IBackgroundCopyJob::SetNotifyInterface",  // 3
    "+0  service  job 2  job.state from=QUEUED to=ERROR",         // 4: another job
    "+1  service  job 1  http.request method=HEAD from=0",        // 5: goes well
    "+1  service  job 1  http.response status=200 length=1",      // 6: goes well
    "+2  service  job 1  http.response status=404 length=0",      // 7
    "what a backend says",                                        // 8
    "+2  service  job 1  job.error code=0x80190194  [ERR-04]",    // 9
    "+2  client  job 1  notify.JobError",                         // 10
    "+3  client  job 1  notify.result result=0x00000000",         // 11
    "+3  client  job 1  IBackgroundCopyJob::Cancel",              // 12
    "+3  service  job 1  job.state from=ERROR to=CANCELLED",      // 13
    "+3  service  job 1  callback.removed",                       // 14
    "+3  client  job 1  IBackgroundCopyJob::Suspend",             // 15
    "+3  client  -  com.failed result=0x80200002",                // 16
    "+4  client  job 1  IBackgroundCopyJob::SetPriority",         // 17: prepares, but is near
};

TEST(TraceStepTest, FindsWhatMattersToTheEnd) {
  EXPECT_THAT(RelevantLines(kTrace, 100),
              ElementsAre(1, 3, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17));
}

TEST(TraceStepTest, TheEndMattersMost) {
  EXPECT_THAT(RelevantLines(kTrace, 3), ElementsAre(15, 16, 17));
  EXPECT_THAT(RelevantLines({}, 3), IsEmpty());
}

TEST(TraceStepTest, WithoutAnyJobEverythingMatters) {
  const std::vector<std::string> lines = {"+0  client  -  application.started", "words"};
  EXPECT_THAT(RelevantLines(lines, 10), ElementsAre(0, 1));
}

}  // namespace
}  // namespace conformance::report
