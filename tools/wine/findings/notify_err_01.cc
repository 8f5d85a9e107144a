// A job that fails for good should call JobError.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/missing"] = {.status = 404};
  Job job = client.MakeJob(server, {"/missing"});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  Check(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR), "SetNotifyFlags");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  const bool told = WaitUntil([&] { return callback.errors > 0; });
  Report("JobError is called for a job whose file does not exist", told,
         told ? "it was" : "the job is in ERROR; JobError was not called within 2 s");
}
