// A server's error that may pass should make a job wait for its retry.

#include "finding.h"

int main() {
  finding::ReportStatuses(
      {{500, BG_JOB_STATE_TRANSIENT_ERROR}, {503, BG_JOB_STATE_TRANSIENT_ERROR}});
}
