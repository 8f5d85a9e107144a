// File: textbook_link.h
//
// The fair-share link as one writes it first: what is left of each flow, brought up to date for all
// of them whenever one comes or goes. The same arithmetic as VirtualTimeLink, so the same ends.

#ifndef BITSIM_BENCH_FLOORS_TEXTBOOK_LINK_H_
#define BITSIM_BENCH_FLOORS_TEXTBOOK_LINK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/floors/virtual_time_link.h"

namespace bitsim::floors {

class TextbookLink {
 public:
  explicit TextbookLink(std::uint64_t bytes_per_tick) : rate_(bytes_per_tick * kUnitsPerByte) {}

  void Add(std::uint64_t now, std::uint64_t size_bytes, std::uint32_t label) {
    Advance(now);
    flows_.push_back({size_bytes * kUnitsPerByte, label});
  }

  bool empty() const { return flows_.empty(); }

  // REQUIRES: !empty().
  std::uint64_t NextEnd() const {
    std::uint64_t least = UINT64_MAX;
    for (const Flow& flow : flows_) least = std::min(least, flow.left);
    return time_ + (least * flows_.size() + rate_ - 1) / rate_;
  }

  bool TakeEnded(std::uint64_t now, std::uint32_t& label) {
    Advance(now);
    const auto ended =
        std::find_if(flows_.begin(), flows_.end(), [](const Flow& flow) { return flow.left == 0; });
    if (ended == flows_.end()) return false;
    label = ended->label;
    flows_.erase(ended);
    return true;
  }

 private:
  struct Flow {
    std::uint64_t left;
    std::uint32_t label;
  };

  void Advance(std::uint64_t now) {
    if (!flows_.empty() && now > time_) {
      const std::uint64_t received = (now - time_) * rate_ / flows_.size();
      for (Flow& flow : flows_) flow.left -= std::min(flow.left, received);
    }
    time_ = now;
  }

  const std::uint64_t rate_;
  std::uint64_t time_ = 0;
  std::vector<Flow> flows_;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_TEXTBOOK_LINK_H_
