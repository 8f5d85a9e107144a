// A size should be unknown no longer than until the server has told it, and be the one told.

#include "finding.h"

using namespace finding;

int main() {
  constexpr UINT64 kLargeBytes = 5'000'000'000;
  Client client;
  Server server;
  server.answers["/small"] = {.size_bytes = 1000};
  server.answers["/large"] = {.size_bytes = kLargeBytes, .bytes_per_second = 10'000};
  Job small = client.MakeJob(server, {"/small"});
  Job large = client.MakeJob(server, {"/large"});
  small->Resume();
  if (!WaitForState(small, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  BG_JOB_PROGRESS of_job = {};
  Check(small->GetProgress(&of_job), "GetProgress");
  large->Resume();
  if (!WaitForState(large, BG_JOB_STATE_TRANSFERRING)) GiveUp("the second job does not start");
  BG_FILE_PROGRESS of_file = {};
  IBackgroundCopyFile* const file = FileOf(large);
  WaitUntil([&] {
    Check(file->GetProgress(&of_file), "GetProgress");
    return of_file.BytesTotal != BG_SIZE_UNKNOWN;
  });
  const auto text = [](UINT64 size) {
    return size == BG_SIZE_UNKNOWN ? std::string("unknown") : std::to_string(size);
  };
  Report(
      "BytesTotal of a job with one file of 1000 bytes is 1000 after the transfer, and that of "
      "a file of 5000000000 bytes is 5000000000",
      of_job.BytesTotal == 1000 && of_file.BytesTotal == kLargeBytes,
      "that of the job is " + text(of_job.BytesTotal) + ", that of the file " +
          text(of_file.BytesTotal));
}
