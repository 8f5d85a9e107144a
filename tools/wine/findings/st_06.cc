// A server's error that may pass should make a job wait for its retry.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/500"] = {.status = 500};
  server.answers["/503"] = {.status = 503};
  Job internal = client.MakeJob(server, {"/500"});
  Job unavailable = client.MakeJob(server, {"/503"});
  internal->Resume();
  const BG_JOB_STATE after_500 = WhereItRests(internal);
  unavailable->Resume();
  const BG_JOB_STATE after_503 = WhereItRests(unavailable);
  Report("jobs whose server answers 500 or 503 are in TRANSIENT_ERROR",
         after_500 == BG_JOB_STATE_TRANSIENT_ERROR && after_503 == BG_JOB_STATE_TRANSIENT_ERROR,
         "after 500 the job is " + Name(after_500) + ", after 503 it is in " + Name(after_503));
}
