// A file has to have a size.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {.tells_size = false};
  const BG_JOB_STATE state = WhereADownloadRests(client, server, "/file");
  Report("a job whose server does not tell the size of the file is in ERROR",
         state == BG_JOB_STATE_ERROR, "it is " + Name(state));
}
