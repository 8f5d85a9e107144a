// A client that asks for it should be told of every file that has been downloaded.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  for (const char* path : {"/a", "/b", "/c"}) server.answers[path] = {};
  Job job = client.MakeJob(server, {"/a", "/b", "/c"});
  Callback callback;
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  Check(job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED), "SetNotifyFlags");
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  const bool told = WaitUntil([&] { return callback.files >= 3; });
  Report("FileTransferred is called for each of three files", told,
         "it was called " + std::to_string(callback.files) + " times within 2 s");
}
