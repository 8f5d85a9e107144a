// The files of a job should be transferred in the order in which they were added.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  for (const char* path : {"/first", "/second", "/third"}) server.answers[path] = {};
  Job job = client.MakeJob(server, {"/first", "/second", "/third"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  const std::vector<std::string> requests = server.requests();
  std::string order;
  for (const std::string& path : requests) order += " " + path;
  Report("the server is asked for /first, /second and /third in this order",
         !requests.empty() && requests.front() == "/first", "it was asked for" + order);
}
