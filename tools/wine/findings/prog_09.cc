// A file is Completed when its client can have it: not before Complete.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  BG_FILE_PROGRESS progress = {};
  Check(FileOf(job)->GetProgress(&progress), "GetProgress");
  Report("Completed of a file is FALSE before Complete", progress.Completed == FALSE,
         std::string(progress.Completed == FALSE ? "it is FALSE" : "it is TRUE") +
             (Exists(Client::LocalName("/file")) ? ", and the file is there"
                                                 : ", and the file is not there"));
}
