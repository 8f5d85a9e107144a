// The files of a foreground job should be transferred in their order, too.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  for (const char* path : {"/first", "/second", "/third"}) server.answers[path] = {};
  Job job = client.MakeJob(server, {"/first", "/second", "/third"});
  Check(job->SetPriority(BG_JOB_PRIORITY_FOREGROUND), "SetPriority");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Report("the files of a foreground job are asked for in the order /first /second /third",
         server.PathsAsked() == "/first /second /third",
         "the server was asked for " + server.PathsAsked());
}
