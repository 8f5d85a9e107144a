// Callback first, flags later: an event in between should be told once its flag is set.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback callback;
  Check(job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR), "SetNotifyFlags");
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Check(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED), "SetNotifyFlags");
  const bool told = WaitUntil([&] { return callback.transferred > 0; });
  Report("JobTransferred is called when its flag is set after the transfer", told,
         told ? "it was" : "it was not within 2 s");
}
