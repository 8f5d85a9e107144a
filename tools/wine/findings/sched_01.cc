// Foreground jobs should not wait for each other.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/a"] = {.size_bytes = 1'000'000, .bytes_per_second = 50'000};
  server.answers["/b"] = {.size_bytes = 1'000'000, .bytes_per_second = 50'000};
  Job first = client.MakeJob(server, {"/a"});
  Job second = client.MakeJob(server, {"/b"});
  for (Job job : {first, second}) {
    Check(job->SetPriority(BG_JOB_PRIORITY_FOREGROUND), "SetPriority");
    Check(job->Resume(), "Resume");
  }
  const bool together = WaitUntil([&] {
    return StateOf(first) == BG_JOB_STATE_TRANSFERRING &&
           StateOf(second) == BG_JOB_STATE_TRANSFERRING;
  });
  Report("two foreground jobs are TRANSFERRING at the same time", together,
         "after 2 s one is " + Name(StateOf(first)) + ", the other " + Name(StateOf(second)));
}
