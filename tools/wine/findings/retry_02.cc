// A new job is patient for two weeks, or as long as its client says.

#include "finding.h"

using namespace finding;

int main() {
  Client client;
  Job job = client.MakeEmptyJob();
  ULONG of_new_job = 0;
  Check(job->GetNoProgressTimeout(&of_new_job), "GetNoProgressTimeout");
  Check(job->SetNoProgressTimeout(77), "SetNoProgressTimeout");
  ULONG after_set = 0;
  Check(job->GetNoProgressTimeout(&after_set), "GetNoProgressTimeout");
  Report("GetNoProgressTimeout gives 1209600 for a new job, and 77 where that was set",
         of_new_job == 1'209'600 && after_set == 77,
         "it gives " + std::to_string(of_new_job) + " and " + std::to_string(after_set));
}
