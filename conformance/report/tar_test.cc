#include "conformance/report/tar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conformance/report/report_error.h"

namespace conformance::report {
namespace {

using ::testing::StartsWith;

TEST(TarTest, IsMadeOfBlocks) {
  EXPECT_EQ(TarArchive({}), std::string(1024, '\0'));
  EXPECT_EQ(TarArchive({{"a", ""}}).size(), 512u + 1024u);
  EXPECT_EQ(TarArchive({{"a", "1"}}).size(), 1024u + 1024u);
  EXPECT_EQ(TarArchive({{"a", std::string(512, 'x')}}).size(), 1024u + 1024u);
  EXPECT_EQ(TarArchive({{"a", std::string(513, 'x')}}).size(), 1536u + 1024u);
}

TEST(TarTest, HasTheFieldsOfPosix) {
  const std::string archive = TarArchive({{"run/results.json", "{}\n"}});
  EXPECT_THAT(archive, StartsWith(std::string("run/results.json\0", 17)));
  EXPECT_EQ(archive.substr(124, 12), std::string("00000000003\0", 12));
  EXPECT_EQ(archive.substr(257, 8), std::string("ustar\00000", 8));
  EXPECT_EQ(archive.substr(512, 3), "{}\n");
  unsigned sum = 8 * ' ';
  for (std::size_t i = 0; i < 512; ++i) {
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(archive[i]);
  }
  EXPECT_EQ(std::stoul(archive.substr(148, 6), nullptr, 8), sum);
}

TEST(TarTest, ALongNameLosesItsFolderToTheOtherField) {
  const std::string folder(90, 'f');
  const std::string base(95, 'b');
  const std::string archive = TarArchive({{folder + "/" + base, ""}});
  EXPECT_EQ(archive.substr(0, 96), base + '\0');
  EXPECT_EQ(archive.substr(345, 91), folder + '\0');
}

TEST(TarTest, RefusesANameThatDoesNotFit) {
  EXPECT_THROW(TarArchive({{std::string(101, 'n'), ""}}), ReportError);
  std::string name(160, 'f');
  name += "/" + std::string(50, 'n');
  EXPECT_THROW(TarArchive({{name, ""}}), ReportError);
}

}  // namespace
}  // namespace conformance::report
