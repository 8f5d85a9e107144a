// A server that is busy is tried again.

#include "finding.h"

int main() {
  finding::ReportStatuses(
      {{503, BG_JOB_STATE_TRANSIENT_ERROR}, {504, BG_JOB_STATE_TRANSIENT_ERROR}});
}
