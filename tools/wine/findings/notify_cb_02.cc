// Only S_OK acknowledges: a handler that fails should be called again after the retry delay.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback failing(E_FAIL);
  Check(job->SetMinimumRetryDelay(5), "SetMinimumRetryDelay");
  Check(job->SetNotifyInterface(&failing), "SetNotifyInterface");
  job->Resume();
  if (!WaitUntil([&] { return failing.transferred > 0; })) GiveUp("JobTransferred is not called");
  const bool again = WaitUntil([&] { return failing.transferred > 1; }, 40s);
  Report("a handler that answered E_FAIL is called again", again,
         again ? "it was" : "it was called once, and not again within 40 s");
}
