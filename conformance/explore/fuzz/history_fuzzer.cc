// A target for coverage-guided fuzzers, as OSS-Fuzz builds them. A mismatch with the model aborts,
// after it was printed as a test.

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "conformance/explore/bytes_history.h"
#include "conformance/explore/explain.h"

namespace {

using namespace conformance::explore;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scenario scenario;
  const RunResult result = RunBytes({data, size}, scenario);
  if (result.mismatch) {
    const Failure failure = {.strategy = "fuzzer",
                             .commands = result.commands,
                             .choices = {},
                             .mismatch = *result.mismatch};
    fmt::print(stderr, "{}expected\n{}actual\n{}", ToTest(failure), failure.mismatch.expected,
               failure.mismatch.actual);
    std::abort();
  }
  return 0;
}
