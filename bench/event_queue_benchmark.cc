// The hold model: N events are pending; each step takes out the earliest and pushes one later.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/floors/standard_queues.h"
#include "bench/work.h"
#include "bitsim/choice.h"
#include "sim/core/event_queue.h"

namespace bitsim {
namespace {

struct Spread {
  const char* name;
  Duration (*draw)(ChoiceSource& choices, ChoiceSource::StreamId stream);
};

constexpr std::size_t kDelayCount = 65'536;

std::int64_t Below(ChoiceSource& choices, ChoiceSource::StreamId stream, std::uint64_t n) {
  return static_cast<std::int64_t>(choices.Choose(stream, n));
}

constexpr Spread kSpreads[] = {
    {"exponential",
     [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
       const auto uniform = static_cast<double>(1 + Below(choices, stream, 1 << 30)) / (1 << 30);
       return Duration(static_cast<std::int64_t>(-1e7 * std::log(uniform)));
     }},
    {"uniform",
     [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
       return Duration(Below(choices, stream, 20'000'000));
     }},
    {"like_jobs",  // much is near, time-outs are far
     [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
       const std::int64_t kind = Below(choices, stream, 10);
       if (kind < 2) return Duration(0);
       if (kind < 8) return Duration(Below(choices, stream, 400'000));
       return kind == 8 ? Duration(std::chrono::minutes(10)) : Duration(std::chrono::days(14));
     }},
    {"tied",
     [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
       return Duration(10'000'000 * (1 + Below(choices, stream, 3)));
     }},
    // Adversarial: all in one slot after the other, down all levels.
    {"far_crowds",
     [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
       return Duration((std::int64_t{1} << 40) + Below(choices, stream, 3) - 1);
     }},
};

std::vector<Duration> DrawDelays(const Spread& spread) {
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("bench");
  std::vector<Duration> delays;
  for (std::size_t i = 0; i < kDelayCount; ++i) delays.push_back(spread.draw(choices, stream));
  return delays;
}

template <typename Queue>
class Hold final : public Work {
 public:
  Hold(std::uint32_t pending_count, const Spread& spread) : delays_(DrawDelays(spread)) {
    for (; index_ < pending_count; ++index_) Push();
    Run(3 * std::uint64_t{pending_count});  // until the times are spread as they stay
  }

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      now_ = queue_.Pop().time;
      ++index_;
      Push();
    }
  }

 private:
  void Push() { queue_.Push(now_ + delays_[index_ % kDelayCount], {index_, 0, 0, false}); }

  const std::vector<Duration> delays_;
  Queue queue_;
  Instant now_ = kSimulationStart;
  std::uint32_t index_ = 0;
};

template <typename Queue>
void Register(const std::string& queue, std::uint32_t pending_count, const Spread& spread) {
  RegisterWork(
      "Queue/" + queue + "/" + spread.name + "/" + std::to_string(pending_count),
      [=] { return MakeWork<Hold<Queue>>(pending_count, spread); },
      std::max(1000u, pending_count / 2));
}

bool RegisterAll() {
  for (const std::uint32_t pending_count : {100u, 1'000u, 10'000u, 100'000u, 1'000'000u}) {
    for (const Spread& spread : kSpreads) {
      Register<EventQueue>("service", pending_count, spread);
      Register<floors::BarestQueue>("floor", pending_count, spread);
    }
    const Spread& exponential = kSpreads[0];
    Register<floors::StandardQueue>("priority_queue", pending_count, exponential);
    Register<floors::FunctionQueue>("priority_queue_of_functions", pending_count, exponential);
    Register<floors::SetQueue>("set", pending_count, exponential);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
