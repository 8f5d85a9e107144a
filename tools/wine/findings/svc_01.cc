// Jobs should outlast the service: `net stop BITS`, `net start BITS`, and they are still there.

#include "finding.h"

using namespace finding;

int main() {
  GUID id;
  {
    Client client;
    Job job = nullptr;
    Check(client.manager->CreateJob(L"finding", BG_JOB_TYPE_DOWNLOAD, &id, &job), "CreateJob");
  }
  std::system("net stop BITS >NUL 2>&1");
  std::this_thread::sleep_for(1s);
  if (std::system("net start BITS >NUL 2>&1") != 0) GiveUp("the service does not start again");
  IBackgroundCopyManager* manager = nullptr;
  Check(CoCreateInstance(__uuidof(BackgroundCopyManager), nullptr, CLSCTX_LOCAL_SERVER,
                         __uuidof(IBackgroundCopyManager), reinterpret_cast<void**>(&manager)),
        "CoCreateInstance");
  Job found = nullptr;
  const HRESULT result = manager->GetJob(id, &found);
  Report("a job is found again after a restart of the service", SUCCEEDED(result),
         "GetJob answers " + Hexadecimal(result));
}
