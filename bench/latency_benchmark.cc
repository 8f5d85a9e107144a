// How long it takes from a note posted until its callback is entered, by the clock of the machine,
// while W1 runs, paced: the state of the job changes to TRANSFERRED, JobTransferred is called.
//
// The clock is read where the service asks what to make of the state, and in the callback. Beside
// it the hiccups of the machine: how long it takes from one reading to the next, when nothing is
// done between them.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <string>
#include <vector>

#include "bench/latency_clock.h"
#include "bench/service_w1.h"

namespace bitsim {
namespace {

void Report(benchmark::State& state, std::vector<double>& samples_ns) {
  std::sort(samples_ns.begin(), samples_ns.end());
  const auto quantile = [&](double part) {
    return samples_ns[static_cast<std::size_t>(part * static_cast<double>(samples_ns.size() - 1))];
  };
  state.counters["p10_ns"] = quantile(0.10);
  state.counters["p50_ns"] = quantile(0.50);
  state.counters["p90_ns"] = quantile(0.90);
  state.counters["p99_ns"] = quantile(0.99);
  state.counters["p999_ns"] = quantile(0.999);
  // The share of the samples below 32, 45, 64, ... ns: a curve for the page.
  double bound = 32;
  for (int i = 0; i < 20; ++i, bound *= 1.41421356) {
    const auto below = std::lower_bound(samples_ns.begin(), samples_ns.end(), bound);
    char name[16];
    std::snprintf(name, sizeof name, "below_%07.0f", bound);
    state.counters[name] =
        static_cast<double>(below - samples_ns.begin()) / static_cast<double>(samples_ns.size());
  }
}

// Notes the time when a job is transferred. Some are in one instant, and told in the same order.
class StampingDecisions final : public Decisions {
 public:
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    if (state == BG_JOB_STATE_TRANSFERRED) posted_at_.push_back(LatencyClock());
    return Decisions::EventOfState(state);
  }
  // REQUIRES: so many were transferred.
  std::uint64_t TakePostedAt() {
    if (posted_at_.empty()) Check(E_FAIL, "noting when a job was transferred");
    const std::uint64_t posted_at = posted_at_.front();
    posted_at_.pop_front();
    return posted_at;
  }
  void Forget() { posted_at_.clear(); }

 private:
  mutable std::deque<std::uint64_t> posted_at_;
};

void W1Latency(benchmark::State& state) {
  const w1::Workload workload =
      w1::MakeWorkload(static_cast<std::size_t>(state.range(0)), w1::Pace::kPaced);
  // So that one job gives a distribution, too.
  constexpr std::size_t kSampleCountMin = 10'000;
  std::vector<double> samples_ns;
  for (auto _ : state) {
    while (samples_ns.size() < kSampleCountMin) {
      StampingDecisions decisions;
      ServiceW1 service(workload, &decisions, [&] {
        samples_ns.push_back(LatencyNanoseconds(LatencyClock() - decisions.TakePostedAt()));
      });
      service.MakeJobs();
      decisions.Forget();  // what was asked to get to know them
      service.Run();
      if (samples_ns.empty()) break;  // the only job is one that fails
    }
  }
  if (!samples_ns.empty()) Report(state, samples_ns);
}
BENCHMARK(W1Latency)
    ->Name("Latency/service")
    ->Arg(1)
    ->Arg(1'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void Hiccups(benchmark::State& state) {
  std::vector<double> samples_ns(5'000'000);  // a tenth of a second
  for (auto _ : state) {
    for (double& sample : samples_ns) {
      const std::uint64_t before = LatencyClock();
      sample = LatencyNanoseconds(LatencyClock() - before);
    }
  }
  Report(state, samples_ns);
}
BENCHMARK(Hiccups)->Name("Latency/hiccups")->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bitsim
