// The reports against golden files in testdata/. After a wanted change refresh them with
//
//   BITSIM_UPDATE_GOLDEN=1 build/release/bin/report_test
//
// and read the difference before you commit it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "conformance/report/junit.h"
#include "conformance/report/page/page_assets.h"
#include "conformance/report/page/run_page.h"
#include "conformance/report/results_writer.h"
#include "conformance/report/terminal.h"
#include "conformance/report/testing/sample_run.h"

namespace conformance::report {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

void ExpectGolden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = std::filesystem::path(REPORT_TESTDATA) / name;
  if (std::getenv("BITSIM_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    GTEST_SKIP() << path << " was rewritten";
  }
  EXPECT_EQ(actual, ReadFile(path)) << "see the top of golden_test.cc";
}

// The style and the script are looked at in a browser; here they would only hide changes.
std::string WithoutAssets(std::string html) {
  for (const std::string_view asset : {kPageStyle, kPageScript}) {
    const std::size_t place = html.find(asset);
    EXPECT_NE(place, std::string::npos);
    html.erase(place, asset.size());
  }
  return html;
}

TEST(GoldenTest, Terminal) {
  ExpectGolden("terminal.txt", TerminalReport(SampleRun(), {.color = false, .width = 80}));
}

TEST(GoldenTest, Junit) { ExpectGolden("junit.xml", JunitReport(SampleRun())); }

TEST(GoldenTest, Json) { ExpectGolden("results.json", JsonReport(SampleRun())); }

TEST(GoldenTest, Html) { ExpectGolden("index.html", WithoutAssets(HtmlReport(SampleRun()))); }

}  // namespace
}  // namespace conformance::report
