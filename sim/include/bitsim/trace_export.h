// File: trace_export.h
//
// The kept events of a trace in formats that other programs read:
//
//   std::ofstream("run.jsonl") << bitsim::ToJsonLines(simulation.trace());
//   std::ofstream("run.trace.json") << bitsim::ToChromeTrace(simulation.trace());  // for Perfetto
//   std::ofstream("run.mmd") << bitsim::ToMermaid(simulation.trace());             // for Markdown
//
// Equal traces give equal bytes. All texts are UTF-8: what an application put into its name that is
// not, or that would end a line, is replaced.

#ifndef BITSIM_TRACE_EXPORT_H_
#define BITSIM_TRACE_EXPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "bitsim/trace.h"

namespace bitsim {

// One object a line: `ticks` (100 ns, since the start of the simulation), `actor`, `job` (left out
// for an event without one), `event`, its values under their names (decimal values as numbers), and
// `rule` (left out where there is none).
//
//   {"ticks":400800,"actor":"service","job":1,"event":"job.state","from":"QUEUED",...,"rule":"ST-04"}
std::string ToJsonLines(const Trace& trace);

// The trace-event format of Chrome and Perfetto: a track for each actor with its events, and one
// for each job with its states as spans.
std::string ToChromeTrace(const Trace& trace);

// A Mermaid sequence diagram of the last `count` events: calls, callbacks and requests as arrows,
// everything else as notes.
std::string ToMermaid(const Trace& trace, std::size_t count = SIZE_MAX);

}  // namespace bitsim

#endif  // BITSIM_TRACE_EXPORT_H_
