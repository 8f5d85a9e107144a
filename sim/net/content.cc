#include "bitsim/content.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace bitsim {
namespace {

// Eight bytes of a pattern (the output function of SplitMix64).
std::uint64_t PatternWord(std::uint64_t seed, std::uint64_t word_index) {
  std::uint64_t word = seed + (word_index + 1) * 0x9e3779b97f4a7c15u;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

}  // namespace

Content Content::Text(std::string text) {
  Content content;
  content.size_bytes_ = text.size();
  content.text_ = std::make_shared<const std::string>(std::move(text));
  return content;
}

Content Content::Pattern(std::uint64_t size_bytes, std::uint64_t seed) {
  if (size_bytes > kSizeBytesMax) {
    throw std::invalid_argument("Content::Pattern: size_bytes is " + std::to_string(size_bytes) +
                                ", more than 2^63");
  }
  Content content;
  content.size_bytes_ = size_bytes;
  content.seed_ = seed;
  return content;
}

Content Content::Pieces(const std::vector<ContentPiece>& pieces) {
  Content content;
  auto merged = std::make_shared<std::vector<ContentPiece>>();
  for (ContentPiece piece : pieces) {
    if (piece.length == 0) continue;
    if (piece.length > kSizeBytesMax - content.size_bytes_) {
      throw std::invalid_argument("Content::Pieces: pieces are more than 2^63 bytes");
    }
    content.size_bytes_ += piece.length;
    const bool is_zeros = piece.offset >= piece.content.size_bytes();
    if (is_zeros) piece = {Content(), 0, piece.length};
    ContentPiece* const last = merged->empty() ? nullptr : &merged->back();
    if (last != nullptr && last->content == piece.content &&
        (is_zeros || last->offset + last->length == piece.offset)) {
      last->length += piece.length;
    } else {
      merged->push_back(std::move(piece));
    }
  }
  if (merged->size() == 1) {
    const ContentPiece& only = merged->front();
    if (only.offset == 0 && only.length == only.content.size_bytes()) return only.content;
  }
  if (!merged->empty()) content.pieces_ = std::move(merged);
  return content;
}

std::string Content::Read(std::uint64_t offset, std::uint64_t length) const {
  if (offset >= size_bytes_) return {};
  length = std::min(length, size_bytes_ - offset);
  if (text_ != nullptr) return text_->substr(offset, length);
  if (pieces_ != nullptr) {
    std::string bytes;
    std::uint64_t start = 0;
    for (const ContentPiece& piece : *pieces_) {
      const std::uint64_t first = std::max(offset, start);
      const std::uint64_t end = std::min(offset + length, start + piece.length);
      if (first < end) {
        bytes += piece.content.Read(piece.offset + (first - start), end - first);
        bytes.resize(end - offset, '\0');  // beyond the content
      }
      start += piece.length;
    }
    return bytes;
  }

  std::string bytes(length, '\0');
  std::uint64_t word = 0;
  for (std::uint64_t i = 0; i < length; ++i) {
    const std::uint64_t position = offset + i;
    if (i == 0 || position % 8 == 0) word = PatternWord(seed_, position / 8);
    bytes[i] = static_cast<char>(word >> (position % 8 * 8) & 0xff);
  }
  return bytes;
}

bool operator==(const Content& a, const Content& b) {
  if (a.size_bytes_ != b.size_bytes_) return false;
  if (a.size_bytes_ == 0) return true;
  if (a.pieces_ != nullptr || b.pieces_ != nullptr) {
    return a.pieces_ == b.pieces_ ||
           (a.pieces_ != nullptr && b.pieces_ != nullptr && *a.pieces_ == *b.pieces_);
  }
  if (a.text_ == nullptr || b.text_ == nullptr) return a.text_ == b.text_ && a.seed_ == b.seed_;
  return a.text_ == b.text_ || *a.text_ == *b.text_;
}

}  // namespace bitsim
