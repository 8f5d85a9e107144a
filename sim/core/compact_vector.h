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
    std::swap(elements_, other.elements_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~CompactVector() {
    std::destroy_n(elements_, size_);
    if (elements_ != nullptr) std::allocator<Element>().deallocate(elements_, capacity_);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Element& operator[](std::size_t index) { return elements_[index]; }
  const Element& operator[](std::size_t index) const { return elements_[index]; }
  Element& back() { return elements_[size_ - 1]; }
  Element* begin() { return elements_; }
  Element* end() { return elements_ + size_; }
  const Element* begin() const { return elements_; }
  const Element* end() const { return elements_ + size_; }

  // Adds an element as its default constructor makes it.
  Element& Append() {
    if (size_ == capacity_) Grow();
    return *std::construct_at(elements_ + size_++);
  }
  // REQUIRES: not empty.
  void RemoveLast() { std::destroy_at(elements_ + --size_); }

 private:
  void Grow() {
    CompactVector larger;
    larger.capacity_ = std::max(2 * capacity_, std::uint32_t{1});
    larger.elements_ = std::allocator<Element>().allocate(larger.capacity_);
    std::uninitialized_move_n(elements_, size_, larger.elements_);
    larger.size_ = size_;
    *this = std::move(larger);
  }

  // Not an array of new[], which keeps a length of its own before the elements.
  Element* elements_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_COMPACT_VECTOR_H_
