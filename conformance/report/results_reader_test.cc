#include "conformance/report/results_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "conformance/report/results_writer.h"
#include "conformance/report/testing/sample_run.h"

namespace conformance::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

RunResult Parse(const std::string& text) {
  return ParseResults(text, "r.json", SampleBook(), SampleRun().groups);
}

// "r.json:12: something". (GoogleTest's own regular expressions, on Windows, know no [0-9].)
MATCHER(NamesALine, "") {
  const std::string_view text = arg;
  constexpr std::string_view kName = "r.json:";
  if (!text.starts_with(kName)) return false;
  const std::size_t end = text.find_first_not_of("0123456789", kName.size());
  return end != text.npos && end > kName.size() && text.substr(end).starts_with(": ") &&
         text.size() > end + 2;
}

// What is said of the text; empty if it is read.
std::string ComplaintOf(const std::string& text) {
  try {
    Parse(text);
  } catch (const ReportError& error) {
    return error.what();
  }
  return "";
}

// The sample's results with one thing changed.
std::string Sample(const std::string& old_text, const std::string& new_text) {
  std::string text = JsonReport(SampleRun());
  const std::size_t place = text.find(old_text);
  EXPECT_NE(place, std::string::npos) << old_text;
  return text.replace(place, old_text.size(), new_text);
}

TEST(ResultsReaderTest, ReadsWhatTheWriterWrote) {
  const std::string text = JsonReport(SampleRun());
  EXPECT_EQ(JsonReport(Parse(text)), text);
}

TEST(ResultsReaderTest, ReadsAShard) {
  RunResult run = SampleRun();
  run.shard = {.number = 2, .count = 3};
  run.tests_in_suite = 99;
  run.tests_selected = 20;
  const std::string text = JsonReport(run);
  EXPECT_EQ(Parse(text).shard, run.shard);
  EXPECT_EQ(JsonReport(Parse(text)), text);
}

TEST(ResultsReaderTest, AnotherFormatIsRefusedByItsNumberAlone) {
  EXPECT_THAT(ComplaintOf("{\n  \"format\": 3\n}"),
              AllOf(StartsWith("r.json:2: "), HasSubstr("format 3"), HasSubstr("format 2")));
  EXPECT_THAT(ComplaintOf("{\"sun\": 1}"), StartsWith("r.json:1: the field 'format' is missing"));
}

TEST(ResultsReaderTest, WhatIsNoResultsIsRefused) {
  EXPECT_EQ(ComplaintOf(""), "r.json:1: the file is empty");
  EXPECT_EQ(ComplaintOf(" \n\n"), "r.json:1: the file is empty");
  EXPECT_THAT(ComplaintOf("[]"), HasSubstr("no results of a run"));
  EXPECT_THAT(ComplaintOf("<testsuites>"), StartsWith("r.json:1: this is no JSON"));
  EXPECT_THAT(ComplaintOf(std::string(1'000'000, '[')), HasSubstr("too deep"));
}

TEST(ResultsReaderTest, NamesTheLine) {
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7", "\"seed\": \"seven\"")),
              "r.json:6: 'seed' must be a whole number from 0 on, but is a text");
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7", "\"seed\": -7")),
              "r.json:6: 'seed' must be a whole number from 0 on, but is another number");
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7", "\"seed\": 7, \"seed\": 8")),
              "r.json:6: 'seed' stands twice in one object");
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7", "\"seeds\": 7")),
              "r.json:6: unknown field 'seeds'");
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7,", "")), "r.json:1: the field 'seed' is missing");
  EXPECT_THAT(ComplaintOf(Sample("\"seed\": 7", "\"seed\": 7 7")), StartsWith("r.json:6: "));
}

