// A server that refuses should bring a job into ERROR, whatever the status it refuses with.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/403"] = {.status = 403};
  server.answers["/sizeless"] = {.tells_size = false};
  const BG_JOB_STATE after_403 = WhereADownloadRests(client, server, "/403");
  const BG_JOB_STATE without_size = WhereADownloadRests(client, server, "/sizeless");
  Report(
      "jobs whose server answers 403, or does not tell the size, are in ERROR",
      after_403 == BG_JOB_STATE_ERROR && without_size == BG_JOB_STATE_ERROR,
      "after 403 the job is " + Name(after_403) + ", without a size it is " + Name(without_size));
}
