// Cancel should end a job that is being transferred.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/long"] = {.size_bytes = 10'000'000, .bytes_per_second = 500'000};
  for (int attempt = 1; attempt <= 20; ++attempt) {
    Job job = client.MakeJob(server, {"/long"});
    job->Resume();
    if (!WaitForState(job, BG_JOB_STATE_TRANSFERRING)) GiveUp("the job does not start");
    std::atomic<bool>& returned = *new std::atomic<bool>(false);
    std::atomic<HRESULT>& result = *new std::atomic<HRESULT>(E_PENDING);
    std::thread([job, &returned, &result] {
      result = job->Cancel();
      returned = true;
    }).detach();
    const std::string where = "in attempt " + std::to_string(attempt) + " of 20 ";
    if (!WaitUntil([&] { return returned.load(); }, 5s)) {
      Report("Cancel of a job that is TRANSFERRING ends it", false,
             where + "it did not return within 5 s");
    }
    BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
    const HRESULT alive = job->GetState(&state);
    if (FAILED(alive)) {
      Report("Cancel of a job that is TRANSFERRING ends it", false,
             where + "the service died: GetState answers " + Hexadecimal(alive));
    }
    if (result.load() != S_OK || state != BG_JOB_STATE_CANCELLED) {
      Report("Cancel of a job that is TRANSFERRING ends it", false,
             where + "it answered " + Hexadecimal(result) + " and the job is " + Name(state));
    }
  }
  Report("Cancel of a job that is TRANSFERRING ends it", true, "it did 20 times");
}
