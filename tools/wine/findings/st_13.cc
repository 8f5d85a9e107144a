// A client sets how soon a failed job is tried again.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job job = client.MakeJob(server, {});
  Check(job->SetMinimumRetryDelay(77), "SetMinimumRetryDelay");
  ULONG seconds = 0;
  Check(job->GetMinimumRetryDelay(&seconds), "GetMinimumRetryDelay");
  Report("GetMinimumRetryDelay gives the 77 s that were set", seconds == 77,
         "it gives " + std::to_string(seconds));
}
