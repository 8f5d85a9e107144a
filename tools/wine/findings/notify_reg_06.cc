// An object that is no callback is refused; the callback before it should stay registered.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  Callback stranger;
  stranger.refusal = E_NOINTERFACE;
  if (SUCCEEDED(job->SetNotifyInterface(&stranger))) GiveUp("the stranger was accepted");
  IUnknown* registered = nullptr;
  Check(job->GetNotifyInterface(&registered), "GetNotifyInterface");
  Report("GetNotifyInterface gives the callback that was registered before the refused one",
         registered != nullptr, registered != nullptr ? "it does" : "it gives NULL");
}
