// A job that asks for a report of redirects should give the new name of its file.

#include "finding.h"

using namespace finding;

constexpr ULONG kReportRedirects = 0x100;  // BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT

int main() {
  Client client;
  Server server;
  server.answers["/old"] = {.status = 302, .location = "/new"};
  server.answers["/new"] = {};
  Job job = client.MakeJob(server, {"/old"});
  Check(As<IBackgroundCopyJobHttpOptions>(job)->SetSecurityFlags(kReportRedirects),
        "SetSecurityFlags");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  const std::wstring name = RemoteNameOf(job);
  const bool is_new = name == server.Url("/new");
  const bool is_old = name == server.Url("/old");
  Report("after a redirect from /old GetRemoteName gives /new, where the job wants a report",
         is_new,
         is_new   ? "it does"
         : is_old ? "it gives /old"
                  : "it gives neither");
}
