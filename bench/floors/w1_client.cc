#include "bench/floors/w1_client.h"

#include <atomic>

namespace bitsim::floors {
namespace {

class W1Client final : public Callback {
 public:
  W1Client(const std::uint64_t& now_ticks, w1::Telling& telling)
      : now_ticks_(now_ticks), telling_(telling) {}

  std::uint32_t AddRef() override { return ++references_; }
  std::uint32_t Release() override { return --references_; }
  std::int32_t JobTransferred(Job* job) override {
    Tell(w1::Outcome::kTransferred);
    job->Complete();
    return 0;
  }
  std::int32_t JobError(Job* job) override {
    Tell(w1::Outcome::kFailed);
    job->Cancel();
    return 0;
  }
  std::int32_t JobModification(Job*) override {
    ++telling_.modification_count;
    return 0;
  }

 private:
  void Tell(w1::Outcome outcome) {
    telling_.outcome = outcome;
    telling_.ticks = now_ticks_;
    ++telling_.outcome_count;
  }

  std::atomic<std::uint32_t> references_{1};
  const std::uint64_t& now_ticks_;
  w1::Telling& telling_;
};

}  // namespace

std::unique_ptr<Callback> MakeW1Client(const std::uint64_t& now_ticks, w1::Telling& telling) {
  return std::make_unique<W1Client>(now_ticks, telling);
}

}  // namespace bitsim::floors
