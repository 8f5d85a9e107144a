// Of the jobs that wait, the most urgent should be next.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/under-way"] = {.delay = 1s};
  for (const char* path : {"/normal", "/high", "/low"}) server.answers[path] = {};
  Job under_way = client.MakeJob(server, {"/under-way"});
  Job normal = client.MakeJob(server, {"/normal"});
  Job high = client.MakeJob(server, {"/high"});
  Job low = client.MakeJob(server, {"/low"});
  Check(high->SetPriority(BG_JOB_PRIORITY_HIGH), "SetPriority");
  Check(low->SetPriority(BG_JOB_PRIORITY_LOW), "SetPriority");
  under_way->Resume();
  if (!WaitUntil([&] { return !server.requests().empty(); })) GiveUp("no job starts");
  for (Job job : {normal, high, low}) Check(job->Resume(), "Resume");
  for (Job job : {normal, high, low}) {
    if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED, 10s)) GiveUp("a job is not transferred");
  }
  Report("three jobs that wait are transferred in the order /high /normal /low",
         server.PathsAsked() == "/under-way /high /normal /low",
         "the server was asked for " + server.PathsAsked());
}
