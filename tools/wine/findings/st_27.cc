// Complete should not give a job away whose file cannot get its name.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  Occupy(Client::LocalName("/file"));
  const HRESULT result = job->Complete();
  const BG_JOB_STATE state = StateOf(job);
  Report("Complete fails, and the job stays TRANSFERRED, while its file's name is taken",
         FAILED(result) && state == BG_JOB_STATE_TRANSFERRED,
         "it answers " + Hexadecimal(result) + " and the job is " + Name(state));
}
