#include "conformance/report/page/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "conformance/report/page/page_assets.h"
#include "conformance/report/testing/sample_run.h"

namespace conformance::report {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// The sample, and one in which the second rule holds and the last was not run.
std::vector<ComparedRun> Runs() {
  ComparedRun pot{.label = "plugin:./tea pot.so", .run = SampleRun(), .remark = ""};
  ComparedRun cup{.label = "<cup>", .run = SampleRun(), .remark = "shard 2 of 2 is missing"};
  cup.run.backend = "<cup>";
  cup.run.rules[1].verdict = Verdict::kPass;
  cup.run.rules[1].message = "";
  cup.run.tests[1].findings.clear();
  cup.run.rules.pop_back();
  std::vector<ComparedRun> runs;
  runs.push_back(std::move(pot));
  runs.push_back(std::move(cup));
  return runs;
}

std::string WithoutAssets(std::string html) {
  for (const std::string_view asset : {kPageStyle, kPageScript}) {
    const std::size_t place = html.find(asset);
    EXPECT_NE(place, std::string::npos);
    html.erase(place, asset.size());
  }
  return html;
}

TEST(ComparisonTest, FindsWhereRunsDiffer) {
  const Comparison comparison(Runs());
  ASSERT_EQ(comparison.rules().size(), 9u);
  EXPECT_FALSE(comparison.rules()[0].IsDifferent());
  EXPECT_FALSE(comparison.rules()[0].IsBroken());
  EXPECT_TRUE(comparison.rules()[1].IsDifferent());
  EXPECT_TRUE(comparison.rules()[1].IsBroken());
  // Who does not speak of a rule does not disagree.
  EXPECT_EQ(comparison.rules()[8].results[1], nullptr);
  EXPECT_FALSE(comparison.rules()[8].IsDifferent());
  EXPECT_TRUE(comparison.rules()[8].IsBroken());
}

TEST(ComparisonTest, ThereIsAPageForEachRule) {
  const Comparison comparison(Runs());
  const ReportFolder::Files pages = comparison.Pages();
  ASSERT_EQ(pages.size(), 10u);
  EXPECT_EQ(pages[0].first, "index.html");
  EXPECT_EQ(pages[1].first, "rules/TEA-POUR-01.html");
  // The text's mention of another rule leads to that rule's page.
  EXPECT_THAT(pages[1].second, HasSubstr("<a href=\"TEA-POUR-02.html\">TEA-POUR-02</a>"));
}

TEST(ComparisonTest, DifferencesStandFirst) {
  const std::string page = MatrixPage(Comparison(Runs()));
  EXPECT_LT(page.find("id=\"TEA-POUR-02\""), page.find("id=\"TEA-POUR-01\""));
  EXPECT_THAT(page, AllOf(HasSubstr("they differ in 1 rule"), HasSubstr("shard 2 of 2 is missing"),
                          HasSubstr(">not run<")));
}

TEST(ComparisonTest, NothingThatABackendSaysIsMarkup) {
  const Comparison comparison(Runs());
  for (const auto& [name, page] : comparison.Pages()) {
    EXPECT_THAT(WithoutAssets(page), AllOf(Not(HasSubstr("<cup>")), Not(HasSubstr("<script>alert")),
                                           Not(HasSubstr("\x1b"))))
        << name;
  }
}

TEST(ComparisonTest, LabelsTellRunsOfOneBackendApart) {
  const auto merged = [](const std::string& name, const std::string& backend) {
    MergedRun run;
    run.names = {name};
    run.run.backend = backend;
    return run;
  };
  EXPECT_THAT(LabelsOf({merged("a", "sim"), merged("b", "com"), merged("c", "com")}),
              ElementsAre("sim", "com (b)", "com (c)"));
}

// See the top of golden_test.cc. The pages are looked at by check_reports.py, too.
TEST(ComparisonTest, Golden) {
  const std::filesystem::path folder = std::filesystem::path(REPORT_TESTDATA) / "comparison";
  for (const auto& [name, page] : Comparison(Runs()).Pages()) {
    if (name != "index.html" && name != "rules/TEA-POUR-02.html") continue;
    const std::string actual = WithoutAssets(page);
    if (std::getenv("BITSIM_UPDATE_GOLDEN") != nullptr) {
      std::filesystem::create_directories((folder / name).parent_path());
      std::ofstream(folder / name, std::ios::binary) << actual;
      continue;
    }
    std::ifstream file(folder / name, std::ios::binary);
    std::ostringstream golden;
    golden << file.rdbuf();
    EXPECT_EQ(actual, golden.str()) << name;
  }
}

}  // namespace
}  // namespace conformance::report
