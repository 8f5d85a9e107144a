// An error should tell the protocol that was in use.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job job = client.MakeJob(server, {"/missing"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  IBackgroundCopyError* error = nullptr;
  Check(job->GetError(&error), "GetError");
  LPWSTR protocol = nullptr;
  const HRESULT result = error->GetProtocol(&protocol);
  const bool is_http = result == S_OK && std::wstring(protocol) == L"http";
  Report("GetProtocol gives http", is_http, "it answers " + Hexadecimal(result));
}
