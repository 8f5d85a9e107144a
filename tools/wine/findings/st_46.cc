// A job that forbids redirects should fail at one.

#include "finding.h"

using namespace finding;

constexpr ULONG kDisallowRedirects = 0x200;  // BG_HTTP_REDIRECT_POLICY_DISALLOW

int main() {
  Client client;
  Server server;
  server.answers["/old"] = {.status = 302, .location = "/new"};
  server.answers["/new"] = {};
  Job job = client.MakeJob(server, {"/old"});
  Check(As<IBackgroundCopyJobHttpOptions>(job)->SetSecurityFlags(kDisallowRedirects),
        "SetSecurityFlags");
  job->Resume();
  const BG_JOB_STATE state = WhereItRests(job);
  Report("a job that forbids redirects is in ERROR after one", state == BG_JOB_STATE_ERROR,
         "it is " + Name(state) + ", and the server was asked for " + server.PathsAsked());
}
