// bits-bench: Google Benchmark, and besides
//
//   bits-bench --work=NAME --count=N     does one piece of work N times and ends (work.h)

#include <benchmark/benchmark.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bench/work.h"

namespace {

constexpr int kWrongUse = 2;

// The value of "--name=value".
bool TakeFlag(std::string_view argument, std::string_view name, std::string& value) {
  if (!argument.starts_with(name)) return false;
  value = argument.substr(name.size());
  return true;
}

int RunOneWork(const std::string& work, const std::string& count_text) {
  std::uint64_t count = 0;
  const char* const end = count_text.data() + count_text.size();
  const auto parsed = std::from_chars(count_text.data(), end, count);
  if (count_text.empty() || parsed.ec != std::errc() || parsed.ptr != end) {
    std::fprintf(stderr, "bits-bench: --count=%s is not a number\n", count_text.c_str());
    return kWrongUse;
  }
  if (!bitsim::RunWork(work, count)) {
    std::fprintf(stderr, "bits-bench: --work=%s: there is no such work\n", work.c_str());
    return kWrongUse;
  }
  std::_Exit(0);  // what the destructors would do is no part of the work
}

}  // namespace

int main(int argument_count, char** arguments) {
  std::string work;
  std::string count;
  for (int i = 1; i < argument_count; ++i) {
    TakeFlag(arguments[i], "--work=", work);
    TakeFlag(arguments[i], "--count=", count);
  }
  if (!work.empty()) return RunOneWork(work, count);
  benchmark::Initialize(&argument_count, arguments);
  if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return kWrongUse;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
