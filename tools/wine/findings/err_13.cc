// A job whose file has moved can be given its new place.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Server server;
  server.answers["/new"] = {};
  Job job = client.MakeJob(server, {"/old"});
  job->Resume();
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GiveUp("the job is not in ERROR");
  const HRESULT replaced = As<IBackgroundCopyJob3>(job)->ReplaceRemotePrefix(
      server.Url("/old").c_str(), server.Url("/new").c_str());
  job->Resume();
  const bool is_mended = WaitForState(job, BG_JOB_STATE_TRANSFERRED);
  Report("a job for /old is transferred from /new after ReplaceRemotePrefix", is_mended,
         "ReplaceRemotePrefix answers " + Hexadecimal(replaced) + ", the job is in " +
             Name(StateOf(job)) + ", and the server was asked for " + server.PathsAsked());
}
