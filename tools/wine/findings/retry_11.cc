// The time in CONNECTING counts as download time, too.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/slow"] = {.delay = 20s};
  Job job = client.MakeJob(server, {"/slow"});
  Check(As<IBackgroundCopyJob4>(job)->SetMaximumDownloadTime(5), "SetMaximumDownloadTime");
  job->Resume();
  const bool ended = WaitForState(job, BG_JOB_STATE_ERROR, 10s);
  Report("a download that may take 5 s, and waits longer for its server, is in ERROR after them",
         ended, "after 10 s it is " + Name(StateOf(job)));
}
