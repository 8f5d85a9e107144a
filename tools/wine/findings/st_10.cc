// A job of higher priority should not wait for one that is under way.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/long"] = {.size_bytes = 1'000'000, .bytes_per_second = 50'000};
  server.answers["/urgent"] = {};
  Job normal = client.MakeJob(server, {"/long"});
  Job foreground = client.MakeJob(server, {"/urgent"});
  normal->Resume();
  if (!WaitForState(normal, BG_JOB_STATE_TRANSFERRING)) GiveUp("the first job does not start");
  Check(foreground->SetPriority(BG_JOB_PRIORITY_FOREGROUND), "SetPriority");
  foreground->Resume();
  const bool done = WaitForState(foreground, BG_JOB_STATE_TRANSFERRED);
  Report("a foreground job is transferred while a normal one is under way", done,
         done ? "it is" : "after 2 s it is still " + Name(StateOf(foreground)));
}