TEST(ResultsReaderTest, RefusesWhatMeansNothing) {
  EXPECT_THAT(ComplaintOf(Sample("\"id\": \"TEA-POUR-01\"", "\"id\": \"TEA-POUR-99\"")),
              AllOf(HasSubstr("no rule 'TEA-POUR-99'"), HasSubstr("suite '1.2.3'")));
  EXPECT_THAT(ComplaintOf(Sample("\"verdict\": \"pass\"", "\"verdict\": \"good\"")),
              HasSubstr("'good' is no verdict"));
  EXPECT_THAT(ComplaintOf(Sample("\"kind\": \"broken\"", "\"kind\": \"bent\"")),
              HasSubstr("'bent' is no kind of finding"));
  EXPECT_THAT(ComplaintOf(Sample("\"number\": 1", "\"number\": 2")),
              HasSubstr("there is no shard 2 of 1"));
  EXPECT_THAT(ComplaintOf(Sample("\"trace_hash\": \"de", "\"trace_hash\": \"zz")),
              HasSubstr("sixteen hexadecimal digits"));
  EXPECT_THAT(ComplaintOf(Sample("\"pass\": 1", "\"pass\": 2")),
              HasSubstr("'pass' is 2, but of the rules 1 are"));
  EXPECT_THAT(ComplaintOf(Sample("\"complete\": true", "\"complete\": false")),
              HasSubstr("'complete'"));
  EXPECT_THAT(ComplaintOf(Sample("\"name\": \"TEA_POUR_03.LetsGo\"",
                                 "\"name\": \"TEA_POUR_01.AFullPotPours\"")),
              HasSubstr("stands there twice"));
  EXPECT_THAT(ComplaintOf(Sample("\"TEA_POUR_03.LetsGo\"", "\"TEA.Gone\"")),
              HasSubstr("names the test 'TEA.Gone'"));
}

TEST(ResultsReaderTest, WhatIsNotUtf8IsRefused) {
  EXPECT_THAT(ComplaintOf(Sample("plugin:", "plugin\xff:")), StartsWith("r.json:4: "));
  // A complaint quotes nothing that could move a cursor.
  EXPECT_EQ(ComplaintOf(Sample("plugin:", "plugin\x1b:")).find('\x1b'), std::string::npos);
}

TEST(ResultsReaderTest, WhateverIsCutOffIsRefused) {
  const std::string text = JsonReport(SampleRun());
  for (std::size_t size = 0; size + 2 < text.size(); size += 13) {
    EXPECT_THAT(ComplaintOf(text.substr(0, size)), NamesALine()) << size;
  }
  EXPECT_THAT(ComplaintOf(text.substr(0, text.size() / 2)), HasSubstr("cut off?"));
}

// Reads what nobody wrote: results that were changed in some bytes are read or refused, with the
// place, and nothing else happens.
TEST(ResultsReaderTest, SurvivesAnyBytes) {
  const std::string sample = JsonReport(SampleRun());
  constexpr std::string_view kPieces[] = {"{", "}",    "[",   "]",    "\"",   ",",      ":",
                                          "0", "-1e9", "\\u", "\xc3", "null", "999999", "\n"};
  std::uint64_t state = 1;
  const auto below = [&state](std::uint64_t n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state >> 33) % n);
  };
  for (int i = 0; i < 1500; ++i) {
    std::string text = sample;
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t place = below(text.size());
      switch (below(4)) {
        case 0:
          text[place] = static_cast<char>(below(256));
          break;
        case 1:
          text.erase(place, 1 + below(40));
          break;
        case 2:
          text.insert(place, kPieces[below(std::size(kPieces))]);
          break;
        default:
          text.insert(below(text.size()), text.substr(place, below(60)));
      }
      if (text.empty()) text = " ";
    }
    const std::string complaint = ComplaintOf(text);
    if (!complaint.empty()) {
      EXPECT_THAT(complaint, NamesALine()) << text;
    }
  }
}

TEST(ResultsReaderTest, NamesTheFileThatCannotBeRead) {
  const auto complaint = [](const std::filesystem::path& file) -> std::string {
    try {
      ReadResults(file, SampleBook(), {});
    } catch (const ReportError& error) {
      return error.what();
    }
    return "";
  };
  const std::filesystem::path folder = ::testing::TempDir();
  EXPECT_THAT(complaint(folder / "no.json"), HasSubstr("no.json': there is no such file"));
  EXPECT_THAT(complaint(folder), HasSubstr("it is a folder"));
  const std::filesystem::path huge = folder / "results_reader_test.huge.json";
  std::ofstream(huge).put(' ');
  std::filesystem::resize_file(huge, kResultsSizeMaxBytes + 1);
  EXPECT_THAT(complaint(huge), HasSubstr("too large: more than 64 MB"));
  std::filesystem::remove(huge);
}

}  // namespace
}  // namespace conformance::report
