// File: json.h
//
// The report that programs read, results.json. It has no times and no paths of the machine: equal
// runs give equal bytes.
//
//   {
//     "format": 1,                         // grows when a field changes its meaning
//     "suite_version": "0.1.0",
//     "backend": "sim",
//     "bits_version": "10.3",
//     "seed": 1,
//     "trace_hash": "93b3cb8e1a07e1c5",    // of the whole run
//     "complete": true,                    // false if a filter or a shard chose a part
//     "summary": {"pass": 12, ...},        // rules for each verdict, all verdicts named
//     "rules": [{"id", "title", "level", "confidence", "since", "verdict", "tests": [names],
//                "message"}],
//     "tests": [{"name", "rules": [ids], "file", "line", "verdict", "reason", "trace_hash",
//                "findings": [{"kind", "rules", "file", "line", "message", "checked", "expected",
//                              "actual"}],
//                "observations": [{"what", "value"}], "trace": [lines]}]
//   }

#ifndef BITSIM_CONFORMANCE_REPORT_JSON_H_
#define BITSIM_CONFORMANCE_REPORT_JSON_H_

#include <string>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

std::string JsonReport(const RunResult& run);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_JSON_H_
