// File: compact_vector.h
//
// A vector in sixteen bytes, for records of which there are millions. It grows and shrinks at its
// end only; elements have a default constructor and are moved.

#ifndef BITSIM_CORE_COMPACT_VECTOR_H_
#define BITSIM_CORE_COMPACT_VECTOR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace bitsim {

template <class Element>
class CompactVector {
 public:
  CompactVector() = default;
  CompactVector(CompactVector&& other) noexcept { *this = std::move(other); }
  CompactVector& operator=(CompactVector&& other) noexcept {
    elements_ = std::move(other.elements_);
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, 0);
    return *this;
  }
  ~CompactVector() = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Element& operator[](std::size_t index) { return elements_[index]; }
  const Element& operator[](std::size_t index) const { return elements_[index]; }
  Element& back() { return elements_[size_ - 1]; }
  Element* begin() { return elements_.get(); }
  Element* end() { return elements_.get() + size_; }
  const Element* begin() const { return elements_.get(); }
  const Element* end() const { return elements_.get() + size_; }

  // Adds an element as its default constructor makes it.
  Element& Append() {
    if (size_ == capacity_) Grow();
    return elements_[size_++];
  }
  // REQUIRES: not empty.
  void RemoveLast() { elements_[--size_] = Element(); }

 private:
  void Grow() {
    const std::uint32_t capacity = std::max(2 * capacity_, std::uint32_t{1});
    auto elements = std::make_unique<Element[]>(capacity);
    std::move(begin(), end(), elements.get());
    elements_ = std::move(elements);
    capacity_ = capacity;
  }

  std::unique_ptr<Element[]> elements_;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_COMPACT_VECTOR_H_
