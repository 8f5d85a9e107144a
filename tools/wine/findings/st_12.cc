// The files of a job should be transferred in the order in which they were added.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  for (const char* path : {"/first", "/second", "/third"}) server.answers[path] = {};
  Job job = client.MakeJob(server, {"/first", "/second", "/third"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Report("the server is asked for /first, /second and /third in this order",
         server.PathsAsked() == "/first /second /third", "it was asked for " + server.PathsAsked());
}
