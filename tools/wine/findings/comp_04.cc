// Complete can be called again when what was in its way is gone.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  const HANDLE in_the_way = Occupy(Client::LocalName("/file"));
  const HRESULT first = job->Complete();
  CloseHandle(in_the_way);
  const HRESULT second = job->Complete();
  const bool is_there = Exists(Client::LocalName("/file"));
  Report("Complete fails while the name of the file is taken, and gives the file once it is free",
         FAILED(first) && second == S_OK && is_there,
         "it answers " + Hexadecimal(first) + " and then " + Hexadecimal(second) +
             (is_there ? ", and the file is there" : ", and the file is not there"));
}
