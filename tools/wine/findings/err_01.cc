// The error of a job should be there as soon as it has failed, and until bytes move again.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/missing"] = {.status = 404, .delay = 1s};
  Job resumed = client.MakeJob(server, {"/missing"});
  resumed->Resume();
  if (!WaitForState(resumed, BG_JOB_STATE_ERROR, 10s)) GiveUp("the job is not in ERROR");
  IBackgroundCopyError* error = nullptr;
  Check(resumed->GetError(&error), "GetError in ERROR");
  resumed->Resume();
  const HRESULT after_resume = resumed->GetError(&error);
  const std::string state = Name(StateOf(resumed));
  WhereItRests(resumed);
  Job lost = client.MakeJob(L"http://nowhere.invalid/file");
  lost->Resume();
  WhereItRests(lost);
  const HRESULT of_host = lost->GetError(&error);
  Report("GetError answers S_OK after the Resume of a failed job, and for one without a host",
         after_resume == S_OK && of_host == S_OK,
         "after Resume, " + state + ", it answers " + Hexadecimal(after_resume) +
             ", for the one without a host, " + Name(StateOf(lost)) + ", " + Hexadecimal(of_host));
}
