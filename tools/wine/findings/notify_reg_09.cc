// A job that is completed calls nobody any more; the service should release its callback.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Check(job->Complete(), "Complete");
  const bool released = WaitUntil([&] { return callback.references == 1; });
  Report("the callback of a completed job is released while its client still holds the job",
         released,
         "its reference count was " + std::to_string(callback.references) +
             " 2 s after Complete, 1 of it the client's own");
}
