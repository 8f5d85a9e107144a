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
  const HANDLE in_the_way = CreateFileW(Client::LocalName("/file").c_str(), GENERIC_WRITE, 0,
                                        nullptr, CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  if (in_the_way == INVALID_HANDLE_VALUE) GiveUp("the local name cannot be taken");
  const HRESULT result = job->Complete();
  const BG_JOB_STATE state = StateOf(job);
  Report("Complete fails, and the job stays TRANSFERRED, while its file's name is taken",
         FAILED(result) && state == BG_JOB_STATE_TRANSFERRED,
         "it answers " + Hexadecimal(result) + " and the job is " + Name(state));
}
