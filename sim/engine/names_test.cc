#include "sim/engine/names.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace bitsim {
namespace {

TEST(RemoteName, IsAnHttpOrHttpsUrlWithAHost) {
  for (const char* name : {"http://origin.test/file", "HTTPS://origin.test/file?a=b#c", "http://a",
                           "http://origin.test:8080/%20", "http://origin.test/\xc3\xa4"}) {
    EXPECT_TRUE(IsValidRemoteName(name)) << name;
  }
}

TEST(RemoteName, IsNothingElse) {
  for (const char* name :
       {"", "http", "http:/", "http://", "http:///file", "ftp://origin.test/file", "origin.test",
        " http://origin.test/file", "http://origin.test/a b", "http://origin.test/a\tb",
        "http://origin.test/a\nb", "http://origin.test/\x7f", "C:file", "http://me@/file",
        "http://:80/file", "http://origin.test:/file", "http://origin.test:0/file",
        "http://origin.test:65536/file", "http://origin.test:x/file"}) {
    EXPECT_FALSE(IsValidRemoteName(name)) << name;
  }
}

TEST(RemoteName, HasNoSegmentThatIsTooLong) {
  const std::string host = "http://origin.test/";
  const std::string longest(260, 'a');
  EXPECT_TRUE(IsValidRemoteName(host + longest + "/" + longest));
  EXPECT_FALSE(IsValidRemoteName(host + longest + "a"));
  EXPECT_FALSE(IsValidRemoteName(host + "b/" + longest + "a/b"));
  EXPECT_FALSE(IsValidRemoteName("http://" + longest + "a/b"));
  // A query is no segment: signed URLs have long ones.
  EXPECT_TRUE(IsValidRemoteName(host + "b?" + longest + "a"));
  // Counted as Windows counts: two bytes of UTF-8 are one unit.
  std::string umlauts;
  for (std::size_t i = 0; i < 260; ++i) umlauts += "\xc3\xa4";
  EXPECT_TRUE(IsValidRemoteName(host + umlauts));
}

TEST(RemoteName, MayBeAFile) {
  for (const auto& [name, path] :
       {std::pair{"C:\\dir\\file", "C:\\dir\\file"},
        std::pair{"\\\\server\\share\\file", "\\\\server\\share\\file"},
        std::pair{"file:///C:/dir/file", "C:\\dir\\file"},
        std::pair{"FILE://C:\\dir\\file", "C:\\dir\\file"},
        std::pair{"file://server/share/file", "\\\\server\\share\\file"}}) {
    EXPECT_TRUE(IsValidRemoteName(name)) << name;
    EXPECT_FALSE(IsHttpUrl(name)) << name;
    EXPECT_EQ(SourcePath(name), path) << name;
    EXPECT_EQ(IsOnOwnDisk(name), path[0] == 'C') << name;
  }
  EXPECT_FALSE(IsValidRemoteName("file://server"));
  EXPECT_FALSE(IsValidRemoteName("file:///C:/"));
}

TEST(LocalName, IsAFullPathOfAFile) {
  for (const char* name :
       {"C:\\file", "c:\\data\\file.bin", "Z:\\with blank\\a.b.c", "C:\\\xc3\xa4",
        "\\\\server\\share\\file", "\\\\server\\share\\dir\\file"}) {
    EXPECT_TRUE(IsValidLocalName(name)) << name;
  }
}

TEST(LocalName, IsNotRelativeNorAFolder) {
  for (const char* name : {"", "file", "dir\\file", "\\file", "C:", "C:\\", "C:file", "C:/file",
                           "1:\\file", "C:\\dir\\", "\\\\", "\\\\server", "\\\\server\\",
                           "\\\\server\\share", "\\\\server\\share\\", "\\\\\\share\\file"}) {
    EXPECT_FALSE(IsValidLocalName(name)) << name;
  }
}

TEST(LocalName, HasNoForbiddenCharactersAndNoLongPathPrefix) {
  for (const char* name :
       {"C:\\a?", "C:\\*.txt", "C:\\a<b", "C:\\a>b", "C:\\a:b", "C:\\a\"b", "C:\\a|b", "C:\\a/b",
        "C:\\a\tb", "C:\\a\x01", "\\\\?\\C:\\file", "\\\\server\\share\\a*"}) {
    EXPECT_FALSE(IsValidLocalName(name)) << name;
  }
}

}  // namespace
}  // namespace bitsim
