#include "conformance/faults/points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/mutants/mutants.h"

namespace conformance::faults {

void PrintTo(const Reference& reference, std::ostream* out) { *out << reference.name; }

namespace {

// A line of the table in docs/exploring.md.
std::string Row(std::string_view name, const PointReport& report) {
  std::string row("| ");
  row.append(name);
  for (std::size_t place = 0; place < static_cast<std::size_t>(Place::kEventPair); ++place) {
    row.append(" | ").append(std::to_string(report.counts[place]));
  }
  return row.append(" |");
}

std::vector<std::string> LinesOf(const char* path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

class PointsTest : public ::testing::TestWithParam<Reference> {};

TEST_P(PointsTest, EveryFaultAtEveryPointEndsWell) {
  const PointReport report = VisitPoints(GetParam());
  for (std::size_t i = 0; i < std::min<std::size_t>(report.findings.size(), 3); ++i) {
    ADD_FAILURE() << ToString(report.findings[i]);
  }
  EXPECT_TRUE(report.findings.empty()) << report.findings.size() << " findings";
  const std::string row = Row(GetParam().name, report);
  const std::vector<std::string> told = LinesOf(EXPLORING);
  EXPECT_NE(std::find(told.begin(), told.end(), row), told.end())
      << "docs/exploring.md does not have the line\n"
      << row;
}

TEST(PairsTest, EveryTwoFaultsOfADownloadEndWell) {
  const PointReport report = VisitPairs(References().front());
  for (std::size_t i = 0; i < std::min<std::size_t>(report.findings.size(), 3); ++i) {
    ADD_FAILURE() << ToString(report.findings[i]);
  }
  EXPECT_EQ(report.counts[static_cast<std::size_t>(Place::kEventPair)], 9315u)
      << "docs/exploring.md tells this number";
}

std::string TestName(const ::testing::TestParamInfo<Reference>& info) {
  std::string name;
  bool starts = true;
  for (const char c : info.param.name) {
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_letter) name += static_cast<char>(starts ? c - 'a' + 'A' : c);
    starts = !is_letter;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(References, PointsTest,
                         ::testing::ValuesIn(References().begin(), References().end()), TestName);

// What finds nothing in the simulator finds something in engines that are wrong.
struct Wrong {
  std::string_view engine;
  std::string_view reference;
};

class WrongEngineTest : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongEngineTest, IsFoundOut) {
  const Mutant* const mutant = FindMutant(GetParam().engine);
  ASSERT_NE(mutant, nullptr);
  for (const Reference& reference : References()) {
    if (reference.name != GetParam().reference) continue;
    const PointReport report =
        VisitPoints(reference, {.decisions = mutant->decisions, .findings_max = 1});
    ASSERT_EQ(report.findings.size(), 1u);
    EXPECT_FALSE(report.findings.front().violations.empty());
    return;
  }
  FAIL() << "there is no such reference";
}

std::string EngineName(const ::testing::TestParamInfo<Wrong>& info) {
  std::string name(info.param.engine);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Engines, WrongEngineTest,
                         ::testing::Values(Wrong{"acknowledgement-outlives-its-client",
                                                 "thread that completes"},
                                           Wrong{"dead-client-is-called", "download"},
                                           Wrong{"done-without-reply", "upload-reply"},
                                           Wrong{"fails-jobs-of-the-dead", "download"},
                                           Wrong{"final-job-keeps-its-callback", "download"},
                                           Wrong{"forgets-classes", "notification class"},
                                           Wrong{"forgets-command-lines", "command line"},
                                           Wrong{"forgets-events-of-the-dead", "download"},
                                           Wrong{"job-transferred-before-files", "file by file"},
                                           Wrong{"lost-network-suspends", "download"},
                                           Wrong{"restart-suspends", "download"}),
                         EngineName);

}  // namespace
}  // namespace conformance::faults
