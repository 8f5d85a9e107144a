// File: plain_engine.h
//
// W1 as one writes it first: jobs in an unordered_map of shared_ptr, strings as they come, events
// and notifications as std::function in one std::priority_queue, and the textbook's link.

#ifndef BITSIM_BENCH_FLOORS_PLAIN_ENGINE_H_
#define BITSIM_BENCH_FLOORS_PLAIN_ENGINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/floors/callback.h"
#include "bench/floors/textbook_link.h"
#include "bench/w1.h"

namespace bitsim::floors {

class PlainEngine {
 public:
  explicit PlainEngine(const w1::Workload& workload);

  void Run();
  const std::vector<w1::Telling>& tellings() const { return tellings_; }

 private:
  enum class State { kSuspended, kConnecting, kTransferring, kTransferred, kError, kDone };
  class PlainJob;
  struct Entry {
    bool operator<(const Entry& other) const {
      return time != other.time ? time > other.time : sequence > other.sequence;
    }
    std::uint64_t time;
    std::uint64_t sequence;
    std::function<void()> action;
  };

  void At(std::uint64_t time, std::function<void()> action);
  void Change(const std::shared_ptr<PlainJob>& job, State state);
  void Notify(const std::shared_ptr<PlainJob>& job, Notification notification);
  void Resume(std::uint32_t index);
  void Connected(std::uint32_t index);
  void OnLink(std::uint64_t armed);
  void ArmLink();

  const w1::Workload& workload_;
  std::uint64_t now_ = 0;
  std::uint64_t next_sequence_ = 0;
  std::vector<w1::Telling> tellings_;
  std::unordered_map<std::uint32_t, std::shared_ptr<PlainJob>> jobs_;
  std::priority_queue<Entry> queue_;
  TextbookLink link_{w1::kLinkBytesPerTick};
  std::uint64_t armed_ = 0;  // how often the link was armed: older events are stale
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_PLAIN_ENGINE_H_
