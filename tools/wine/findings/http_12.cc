// A server that is broken may be mended.

#include "finding.h"

int main() {
  finding::ReportStatuses(
      {{500, BG_JOB_STATE_TRANSIENT_ERROR}, {502, BG_JOB_STATE_TRANSIENT_ERROR}});
}
