#include "conformance/runner/recordings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

namespace fs = std::filesystem;

class RecordingsTest : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path Write(const std::string& text) {
    const fs::path file = folder_ / "a.choices";
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  std::string MessageFor(const fs::path& file) {
    try {
      ReadRecording(file);
    } catch (const UsageError& error) {
      return error.what();
    }
    return "no error";
  }

  const fs::path folder_ = fs::path(::testing::TempDir()) / "recordings_test";
};

TEST_F(RecordingsTest, WhatIsKeptCanBeRead) {
  const RecordingFolder folder(folder_ / "made" / "as needed");
  folder.Keep({.test = "ST_01.Some", .backend = "sim:x", .choices = "one\ntwo\n"});
  const SuiteRecording read = ReadRecording(folder_ / "made" / "as needed" / "ST_01.Some.choices");
  EXPECT_EQ(read.test, "ST_01.Some");
  EXPECT_EQ(read.backend, "sim:x");
  EXPECT_EQ(read.choices, "one\ntwo\n");
  EXPECT_EQ(read.first_line, 4);
}

TEST_F(RecordingsTest, ABackendWithoutChoicesLeavesNoFile) {
  RecordingFolder(folder_).Keep({.test = "ST_01.Some", .backend = "com", .choices = ""});
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(RecordingsTest, BadFilesAreNamedWithTheLine) {
  EXPECT_THAT(MessageFor(folder_ / "none"), ::testing::HasSubstr("cannot read"));
  EXPECT_THAT(MessageFor(Write("bits-conformance-recording 2\n")),
              ::testing::HasSubstr("a.choices:1: a recording of this version starts with"));
  EXPECT_THAT(MessageFor(Write("")), ::testing::HasSubstr("a.choices:1: the recording is cut off"));
  EXPECT_THAT(MessageFor(Write("bits-conformance-recording 1\nbackend sim\n")),
              ::testing::HasSubstr("a.choices:2: expected 'test ...', found 'backend sim'"));
  EXPECT_THAT(MessageFor(Write("bits-conformance-recording 1\ntest a.b\n")),
              ::testing::HasSubstr("a.choices:3: the recording is cut off"));
}

TEST_F(RecordingsTest, AFolderThatCannotBeWrittenIsRefusedAtOnce) {
  const fs::path file = Write("");
  EXPECT_THROW(RecordingFolder{file}, UsageError);
}

}  // namespace
}  // namespace conformance::runner
