// A completed job is gone: its identifier should find nothing.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Check(job->Complete(), "Complete");
  const HRESULT result = client.Find(job);
  Report("GetJob of a completed job answers BG_E_NOT_FOUND (0x80200001)",
         result == static_cast<HRESULT>(BG_E_NOT_FOUND), "it answers " + Hexadecimal(result));
}
