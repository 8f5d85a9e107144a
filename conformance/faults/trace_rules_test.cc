#include "conformance/faults/trace_rules.h"

#include <bits.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace conformance::faults {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr bitsim::TraceKind kState{"job.state", "from", bitsim::FormatDecimal, "to"};
constexpr bitsim::TraceKind kRegistered{"callback.registered"};
constexpr bitsim::TraceKind kFile{"file.transferred", "file"};
constexpr bitsim::TraceKind kTellsFile{"notify.FileTransferred", "file"};
constexpr bitsim::TraceKind kTellsTransferred{"notify.JobTransferred"};
constexpr bitsim::TraceKind kTellsError{"notify.JobError"};
constexpr bitsim::TraceKind kResult{"notify.result", "result"};

class TraceRulesTest : public ::testing::Test {
 protected:
  void Note(const bitsim::TraceKind& kind, std::uint64_t first = 0, std::uint64_t second = 0) {
    trace_.Add(bitsim::kSimulationStart, 0, 1, kind, first, second);
  }
  void Enter(BG_JOB_STATE from, BG_JOB_STATE to) {
    Note(kState, static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to));
  }
  void ReachTransferred() {
    Enter(BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_QUEUED);
    Enter(BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING);
    Enter(BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING);
    Note(kFile, 0);
    Enter(BG_JOB_STATE_TRANSFERRING, BG_JOB_STATE_TRANSFERRED);
  }
  std::vector<std::string> Broken() const { return BrokenRules(trace_); }

 private:
  bitsim::Trace trace_{SIZE_MAX};
};

TEST_F(TraceRulesTest, AreKeptByAnOrdinaryDownload) {
  ReachTransferred();
  Note(kTellsFile, 0);
  Note(kResult, 0);
  Note(kTellsTransferred);
  Note(kResult, 0x80004005);
  Note(kTellsTransferred);
  Note(kResult, 0);
  Enter(BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(TraceRulesTest, KnowTheArrows) {
  Enter(BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(Broken(), ElementsAre("a job goes from SUSPENDED to TRANSFERRED"));
}

TEST_F(TraceRulesTest, RememberWhereAJobIs) {
  Enter(BG_JOB_STATE_ERROR, BG_JOB_STATE_QUEUED);
  EXPECT_THAT(Broken(), ElementsAre(HasSubstr("but is in SUSPENDED")));
}

TEST_F(TraceRulesTest, ForbidCallsInAnotherState) {
  Note(kTellsTransferred);
  EXPECT_THAT(Broken(), ElementsAre(HasSubstr("a job in SUSPENDED tells")));
}

TEST_F(TraceRulesTest, ForbidJobErrorOfASuccess) {
  ReachTransferred();
  Note(kTellsError);
  EXPECT_THAT(Broken(), ElementsAre(HasSubstr("a job in TRANSFERRED tells notify.JobError")));
}

TEST_F(TraceRulesTest, ForbidTellingTwiceWhatWasAcknowledged) {
  ReachTransferred();
  Note(kTellsTransferred);
  Note(kResult, 0);
  Note(kTellsTransferred);
  EXPECT_THAT(Broken(), ElementsAre(HasSubstr("again")));
}

TEST_F(TraceRulesTest, AllowTellingTheNextCallback) {
  ReachTransferred();
  Note(kTellsTransferred);
  Note(kResult, 0);
  Note(kRegistered);
  Note(kTellsTransferred);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(TraceRulesTest, ForbidFilesThatAreNotThere) {
  Note(kTellsFile, 1);
  EXPECT_THAT(Broken(), ElementsAre("FileTransferred of a file that is not there"));
}

TEST_F(TraceRulesTest, ForbidFilesAfterTheJob) {
  ReachTransferred();
  Note(kTellsTransferred);
  Note(kTellsFile, 0);
  EXPECT_THAT(Broken(), ElementsAre("FileTransferred after JobTransferred"));
}

TEST_F(TraceRulesTest, ForbidWordOfAFinalJob) {
  Enter(BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_CANCELLED);
  Note(kTellsFile, 0);
  EXPECT_THAT(Broken(), ElementsAre("a final job tells a file",
                                    "FileTransferred of a file that is not there"));
}

}  // namespace
}  // namespace conformance::faults
