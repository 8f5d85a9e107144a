// Cancel deletes what the job has written, and nothing else.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  const std::wstring name = Client::LocalName("/file");
  Job with_a_file = client.MakeJob(server, {"/file"});
  Job without = client.MakeJob(server, {"/file"});
  for (Job job : {with_a_file, without}) {
    job->Resume();
    if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  }
  WriteLocalFile(name);
  Check(with_a_file->Cancel(), "Cancel");
  const bool is_there = Exists(name);
  DeleteFileW(name.c_str());
  const HRESULT result = without->Cancel();
  Report("a file of the client's is still there after Cancel, and Cancel of a job answers S_OK",
         is_there && result == S_OK,
         std::string(is_there ? "the file is there" : "the file is gone") +
             ", and where there was none Cancel answers " + Hexadecimal(result));
}
