// A background job needs ranges, so that what is interrupted can go on where it was.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {.size_bytes = 10'000, .accepts_ranges = false};
  const BG_JOB_STATE state = WhereADownloadRests(client, server, "/file");
  bool is_asked = false;
  for (const Request& request : server.requests()) is_asked = is_asked || request.is_ranged;
  Report("a background job whose server has no ranges is in ERROR", state == BG_JOB_STATE_ERROR,
         "it is " + Name(state) + (is_asked ? "" : ", and the server was not asked for a range"));
}
