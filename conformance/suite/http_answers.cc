// HTTP: what the answers of servers mean, and where redirects lead.

#include <initializer_list>
#include <string>

#include "conformance/suite/http.h"

namespace conformance {
namespace {

class AnswersTest : public HttpTest {
 protected:
  // The state and the code to which a server leads that answers with this status every time.
  void ExpectState(int status, BG_JOB_STATE state) {
    SCOPED_TRACE("status " + std::to_string(status));
    const Job job = NewDownloadAnswered(status);
    ResumeAndWaitFor(job, state);
    EXPECT_HRESULT(HttpError(status), ErrorCodeOf(job));
    Cancel(job);
  }
};

// The credentials of "me".
HRESULT SetCredentials(const ComPtr<IBackgroundCopyJob2>& job, BG_AUTH_TARGET target,
                       BG_AUTH_SCHEME scheme, std::wstring password) {
  std::wstring user = L"me";
  BG_AUTH_CREDENTIALS credentials = {target, scheme, {}};
  credentials.Credentials.Basic = {user.data(), password.data()};
  return job->SetCredentials(&credentials);
}

}  // namespace

RULE_TEST_F(AnswersTest, HTTP_09, TheStatusSaysWhetherToTryAgain) {
  for (const int status : {400, 410, 417, 429, 501, 505}) ExpectState(status, BG_JOB_STATE_ERROR);
  for (const int status : {408, 409, 502, 507}) {
    ExpectState(status, BG_JOB_STATE_TRANSIENT_ERROR);
  }
}

RULE_TEST_F(AnswersTest, HTTP_10, AMissingFileIsAnError) { ExpectState(404, BG_JOB_STATE_ERROR); }

RULE_TEST_F(AnswersTest, HTTP_11, ARefusalIsAnError) {
  for (const int status : {401, 407}) ExpectState(status, BG_JOB_STATE_ERROR);
}

HTTP_RULE(HTTP_11, TheRightCredentialsOpenTheWay) {
  REQUIRE_CAPABILITY(kCredentials);
  const Job job = NewDownloadOf({.size_bytes = 1000, .user_name = "me", .password = "1234"});
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(HttpError(401), ErrorCodeOf(job));

  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"other"));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  EXPECT_HRESULT(HttpError(401), ErrorCodeOf(job));

  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"1234"));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

HTTP_RULE(HTTP_11, CredentialsThatWereRemovedOpenNothing) {
  REQUIRE_CAPABILITY(kCredentials);
  const Job job = NewDownloadOf({.size_bytes = 1000, .user_name = "me", .password = "1234"});
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"1234"));
  EXPECT_HRESULT(S_OK, job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(HttpError(401), ErrorCodeOf(job));
}

// Each pair of a target and a scheme has its own.
HTTP_RULE(HTTP_11, OtherCredentialsDoNotStandForThese) {
  REQUIRE_CAPABILITY(kCredentials);
  const Job job = NewDownloadOf({.size_bytes = 1000, .user_name = "me", .password = "1234"});
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC, L"1234"));
  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_DIGEST, L"1234"));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(HttpError(401), ErrorCodeOf(job));
  EXPECT_HRESULT(S_OK, SetCredentials(job2, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, L"1234"));
  EXPECT_HRESULT(S_OK, job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_DIGEST));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

RULE_TEST_F(AnswersTest, HTTP_12, ABrokenServerIsATransientError) {
  ExpectState(500, BG_JOB_STATE_TRANSIENT_ERROR);
}

HTTP_RULE(HTTP_13, AnUnknownHostIsATransientError) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(L"http://nowhere.invalid/file", LocalName(0).c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(HRESULT_FROM_WIN32(12007), ErrorCodeOf(job));
}

RULE_TEST_F(AnswersTest, HTTP_19, ABusyServerIsATransientError) {
  for (const int status : {503, 504}) ExpectState(status, BG_JOB_STATE_TRANSIENT_ERROR);
}

// --- Redirects ---

HTTP_RULE(HTTP_14, RedirectsAreFollowedWithoutTelling) {
  for (const int status : {301, 302, 303, 307}) {
    SCOPED_TRACE("status " + std::to_string(status));
    const Job job = NewRedirectedJob(status);
    const std::wstring name = RemoteNameOf(job);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(RemoteNameOf(job), name);
    Cancel(job);
  }
}

HTTP_RULE(HTTP_14, OneRedirectMayFollowAnother) {
  const Job job = NewRedirectedJob();
  testbed().origin().Put("/new", {.answer = {.status = 302, .location = "/newer"}});
  testbed().origin().Put("/newer", {.size_bytes = 1000});
  REQUIRE_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  SetSecurityFlags(job, BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(RemoteNameOf(job), testbed().origin().Url("/newer"));
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 1000u);
}

HTTP_RULE(HTTP_14, ContentMayBeRedirectedToo) {
  const Job job = NewDownload();
  testbed().origin().Put("/new", {.size_bytes = 1000});
  testbed().origin().AnswerNext(RemotePath(0), {});  // the HEAD
  testbed().origin().AnswerNext(RemotePath(0), {.status = 302, .location = "/new"}, 10);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 1000u);
}

HTTP_RULE(HTTP_14, RedirectsAreReportedOnRequest) {
  const Job job = NewRedirectedJob();
  REQUIRE_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  SetSecurityFlags(job, BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(RemoteNameOf(job), testbed().origin().Url("/new"));
}

HTTP_RULE(ST_46, AForbiddenRedirectIsAnError, HTTP_14) {
  const Job job = NewRedirectedJob();
  REQUIRE_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  SetSecurityFlags(job, BG_HTTP_REDIRECT_POLICY_DISALLOW);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  const HRESULT code = ErrorCodeOf(job);
  EXPECT_TRUE(code == HttpError(302) || code == HRESULT_FROM_WIN32(302)) << code;
  EXPECT_EQ(RemoteNameOf(job), testbed().origin().Url("/new"));
  EXPECT_TRUE(RequestsOf("/new").empty());
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

}  // namespace conformance
