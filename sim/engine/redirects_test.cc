// Redirects, credentials and proxies.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sim/engine/transfer_fixture.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;

const HttpCredentials kMe{AuthScheme::kBasic, "me", "1234"};

// --- Redirects ---

class RedirectTest : public TransferTest {
 protected:
  RedirectTest() {
    origin_.Put("/old", {.answer = {.status = 302, .location = "/file"}});
    secure_.Put("/down", {.answer = {.status = 307, .location = "http://origin.test/file"}});
  }
  Job& MakeSecureJob() {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, "https://secure.test/down", "C:\\down"), S_OK);
    return job;
  }
  static std::string_view RemoteName(const Job& job) { return job.files[0].remote_name(); }

  Origin& secure_ = network_.AddOrigin("https://secure.test");
};

TEST_F(RedirectTest, AreFollowedSilently) {
  Job& job = MakeJob("/old");
  ExpectTransferred(job);
  EXPECT_EQ(RemoteName(job), "http://origin.test/old");
  EXPECT_THAT(Requests(), ElementsAre("HEAD /old", "HEAD /file", "GET /file 0"));
}

TEST_F(RedirectTest, MayBeReported) {
  Job& job = MakeJob("/old");
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT);
  ExpectTransferred(job);
  EXPECT_EQ(RemoteName(job), "http://origin.test/file");
}

TEST_F(RedirectTest, MayBeForbidden) {
  Job& job = MakeJob("/old");
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_DISALLOW);
  ExpectError(job, static_cast<HRESULT>(0x8019012E));
  EXPECT_EQ(RemoteName(job), "http://origin.test/file");
  EXPECT_THAT(Requests(), ElementsAre("HEAD /old"));
  ExpectTransferred(job);  // by its new name
}

TEST_F(RedirectTest, LeaveHttpsOnlyByPermission) {
  Job& job = MakeSecureJob();
  ExpectError(job, static_cast<HRESULT>(0x80190133));
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP);
  ExpectTransferred(job);
}

TEST_F(RedirectTest, NeverLeadToAShare) {
  origin_.Put("/old", {.answer = {.status = 302, .location = "file://server/share/file"}});
  disk_.Write("\\\\server\\share\\file", Content::Text("x"));
  ExpectError(MakeJob("/old"), static_cast<HRESULT>(0x8019012E));
}

TEST_F(RedirectTest, InCirclesEndSometime) {
  origin_.Put("/old", {.answer = {.status = 301, .location = "/old"}});
  ExpectError(MakeJob("/old"), static_cast<HRESULT>(0x8019012D));
  EXPECT_EQ(origin_.request_count(), 11u);
}

// --- Credentials and proxies ---

TEST_F(TransferTest, CredentialsAnswerAChallenge) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .credentials = kMe});
  Job& job = MakeJob();
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  GiveCredentials(job, BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC);
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_NTLM);
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
  ExpectTransferred(job);
  EXPECT_EQ(origin_.requests().back().user_name(), "me");
}

TEST_F(TransferTest, WrongCredentialsAreSentOnce) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .credentials = HttpCredentials{AuthScheme::kBasic, "me", "other"}});
  Job& job = MakeJob();
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  EXPECT_EQ(origin_.request_count(), 2u);
}

class ProxyTest : public TransferTest {
 protected:
  void SetProxy(Job& job, BG_JOB_PROXY_USAGE usage, const char* list, const char* bypass = "") {
    EXPECT_EQ(engine_.SetProxySettings(job, usage, list, bypass), S_OK);
  }
  std::string_view LastProxy() const { return origin_.requests().back().proxy_url(); }

  Proxy& proxy_ = network_.AddProxy("http://proxy.test:8080");
  Proxy& other_ = network_.AddProxy("http://other.test");
};

TEST_F(ProxyTest, TheSystemsProxyIsPreconfigured) {
  network_.SetSystemProxy("http://proxy.test:8080", "");
  ExpectTransferred(MakeJob());
  EXPECT_EQ(LastProxy(), proxy_.url());
  network_.SetSystemProxy("http://proxy.test:8080", "*.test");
  ExpectTransferred(MakeJob());
  EXPECT_EQ(LastProxy(), "");
}

TEST_F(ProxyTest, AJobMayChooseAnotherOrNone) {
  network_.SetSystemProxy("http://proxy.test:8080", "");
  Job& direct = MakeJob();
  SetProxy(direct, BG_JOB_PROXY_USAGE_NO_PROXY, "");
  ExpectTransferred(direct);
  EXPECT_EQ(LastProxy(), "");
  Job& other = MakeJob();
  SetProxy(other, BG_JOB_PROXY_USAGE_OVERRIDE, "https=proxy.test:8080; http=other.test");
  ExpectTransferred(other);
  EXPECT_EQ(LastProxy(), other_.url());
  Job& bypassed = MakeJob();
  SetProxy(bypassed, BG_JOB_PROXY_USAGE_OVERRIDE, "other.test", "origin.test");
  ExpectTransferred(bypassed);
  EXPECT_EQ(LastProxy(), "");
}

TEST_F(ProxyTest, AListThatIsNoneIsFatal) {
  Job& job = MakeJob();
  SetProxy(job, BG_JOB_PROXY_USAGE_OVERRIDE, "proxy.test:port");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INVALID_PROXY_INFO);
}

TEST_F(ProxyTest, CredentialsAnswerTheProxyToo) {
  proxy_.SetCredentials(kMe);
  Job& job = MakeJob();
  SetProxy(job, BG_JOB_PROXY_USAGE_OVERRIDE, "proxy.test:8080");
  ExpectError(job, static_cast<HRESULT>(0x80190197));
  GiveCredentials(job, BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC);
  ExpectTransferred(job);
}

}  // namespace
}  // namespace bitsim
