// A host that cannot be found may be found later.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeJob(L"http://nowhere.invalid/file");
  job->Resume();
  const BG_JOB_STATE state = WhereItRests(job);
  Report("a job whose host cannot be found is in TRANSIENT_ERROR",
         state == BG_JOB_STATE_TRANSIENT_ERROR, "it is in " + Name(state));
}
