// A client that asks for it should be told of every change of its job.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  Check(job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION), "SetNotifyFlags");
  Check(job->SetDescription(L"changed"), "SetDescription");
  Check(job->AddFile(server.Url("/file").c_str(), Client::LocalName("/file").c_str()), "AddFile");
  job->Resume();
  WaitForState(job, BG_JOB_STATE_TRANSFERRED);
  const bool told = WaitUntil([&] { return callback.modifications > 0; });
  Report("JobModification is called after SetDescription, AddFile and a transfer", told,
         told ? "it was" : "it was not within 2 s");
}
