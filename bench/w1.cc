#include "bench/w1.h"

#include <algorithm>
#include <cmath>

#include "bitsim/choice.h"

namespace bitsim::w1 {
namespace {

constexpr std::size_t kResourceCountMax = 4096;
constexpr std::uint32_t kSizeBytesMin = 64 * 1024;
constexpr std::uint32_t kSizeBytesMax = 1024 * 1024;
constexpr double kConnectTicksMean = 200'000;  // 20 ms
// So many ticks between two jobs offer half of the capacity.
constexpr std::uint64_t kPacedTicks = (kSizeBytesMin + kSizeBytesMax) / 2 / kLinkBytesPerTick * 2;

}  // namespace

Workload MakeWorkload(std::size_t job_count, Pace pace) {
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("w1");
  Workload workload;
  workload.resources.resize(std::min(kResourceCountMax, std::max<std::size_t>(job_count, 1)));
  for (Resource& resource : workload.resources) {
    const auto uniform = static_cast<double>(1 + choices.Choose(stream, 1 << 30)) / (1 << 30);
    resource.connect_ticks = static_cast<std::uint64_t>(-kConnectTicksMean * std::log(uniform)) + 1;
    resource.size_bytes = kSizeBytesMin + static_cast<std::uint32_t>(choices.Choose(
                                              stream, kSizeBytesMax - kSizeBytesMin + 1));
    resource.is_missing = choices.Choose(stream, 100) == 0;
  }
  for (std::size_t i = 0; i < job_count; ++i) {
    workload.jobs.push_back(
        {pace == Pace::kPaced ? i * kPacedTicks : 0,
         static_cast<std::uint32_t>(choices.Choose(stream, workload.resources.size()))});
  }
  return workload;
}

}  // namespace bitsim::w1
