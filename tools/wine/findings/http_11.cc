// A server that refuses a client is not asked again.

#include "finding.h"

int main() { finding::ReportStatuses({{403, BG_JOB_STATE_ERROR}}); }
