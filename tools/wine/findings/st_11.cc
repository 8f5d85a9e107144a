// A connection that breaks off may work at the next attempt.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {
      .size_bytes = 100'000, .resets_after_bytes = 50'000, .delay_before_reset = 500ms};
  const BG_JOB_STATE state = WhereADownloadRests(client, server, "/file");
  Report("a job whose connection is reset after half of the file is in TRANSIENT_ERROR",
         state == BG_JOB_STATE_TRANSIENT_ERROR, "it is in " + Name(state));
}
