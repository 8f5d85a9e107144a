// A download that has been TRANSFERRING for longer than its client allows should end.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/slow"] = {.size_bytes = 1'000'000, .bytes_per_second = 10'000};
  Job job = client.MakeJob(server, {"/slow"});
  Check(As<IBackgroundCopyJob4>(job)->SetMaximumDownloadTime(5), "SetMaximumDownloadTime");
  job->Resume();
  const bool ended = WaitForState(job, BG_JOB_STATE_ERROR, 10s);
  Report("a download that may take 5 s is in ERROR after them", ended,
         "after 10 s it is " + Name(StateOf(job)));
}
