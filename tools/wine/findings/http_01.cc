// A file should begin with HEAD, so that its size is known before a byte is stored.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {};
  if (WhereADownloadRests(client, server, "/file") != BG_JOB_STATE_TRANSFERRED) {
    GiveUp("the job is not transferred");
  }
  const std::vector<Request> requests = server.requests();
  Report("the first request for a file is HEAD", requests.front().method == "HEAD",
         "it is " + requests.front().method);
}
