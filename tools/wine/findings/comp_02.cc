// A job that is completed early is gone as well.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/a"] = {};
  server.answers["/b"] = {};
  Job job = client.MakeJob(server, {"/a", "/missing", "/b"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  const HRESULT completed = job->Complete();
  const HRESULT found = client.Find(job);
  Report(
      "Complete of a job with one of three files missing answers BG_S_PARTIAL_COMPLETE "
      "(0x00200017), and GetJob then BG_E_NOT_FOUND (0x80200001)",
      completed == BG_S_PARTIAL_COMPLETE && found == static_cast<HRESULT>(BG_E_NOT_FOUND),
      "they answer " + Hexadecimal(completed) + " and " + Hexadecimal(found));
}
