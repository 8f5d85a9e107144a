#include "conformance/manifest/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "conformance/expectations/expectation_file.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using namespace std::chrono_literals;  // NOLINT: the unit of these tests
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kFull = R"(# a clone
bits_version = "3.0"
clock = "real"
patience_seconds = 10
silence_seconds = 0.25
shortest_retry_delay_seconds = 60
test_limit_seconds = 120

[capabilities]
users = false
stall = true

[limits]
jobs = 10
files_per_job = 100
)";

std::string Complaint(const std::string& text) {
  try {
    ParseManifest(text, "clone.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

Capabilities Everything() {
  Capabilities capabilities;
  capabilities.has = EveryCapability();
  capabilities.bits_version = "10.3";
  return capabilities;
}

TEST(ManifestTest, ReadsEveryField) {
  const Manifest manifest = ParseManifest(kFull, "clone.toml");
  EXPECT_EQ(manifest.bits_version, "3.0");
  EXPECT_EQ(manifest.patience, 10s);
  EXPECT_EQ(manifest.silence, 250ms);
  EXPECT_EQ(manifest.shortest_retry_delay, 60s);
  EXPECT_EQ(manifest.test_limit, 120s);
  EXPECT_EQ(manifest.lacks, (std::set{Capability::kVirtualTime, Capability::kUsers}));
  EXPECT_EQ(manifest.limits.jobs, 10U);
  EXPECT_EQ(manifest.limits.files_per_job, 100U);
}

TEST(ManifestTest, AnEmptyOneChangesNothing) {
  Capabilities capabilities = Everything();
  ParseManifest("", "clone.toml").ApplyTo(capabilities);
  EXPECT_EQ(capabilities.has, Everything().has);
  EXPECT_EQ(capabilities.bits_version, "10.3");
  EXPECT_EQ(capabilities.patience, Everything().patience);
}

TEST(ManifestTest, SetsValuesAndTakesAway) {
  Capabilities capabilities = Everything();
  ParseManifest(kFull, "clone.toml").ApplyTo(capabilities);
  EXPECT_FALSE(capabilities.Has(Capability::kUsers));
  EXPECT_FALSE(capabilities.Has(Capability::kVirtualTime));
  EXPECT_TRUE(capabilities.Has(Capability::kStall));
  EXPECT_TRUE(capabilities.Has(Capability::kNetwork));
  EXPECT_EQ(capabilities.bits_version, "3.0");
  EXPECT_EQ(capabilities.patience, 10s);
  EXPECT_EQ(capabilities.shortest_retry_delay, 60s);
}

TEST(ManifestTest, GivesNothing) {
  Capabilities capabilities;
  ParseManifest("[capabilities]\nusers = true\n", "clone.toml").ApplyTo(capabilities);
  EXPECT_FALSE(capabilities.Has(Capability::kUsers));
}

TEST(ManifestTest, AVirtualClockMustBeThere) {
  const Manifest manifest = ParseManifest("\nclock = \"virtual\"\n", "clone.toml");
  Capabilities capabilities = Everything();
  manifest.ApplyTo(capabilities);
  EXPECT_TRUE(capabilities.Has(Capability::kVirtualTime));
  capabilities.has.erase(Capability::kVirtualTime);
  EXPECT_THROW(manifest.ApplyTo(capabilities), InputError);
}

TEST(ManifestTest, EveryCapabilityHasAKeyOfItsOwn) {
  std::set<std::string> keys;
  for (const Capability capability : EveryCapability()) {
    const std::string key(ToKey(capability));
    EXPECT_TRUE(keys.insert(key).second) << key;
    const Manifest manifest = ParseManifest("[capabilities]\n" + key + " = false\n", "clone.toml");
    EXPECT_EQ(manifest.lacks, std::set{capability}) << key;
  }
}

TEST(ManifestTest, ComplainsWithThePlace) {
  struct Case {
    const char* text;
    const char* complaint;
  };
  for (const Case& bad : {
           Case{"bits_version = 3", "clone.toml:1: 'bits_version' takes a version"},
           Case{"\nbits_version = \"three\"", "clone.toml:2: 'bits_version' takes a version"},
           Case{"bits_version = \"3.0.1\"", "clone.toml:1: 'bits_version' takes a version"},
           Case{"clock = \"sun\"", "clone.toml:1: 'clock' takes \"virtual\" or \"real\""},
           Case{"clock = 1", "clone.toml:1: 'clock' takes"},
           Case{"patience_seconds = 0", "clone.toml:1: 'patience_seconds' takes a number"},
           Case{"patience_seconds = -1", "clone.toml:1: 'patience_seconds' takes a number"},
           Case{"patience_seconds = nan", "clone.toml:1: 'patience_seconds' takes a number"},
           Case{"patience_seconds = inf", "clone.toml:1: 'patience_seconds' takes a number"},
           Case{"patience_seconds = \"1\"", "clone.toml:1: 'patience_seconds' takes a number"},
           Case{"test_limit_seconds = 1.5", "clone.toml:1: 'test_limit_seconds' takes a whole"},
           Case{"test_limit_seconds = 86401", "from 1 to 86400"},
           Case{"capabilities = true", "clone.toml:1: 'capabilities' is a table"},
           Case{"[capabilities]\nusers = 1", "clone.toml:2: 'users' takes true or false"},
           Case{"[capabilities]\nuser = true",
                "clone.toml:2: unknown key 'user'; there are virtual_time, second_application"},
           Case{"[limits]\njobs = 0", "clone.toml:2: 'jobs' takes a whole number from 1"},
           Case{"[limits]\ncats = 1", "clone.toml:2: unknown key 'cats'; there are jobs"},
           Case{"[[limits]]\njobs = 1", "'limits' is a table"},
           Case{"colour = \"red\"", "clone.toml:1: unknown key 'colour'; there are bits_version"},
           Case{"clock = \"real\"\nclock = \"real\"", "clone.toml:2: "},
           Case{"bits_version = \"3.0", "clone.toml:1: "},
           Case{"\n\n[capabilities", "clone.toml:3: "},
           Case{"bits_version = \"\xff\xfe\"", "clone.toml:1: "},
       }) {
    EXPECT_THAT(Complaint(bad.text), HasSubstr(bad.complaint)) << bad.text;
  }
}

// What is cut off anywhere is read or refused, and nothing else.
TEST(ManifestTest, SurvivesEveryCut) {
  const std::string text = kFull;
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string complaint = Complaint(text.substr(0, length));
    if (!complaint.empty()) {
      EXPECT_THAT(complaint, StartsWith("clone.toml:"));
    }
  }
}

TEST(ManifestTest, SurvivesEveryChangedByte) {
  const std::string text = kFull;
  for (std::size_t place = 0; place < text.size(); ++place) {
    for (const char byte : {'\0', '\n', '"', '=', '[', '\xff', '9'}) {
      std::string changed = text;
      changed[place] = byte;
      const std::string complaint = Complaint(changed);
      if (!complaint.empty()) {
        EXPECT_THAT(complaint, StartsWith("clone.toml:"));
      }
    }
  }
}

// What the page shows can be used, and names every capability.
TEST(ManifestTest, ThePageIsTrue) {
  std::ifstream file(CLONE_PAGE);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::string> blocks;
  for (std::size_t at = 0; (at = page.find("```toml\n", at)) != std::string::npos;) {
    at += 8;
    blocks.push_back(page.substr(at, page.find("```", at) - at));
  }
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(ParseManifest(blocks[0], "page").limits.jobs, 10U);
  EXPECT_EQ(ParseExpectations(blocks[1], "page").size(), 1U);
  for (const Capability capability : EveryCapability()) {
    EXPECT_THAT(page, HasSubstr("`" + std::string(ToKey(capability)) + "`"));
  }
}

TEST(ManifestTest, ReadsFiles) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "manifest_test.toml";
  std::ofstream(file) << kFull;
  EXPECT_EQ(ReadManifest(file).bits_version, "3.0");
  std::ofstream(file) << "\n\nclock = 7\n";
  EXPECT_THROW(ReadManifest(file), InputError);
  std::ofstream(file) << std::string(2'000'000, '#');
  EXPECT_THROW(ReadManifest(file), InputError);
  std::filesystem::remove(file);
  EXPECT_THROW(ReadManifest(file), InputError);
  EXPECT_THROW(ReadManifest(::testing::TempDir()), InputError);
}

}  // namespace
}  // namespace conformance
