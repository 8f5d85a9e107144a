#include "sim/net/end_heap.h"

#include <algorithm>

namespace bitsim {

void EndHeap::Push(const End& end) {
  std::size_t place = ends_.size();
  ends_.push_back(end);
  while (place > 0) {
    const std::size_t parent = (place - 1) / kChildCount;
    if (ends_[parent].key <= end.key) break;
    ends_[place] = ends_[parent];
    place = parent;
  }
  ends_[place] = end;
}

void EndHeap::Pop() {
  const End last = ends_.back();
  ends_.pop_back();
  if (!ends_.empty()) SiftDown(0, last);
}

// Puts `end` in the place or below it, whatever stood there.
void EndHeap::SiftDown(std::size_t place, const End& end) {
  for (;;) {
    const std::size_t first_child = place * kChildCount + 1;
    if (first_child >= ends_.size()) break;
    const std::size_t children_end = std::min(first_child + kChildCount, ends_.size());
    std::size_t earliest = first_child;
    for (std::size_t child = first_child + 1; child < children_end; ++child) {
      if (ends_[child].key < ends_[earliest].key) earliest = child;
    }
    if (end.key <= ends_[earliest].key) break;
    ends_[place] = ends_[earliest];
    place = earliest;
  }
  ends_[place] = end;
}

void EndHeap::Restore() {
  for (std::size_t place = ends_.size(); place-- > 0;) SiftDown(place, End(ends_[place]));
}

}  // namespace bitsim
