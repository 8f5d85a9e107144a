// A job that waits and is put into the foreground should wait no longer.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/long"] = {.size_bytes = 1'000'000, .bytes_per_second = 50'000};
  server.answers["/waiting"] = {};
  Job under_way = client.MakeJob(server, {"/long"});
  Job waiting = client.MakeJob(server, {"/waiting"});
  under_way->Resume();
  if (!WaitForState(under_way, BG_JOB_STATE_TRANSFERRING)) GiveUp("the first job does not start");
  waiting->Resume();
  const HRESULT result = waiting->SetPriority(BG_JOB_PRIORITY_FOREGROUND);
  const bool done = WaitForState(waiting, BG_JOB_STATE_TRANSFERRED);
  Report("a job that waits is transferred once it is put into the foreground",
         result == S_OK && done,
         "SetPriority answers " + Hexadecimal(result) + ", and after 2 s the job is " +
             Name(StateOf(waiting)));
}
