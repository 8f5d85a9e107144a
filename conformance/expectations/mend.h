// File: mend.h
//
// An expectation file made to say what a run has shown: what --fix does.
//
//   const Mended mended = MendExpectations(text, "wine.toml", surprises);
//   // mended.text   is the new file
//
// Lines of what holds or cannot be checked any more go; verdicts and messages become those of the
// run; what is broken without a line gets one, after the line that stands before it in the book;
// and a day that has come is taken out, for somebody has looked. Everything else stays to the byte:
// the order, reasons, links, and all comments outside of the lines that go.

#ifndef BITSIM_CONFORMANCE_EXPECTATIONS_MEND_H_
#define BITSIM_CONFORMANCE_EXPECTATIONS_MEND_H_

#include <span>
#include <string>
#include <string_view>

#include "conformance/expectations/comparison.h"

namespace conformance {

struct Mended {
  std::string text;
  int added = 0;
  int changed = 0;
  int removed = 0;
};

// REQUIRES: `surprises` came from a comparison with this text, which `name` is the file of. Throws
// ExpectationError if the text is none of an expectation file.
Mended MendExpectations(std::string_view text, const std::string& name,
                        std::span<const Surprise> surprises);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_EXPECTATIONS_MEND_H_
