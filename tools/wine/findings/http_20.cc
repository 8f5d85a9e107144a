// A connection that ends in the middle of an answer is not the end of the file.

#include "finding.h"

using namespace finding;

namespace {

// The state in which the job rests, and what it has then.
std::string WhatBecameOf(Job job) {
  const BG_JOB_STATE state = WhereItRests(job);
  BG_JOB_PROGRESS progress = {};
  Check(job->GetProgress(&progress), "GetProgress");
  return Name(state) + " with " + std::to_string(progress.BytesTransferred) + " bytes";
}

}  // namespace

int main() {
  Client client;
  Server server;
  server.answers["/closed"] = {.size_bytes = 100'000, .closes_after_bytes = 50'000};
  server.answers["/reset"] = {.size_bytes = 100'000, .resets_after_bytes = 50'000};
  Job closed = client.MakeJob(server, {"/closed"});
  Job reset = client.MakeJob(server, {"/reset"});
  Check(closed->Resume(), "Resume");
  const std::string of_closed = WhatBecameOf(closed);
  Check(reset->Resume(), "Resume");
  const std::string of_reset = WhatBecameOf(reset);
  Report(
      "jobs whose connection is closed, or reset at once, after 50000 of 100000 bytes are not "
      "TRANSFERRED",
      StateOf(closed) != BG_JOB_STATE_TRANSFERRED && StateOf(reset) != BG_JOB_STATE_TRANSFERRED,
      "the one is " + of_closed + ", the other " + of_reset);
}
