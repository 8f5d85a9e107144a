#include "sim/net/url.h"

#include <gtest/gtest.h>

namespace bitsim {
namespace {

TEST(UrlTest, TakesAUrlApart) {
  const auto url = ParseUrl("https://user:word@origin.test:8443/a/b?x=/1#top");
  ASSERT_TRUE(url.has_value());
  EXPECT_TRUE(url->secure);
  EXPECT_EQ(url->host, "origin.test");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->path, "/a/b?x=/1");
}

TEST(UrlTest, SuppliesWhatIsLeftOut) {
  const auto plain = ParseUrl("http://origin.test");
  ASSERT_TRUE(plain.has_value());
  EXPECT_FALSE(plain->secure);
  EXPECT_EQ(plain->port, 80);
  EXPECT_EQ(plain->path, "/");
  EXPECT_EQ(ParseUrl("HTTPS://origin.test#top")->port, 443);
  EXPECT_EQ(ParseUrl("HTTPS://origin.test#top")->path, "/");
}

TEST(UrlTest, KnowsAddressesInBrackets) {
  const auto url = ParseUrl("http://[::1]:81/x");
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(url->host, "[::1]");
  EXPECT_EQ(url->port, 81);
}

TEST(UrlTest, RefusesWhatIsNoHttpUrl) {
  for (const char* text :
       {"", "http", "http:", "http:/", "http://", "http:///x", "ftp://host/x", "file:///x",
        "\\\\server\\share\\x", "C:\\x", "http://host:/x", "http://host:0/x", "http://host:65536/x",
        "http://host:80a/x", "http://host:-1/x", "http://:80/x", "http://ho st/x", "http://@/x"}) {
    EXPECT_FALSE(ParseUrl(text).has_value()) << text;
  }
}

TEST(UrlTest, ComparesHostsWithoutCase) {
  EXPECT_TRUE(SameHost("Origin.TEST", "oRIGIN.test"));
  EXPECT_FALSE(SameHost("origin.test", "origin.tes"));
  EXPECT_FALSE(SameHost("origin[", "origin{"));
}

TEST(ResolveUrl, FollowsALocation) {
  const std::string_view base = "http://origin.test:81/a/b?q=/x";
  EXPECT_EQ(ResolveUrl(base, "https://other.test/c"), "https://other.test/c");
  EXPECT_EQ(ResolveUrl(base, "file://server/share/c"), "file://server/share/c");
  EXPECT_EQ(ResolveUrl(base, "//other.test/c"), "http://other.test/c");
  EXPECT_EQ(ResolveUrl(base, "/c:d"), "http://origin.test:81/c:d");
  EXPECT_EQ(ResolveUrl(base, "c?x"), "http://origin.test:81/a/c?x");
  EXPECT_EQ(ResolveUrl("http://origin.test", "c"), "http://origin.test/c");
  EXPECT_EQ(ResolveUrl("http://origin.test", "/c"), "http://origin.test/c");
}

TEST(IsBypassed, KnowsNamesPatternsAndLocalNames) {
  EXPECT_TRUE(IsBypassed("origin.test", "other.test; ORIGIN.test"));
  EXPECT_TRUE(IsBypassed("a.origin.test", "*.origin.test"));
  EXPECT_TRUE(IsBypassed("intranet", "<local>"));
  EXPECT_TRUE(IsBypassed("10.1.2.3", "10.*.3"));
  EXPECT_FALSE(IsBypassed("origin.test", "<local> *.origin.test rigin.test"));
  EXPECT_FALSE(IsBypassed("origin.test", ""));
}

}  // namespace
}  // namespace bitsim
