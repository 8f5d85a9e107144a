// File: stable_vector.h
//
// A vector that grows by chunks: elements stay where they are, and no more than one chunk is kept in
// reserve.

#ifndef BITSIM_CORE_STABLE_VECTOR_H_
#define BITSIM_CORE_STABLE_VECTOR_H_

#include <cstddef>
#include <memory>
#include <vector>

namespace bitsim {

template <class Element>
class StableVector {
 public:
  std::size_t size() const { return size_; }
  Element& operator[](std::size_t index) { return chunks_[index / kChunkSize][index % kChunkSize]; }
  const Element& operator[](std::size_t index) const {
    return chunks_[index / kChunkSize][index % kChunkSize];
  }

  // Adds an element as its default constructor makes it.
  Element& Append() {
    if (size_ % kChunkSize == 0) chunks_.push_back(std::make_unique<Element[]>(kChunkSize));
    return (*this)[size_++];
  }

 private:
  static constexpr std::size_t kChunkSize = 16;

  std::size_t size_ = 0;
  std::vector<std::unique_ptr<Element[]>> chunks_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_STABLE_VECTOR_H_
