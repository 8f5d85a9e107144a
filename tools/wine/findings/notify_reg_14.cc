// Whoever registers on a job that is transferred already should be told so.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Callback latecomer;
  Check(job->SetNotifyInterface(&latecomer), "SetNotifyInterface");
  const bool told = WaitUntil([&] { return latecomer.transferred > 0; });
  Report("JobTransferred is called on a callback that is registered after the transfer", told,
         told ? "it was" : "it was not within 2 s");
}
