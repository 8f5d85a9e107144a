// Denied access is fatal, a server that is not there may come back.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/403"] = {.status = 403};
  const BG_JOB_STATE denied = WhereADownloadRests(client, server, "/403");
  Job job = client.MakeJob(L"http://127.0.0.1:1/file");
  job->Resume();
  const BG_JOB_STATE absent = WhereItRests(job);
  Report("403 leads to ERROR, and a connection that is refused to TRANSIENT_ERROR",
         denied == BG_JOB_STATE_ERROR && absent == BG_JOB_STATE_TRANSIENT_ERROR,
         "403 leads to " + Name(denied) + ", a refused connection to " + Name(absent));
}
