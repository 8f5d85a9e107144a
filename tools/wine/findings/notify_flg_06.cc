// BG_NOTIFY_DISABLE should silence everything, whatever other flags are set.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  Check(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_DISABLE), "SetNotifyFlags");
  job->Resume();
  const bool told = WaitUntil([&] { return callback.transferred > 0; });
  Report("nothing is called while BG_NOTIFY_DISABLE is set", !told,
         told ? "JobTransferred was called" : "nothing was called within 2 s");
}
