// The status says whether to try again.

#include "finding.h"

int main() {
  finding::ReportStatuses({{410, BG_JOB_STATE_ERROR},
                           {417, BG_JOB_STATE_ERROR},
                           {408, BG_JOB_STATE_TRANSIENT_ERROR},
                           {409, BG_JOB_STATE_TRANSIENT_ERROR},
                           {502, BG_JOB_STATE_TRANSIENT_ERROR},
                           {507, BG_JOB_STATE_TRANSIENT_ERROR}});
}
