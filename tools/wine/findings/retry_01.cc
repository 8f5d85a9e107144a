// A new job waits ten minutes between two attempts.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeEmptyJob();
  ULONG seconds = 0;
  Check(job->GetMinimumRetryDelay(&seconds), "GetMinimumRetryDelay");
  Report("GetMinimumRetryDelay of a new job gives 600", seconds == 600,
         "it gives " + std::to_string(seconds));
}
