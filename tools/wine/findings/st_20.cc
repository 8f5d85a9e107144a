// Suspend should stop a job that is under way.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/long"] = {.size_bytes = 1'000'000, .bytes_per_second = 50'000};
  Job job = client.MakeJob(server, {"/long"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRING)) GiveUp("the job does not start");
  const HRESULT result = job->Suspend();
  const BG_JOB_STATE state = StateOf(job);
  Report("Suspend answers S_OK and the job is SUSPENDED",
         result == S_OK && state == BG_JOB_STATE_SUSPENDED,
         "it answers " + Hexadecimal(result) + " and the job is " + Name(state));
}
