// File: sequence_diagram.h
//
// The steps of a trace as a drawing: a line for each application, for the service and for the
// server, and an arrow for each call, answer, notification and request between them.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_SEQUENCE_DIAGRAM_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_SEQUENCE_DIAGRAM_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "conformance/report/trace_step.h"

namespace conformance::report {

struct DrawnStep {
  TraceStep step;
  std::size_t left_out_before = 0;  // steps of the trace between this one and the one before
};

// An <svg> element without any reference to the outside, in the colours of the page. It is an image
// for who cannot see it, with a title and a description: the table of the same steps is its text.
// `id` is unique on the page, `title` need not be escaped.
std::string SequenceDiagram(std::span<const DrawnStep> steps, std::string_view id,
                            std::string_view title);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_SEQUENCE_DIAGRAM_H_
