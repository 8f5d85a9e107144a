// An outcome that nobody has acknowledged should be told to the callback that is registered next.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback successor;
  Callback failing(E_FAIL);
  failing.inside = [&](IBackgroundCopyJob* told) { told->SetNotifyInterface(&successor); };
  Check(job->SetNotifyInterface(&failing), "SetNotifyInterface");
  job->Resume();
  if (!WaitUntil([&] { return failing.transferred > 0; })) GiveUp("JobTransferred is not called");
  const bool told = WaitUntil([&] { return successor.transferred > 0; });
  Report("what a handler hands over to another callback, and answers with E_FAIL, is told to that",
         told, told ? "it was" : "it was not within 2 s");
}
