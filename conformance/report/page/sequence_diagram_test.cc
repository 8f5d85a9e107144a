#include "conformance/report/page/sequence_diagram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace conformance::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<DrawnStep> Steps(const std::vector<std::string>& lines) {
  std::vector<DrawnStep> steps;
  for (const std::string& line : lines) {
    const auto step = ParseTraceLine(line);
    EXPECT_TRUE(step) << line;
    if (step) steps.push_back({.step = *step});
  }
  return steps;
}

std::string Draw(const std::vector<std::string>& lines) {
  return SequenceDiagram(Steps(lines), "id", "Title & more");
}

TEST(SequenceDiagramTest, HasATitleAndADescription) {
  const std::string svg = Draw({"+0  client  -  application.started"});
  EXPECT_THAT(svg, AllOf(HasSubstr("role=\"img\" aria-labelledby=\"id-title id-desc\""),
                         HasSubstr("<title id=\"id-title\">Title &amp; more</title>"),
                         HasSubstr("One step between client, service.")));
}

TEST(SequenceDiagramTest, DrawsCallsAnswersAndNotes) {
  const std::string svg = Draw({"+0  client  job 1  IBackgroundCopyJob::Resume",
                                "+0  client  -  com.failed result=0x80200001",
                                "+1  service  job 1  job.state from=QUEUED to=ERROR  [ST-07]",
                                "+1  client  job 1  notify.JobError code=0x80190194",
                                "+1  client  job 1  notify.result result=0x00000000",
                                "+2  client  -  application.killed"});
  EXPECT_THAT(svg, AllOf(HasSubstr("<g class=\"call\">"), HasSubstr(">Resume</text>"),
                         HasSubstr(">0x80200001</text>"), HasSubstr(">QUEUED → ERROR</text>"),
                         HasSubstr(">JobError code=0x80190194</text>"), HasSubstr(">S_OK</text>"),
                         HasSubstr("<g class=\"note bad\">"), HasSubstr(">ST-07</text>")));
  EXPECT_THAT(svg, AllOf(Not(HasSubstr(">server</text>")), Not(HasSubstr("job 1:"))));
}

TEST(SequenceDiagramTest, TheServerIsThereIfItIsSpokenTo) {
  EXPECT_THAT(Draw({"+0  service  job 1  http.request method=GET from=0"}),
              AllOf(HasSubstr(">server</text>"), HasSubstr(">GET</text>")));
}

TEST(SequenceDiagramTest, NamesTheJobIfThereAreSeveral) {
  EXPECT_THAT(Draw({"+0  client  job 1  IBackgroundCopyJob::Resume",
                    "+0  client  job 2  IBackgroundCopyJob::Cancel"}),
              AllOf(HasSubstr(">job 1: Resume<"), HasSubstr(">job 2: Cancel<")));
}

TEST(SequenceDiagramTest, TellsWhatIsLeftOut) {
  std::vector<DrawnStep> steps = Steps({"+0  client  job 1  IBackgroundCopyJob::Resume"});
  steps[0].left_out_before = 7;
  EXPECT_THAT(SequenceDiagram(steps, "id", ""), HasSubstr("⋮ 7 steps left out"));
}

TEST(SequenceDiagramTest, NothingThatABackendSaysIsMarkup) {
  const std::string svg = Draw({"+0  <script>alert(1)</script>  </svg>  \"><img src=x>::y z=<b>"});
  EXPECT_THAT(svg, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<img")), Not(HasSubstr("<b>"))));
  EXPECT_EQ(svg.find("</svg>"), svg.size() - 7);
}

}  // namespace
}  // namespace conformance::report
