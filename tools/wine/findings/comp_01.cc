// Complete should take the job out of the queue.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  Job job = client.MakeJob(server, {"/file"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  const HRESULT result = job->Complete();
  const bool is_listed = client.Lists(job);
  Report("Complete answers S_OK, and EnumJobs does not list the job any more",
         result == S_OK && !is_listed,
         "it answers " + Hexadecimal(result) + ", and EnumJobs " +
             (is_listed ? "lists" : "does not list") + " the job");
}
