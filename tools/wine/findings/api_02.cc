// A getter tells what was set.

#include <bits2_0.h>

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  auto* const job = As<IBackgroundCopyJob3>(client.MakeEmptyJob());
  Check(job->SetFileACLFlags(BG_COPY_FILE_OWNER), "SetFileACLFlags");
  DWORD flags = 0;
  Check(job->GetFileACLFlags(&flags), "GetFileACLFlags");
  Report("GetFileACLFlags gives BG_COPY_FILE_OWNER (1), which SetFileACLFlags was given",
         flags == BG_COPY_FILE_OWNER, "it gives " + std::to_string(flags));
}
