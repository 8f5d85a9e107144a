// No method of an interface is missing.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job job = client.MakeJob(server, {"/file"});
  std::string missing;
  const auto look = [&](const char* method, HRESULT answer) {
    if (answer == E_NOTIMPL) missing += std::string(missing.empty() ? "" : ", ") + method;
  };
  BG_JOB_TIMES times = {};
  look("GetTimes", job->GetTimes(&times));
  ULONG count = 0;
  look("GetErrorCount", job->GetErrorCount(&count));
  BG_JOB_PRIORITY priority = {};
  look("GetPriority", job->GetPriority(&priority));
  look("SetDisplayName", job->SetDisplayName(L"finding"));
  look("Suspend", job->Suspend());
  look("TakeOwnership", job->TakeOwnership());
  Report(
      "GetTimes, GetErrorCount, GetPriority, SetDisplayName, Suspend and TakeOwnership are there",
      missing.empty(), missing + " answer E_NOTIMPL");
}
