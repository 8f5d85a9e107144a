// A handler that blocks holds one of four places: other clients are told meanwhile.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/first"] = {};
  server.answers["/second"] = {};
  Callback& slow = *new Callback;
  Callback& other = *new Callback;
  slow.inside = [](IBackgroundCopyJob*) { std::this_thread::sleep_for(10s); };
  Job first = client.MakeJob(server, {"/first"});
  Check(first->SetNotifyInterface(&slow), "SetNotifyInterface");
  Job second = client.MakeJob(server, {"/second"});
  Check(second->SetNotifyInterface(&other), "SetNotifyInterface");
  first->Resume();
  if (!WaitUntil([&] { return slow.transferred > 0; })) GiveUp("the first is not called");
  second->Resume();
  Report("JobTransferred of a second job is called while the handler of the first one blocks",
         WaitUntil([&] { return other.transferred > 0; }),
         "it was not within 2 s; the second job is " + Name(StateOf(second)));
}
