// A cancelled job stays cancelled.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeEmptyJob();
  Check(job->Cancel(), "Cancel");
  const HRESULT result = job->Complete();
  const BG_JOB_STATE state = StateOf(job);
  Report("Complete of a cancelled job answers BG_E_INVALID_STATE (0x80200002), and it stays so",
         result == static_cast<HRESULT>(BG_E_INVALID_STATE) && state == BG_JOB_STATE_CANCELLED,
         "it answers " + Hexadecimal(result) + ", and the job is " + Name(state));
}
