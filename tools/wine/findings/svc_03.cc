// A final job is neither found nor listed.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeEmptyJob();
  Check(job->Cancel(), "Cancel");
  const HRESULT found = client.Find(job);
  const bool is_listed = client.Lists(job);
  Report(
      "GetJob of a cancelled job answers BG_E_NOT_FOUND (0x80200001), and EnumJobs leaves it out",
      found == static_cast<HRESULT>(BG_E_NOT_FOUND) && !is_listed,
      "GetJob answers " + Hexadecimal(found) + ", and EnumJobs " +
          (is_listed ? "lists" : "leaves out") + " the job");
}
