// Any method of the job may be called inside a callback, while the client calls it from outside.

#include "finding.h"

using namespace finding;

int main() {
  const std::string expected =
      "SetNotifyInterface(NULL) inside JobTransferred, and GetState outside, return";
  Client client;
  Server server;
  server.answers["/file"] = {};
  std::atomic<int> attempts{0};
  After(20s, [&] {
    Report(expected, false,
           "in attempt " + std::to_string(attempts) +
               " of 20 a call did not return: the service "
               "answers nobody any more");
  });
  while (++attempts <= 20) {
    Job job = client.MakeJob(server, {"/file"});
    Callback& callback = *new Callback;
    callback.inside = [](IBackgroundCopyJob* told) { told->SetNotifyInterface(nullptr); };
    Check(job->SetNotifyInterface(&callback), "SetNotifyInterface");
    job->Resume();
    if (!WaitForState(job, BG_JOB_STATE_TRANSFERRED)) GiveUp("the job is not transferred");
  }
  Report(expected, true, "they did 20 times");
}
