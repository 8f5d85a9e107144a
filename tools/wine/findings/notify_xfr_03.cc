// Inside JobTransferred the progress of the job should be final.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  for (const char* path : {"/a", "/b", "/c"}) server.answers[path] = {};
  Job job = client.MakeJob(server, {"/a", "/b", "/c"});
  Callback callback;
  BG_JOB_PROGRESS progress = {};
  std::atomic<bool> told{false};
  callback.inside = [&](IBackgroundCopyJob* finished) {
    finished->GetProgress(&progress);
    told = true;
  };
  Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
  job->Resume();
  if (!WaitUntil([&] { return told.load(); })) GiveUp("JobTransferred is not called");
  Report("inside JobTransferred, GetProgress tells 3000 of 3000 bytes",
         progress.BytesTotal == 3000 && progress.BytesTransferred == 3000,
         "it tells " + std::to_string(progress.BytesTransferred) + " of " +
             (progress.BytesTotal == BG_SIZE_UNKNOWN ? "an unknown number of"
                                                     : std::to_string(progress.BytesTotal)) +
             " bytes");
}
