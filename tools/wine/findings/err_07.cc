// An error should be described in words.

#include "finding.h"

using namespace finding;

int main() {
  constexpr DWORD kEnglish = 0x409;
  Client client;
  Server server;
  Job job = client.MakeJob(server, {"/missing"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  IBackgroundCopyError* error = nullptr;
  Check(job->GetError(&error), "GetError");
  LPWSTR text = nullptr;
  const HRESULT described = error->GetErrorDescription(kEnglish, &text);
  if (described == HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND)) GiveUp("no English texts");
  const HRESULT context_described = error->GetErrorContextDescription(kEnglish, &text);
  Report("GetErrorDescription and GetErrorContextDescription give English texts",
         described == S_OK && context_described == S_OK,
         "they answer " + Hexadecimal(described) + " and " + Hexadecimal(context_described));
}
