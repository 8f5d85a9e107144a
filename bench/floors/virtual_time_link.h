// File: virtual_time_link.h
//
// The fair-share link at its barest: flows of equal weight without limits of their own, in 64 bits.
// The level counts what each flow has received since the link was idle; a flow that comes at level
// a with s units ends at the level a + s (the essay of sim/net/fair_share.cc).
//
// A byte is 720,720 units, so that a rate of whole bytes a tick divides evenly among up to 16
// flows. That is enough room for about 10^13 bytes a flow, and for what one link carries in hours.

#ifndef BITSIM_BENCH_FLOORS_VIRTUAL_TIME_LINK_H_
#define BITSIM_BENCH_FLOORS_VIRTUAL_TIME_LINK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bitsim::floors {

inline constexpr std::uint64_t kUnitsPerByte = 720'720;

class VirtualTimeLink {
 public:
  explicit VirtualTimeLink(std::uint64_t bytes_per_tick) : rate_(bytes_per_tick * kUnitsPerByte) {}

  void Add(std::uint64_t now, std::uint64_t size_bytes, std::uint32_t label) {
    Advance(now);
    std::size_t place = ends_.size();
    const End end{level_ + size_bytes * kUnitsPerByte, label};
    ends_.push_back(end);
    while (place > 0 && ends_[(place - 1) / 4].level > end.level) {
      ends_[place] = ends_[(place - 1) / 4];
      place = (place - 1) / 4;
    }
    ends_[place] = end;
  }

  bool empty() const { return ends_.empty(); }

  // The first tick at which a flow has all its bytes. REQUIRES: !empty().
  std::uint64_t NextEnd() const {
    const std::uint64_t missing = ends_.front().level > level_ ? ends_.front().level - level_ : 0;
    return time_ + (missing * ends_.size() + rate_ - 1) / rate_;
  }

  // Whether a flow has ended; then takes it out. The caller asks again.
  bool TakeEnded(std::uint64_t now, std::uint32_t& label) {
    Advance(now);
    if (ends_.empty() || ends_.front().level > level_) return false;
    label = ends_.front().label;
    const End last = ends_.back();
    ends_.pop_back();
    if (ends_.empty()) {
      level_ = 0;
    } else {
      SiftDown(last);
    }
    return true;
  }

 private:
  struct End {
    std::uint64_t level;
    std::uint32_t label;
  };

  void Advance(std::uint64_t now) {
    if (!ends_.empty()) level_ += (now - time_) * rate_ / ends_.size();
    time_ = now;
  }

  void SiftDown(const End& end) {
    std::size_t place = 0;
    for (;;) {
      const std::size_t first = 4 * place + 1;
      if (first >= ends_.size()) break;
      std::size_t earliest = first;
      for (std::size_t i = first + 1; i < std::min(first + 4, ends_.size()); ++i) {
        if (ends_[i].level < ends_[earliest].level) earliest = i;
      }
      if (end.level <= ends_[earliest].level) break;
      ends_[place] = ends_[earliest];
      place = earliest;
    }
    ends_[place] = end;
  }

  const std::uint64_t rate_;  // units a tick
  std::uint64_t time_ = 0;
  std::uint64_t level_ = 0;
  std::vector<End> ends_;  // a heap of four children a node
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_VIRTUAL_TIME_LINK_H_
