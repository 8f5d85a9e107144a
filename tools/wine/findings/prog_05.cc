// A file of which a range is wanted is as long as the range.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/file"] = {.size_bytes = 10'000};
  Job job = client.MakeEmptyJob();
  BG_FILE_RANGE range = {.InitialOffset = 5000, .Length = 200};
  const HRESULT added = As<IBackgroundCopyJob3>(job)->AddFileWithRanges(
      server.Url("/file").c_str(), Client::LocalName("/file").c_str(), 1, &range);
  job->Resume();
  WhereItRests(job);
  BG_JOB_PROGRESS progress = {};
  Check(job->GetProgress(&progress), "GetProgress");
  Report("a job to which AddFileWithRanges adds 200 bytes of a file transfers these 200",
         progress.FilesTotal == 1 && progress.BytesTransferred == 200,
         "AddFileWithRanges answers " + Hexadecimal(added) + ", and the job has " +
             std::to_string(progress.FilesTotal) + " files and has transferred " +
             std::to_string(progress.BytesTransferred) + " bytes");
}
