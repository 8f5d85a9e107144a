// A connection that breaks off may work at the next attempt.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/at-once"] = {.size_bytes = 100'000, .resets_after_bytes = 50'000};
  server.answers["/later"] = {
      .size_bytes = 100'000, .resets_after_bytes = 50'000, .delay_before_reset = 500ms};
  const BG_JOB_STATE at_once = WhereADownloadRests(client, server, "/at-once");
  const BG_JOB_STATE later = WhereADownloadRests(client, server, "/later");
  Report(
      "jobs whose connection is reset after half of the file, at once or 0.5 s later, are in "
      "TRANSIENT_ERROR",
      at_once == BG_JOB_STATE_TRANSIENT_ERROR && later == BG_JOB_STATE_TRANSIENT_ERROR,
      "the one is " + Name(at_once) + ", the other in " + Name(later));
}
