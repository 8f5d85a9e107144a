#include "conformance/runner/complain.h"

#include <cstdio>
#include <string>

namespace conformance::runner {

void Complain(std::string_view text) {
  std::fflush(stdout);
  std::string line = "bits-conformance: ";
  line.append(text).append("\n");
  std::fputs(line.c_str(), stderr);
}

}  // namespace conformance::runner
