// File: end_heap.h
//
// The ends of flows to come, earliest first. An entry cannot be taken out: it stops counting, and
// goes when it comes up, or when those that do not count are the majority.
//
//   const auto counts = [&](const EndHeap::End& end) { return tickets[end.flow] == end.ticket; };
//   heap.Push({.key = 1000, .flow = 3, .ticket = ++tickets[3]});
//   while (const EndHeap::End* end = heap.Top(counts)) { ...; heap.Pop(); }

#ifndef BITSIM_NET_END_HEAP_H_
#define BITSIM_NET_END_HEAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bitsim {

class EndHeap {
 public:
  __extension__ using Wide = unsigned __int128;

  struct End {
    Wide key;  // a level or a tick, as the owner has it
    std::uint32_t flow;
    std::uint32_t ticket;  // tells this entry from older ones of the same flow
  };

  void Push(const End& end);
  // REQUIRES: not empty.
  void Pop();

  // The earliest entry that counts, or nullptr. Drops those before it.
  template <typename Counts>
  const End* Top(const Counts& counts) {
    while (!ends_.empty() && !counts(ends_.front())) Pop();
    return ends_.empty() ? nullptr : &ends_.front();
  }

  // Drops the entries that do not count, if they are more than those `counting_count` that do.
  template <typename Counts>
  void Trim(const Counts& counts, std::size_t counting_count) {
    if (ends_.size() <= 2 * counting_count + kTrimSizeMin) return;
    std::erase_if(ends_, [&](const End& end) { return !counts(end); });
    Restore();
  }

  void Clear() { ends_.clear(); }
  std::size_t size() const { return ends_.size(); }

 private:
  static constexpr std::size_t kTrimSizeMin = 64;
  static constexpr std::size_t kChildCount = 4;  // a node's children share two cache lines

  void Restore();
  void SiftDown(std::size_t place, const End& end);

  std::vector<End> ends_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_END_HEAP_H_
