// A job that its client has settled has no error any more.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  Job completed = client.MakeJob(server, {"/missing"});
  Job cancelled = client.MakeJob(server, {"/missing"});
  for (Job job : {completed, cancelled}) {
    job->Resume();
    if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  }
  Check(completed->Complete(), "Complete");
  Check(cancelled->Cancel(), "Cancel");
  IBackgroundCopyError* error = nullptr;
  const HRESULT after_complete = completed->GetError(&error);
  const HRESULT after_cancel = cancelled->GetError(&error);
  constexpr auto kNone = static_cast<HRESULT>(BG_E_ERROR_INFORMATION_UNAVAILABLE);
  Report("GetError of a failed job answers 0x8020000F after Complete, and after Cancel",
         after_complete == kNone && after_cancel == kNone,
         "it answers " + Hexadecimal(after_complete) + " and " + Hexadecimal(after_cancel));
}
