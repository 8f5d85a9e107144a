// File: text.h
//
// UTF-8 strings for records of which there are millions.
//
// A Text is an owned, immutable string in eight bytes. Texts are several, in one block:
//
//   Texts<2> names;
//   names.Set(0, "display name");
//   names.Set(1, "description");
//   assert(names[0] == "display name");
//
// Empty text allocates nothing. Copy with Text(text.view()).

#ifndef BITSIM_CORE_TEXT_H_
#define BITSIM_CORE_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace bitsim {

class Text {
 public:
  Text() = default;
  explicit Text(std::string_view text) {
    if (text.empty()) return;
    const auto size = static_cast<std::uint32_t>(text.size());
    bytes_ = std::make_unique_for_overwrite<char[]>(sizeof size + size);
    std::memcpy(bytes_.get(), &size, sizeof size);
    std::memcpy(bytes_.get() + sizeof size, text.data(), size);
  }

  std::string_view view() const {
    if (bytes_ == nullptr) return {};
    std::uint32_t size = 0;
    std::memcpy(&size, bytes_.get(), sizeof size);
    return {bytes_.get() + sizeof size, size};
  }
  bool empty() const { return bytes_ == nullptr; }

 private:
  std::unique_ptr<char[]> bytes_;
};

// So many strings that are set at most now and then. Each stands behind its length, which takes
// seven bits a byte: the lengths of most names take one byte each.
template <std::size_t kCount>
class Texts {
 public:
  Texts() = default;
  explicit Texts(const std::array<std::string_view, kCount>& texts) { Assign(texts); }

  // REQUIRES: which < kCount. Valid until the next change.
  std::string_view operator[](std::size_t which) const {
    if (bytes_ == nullptr) return {};
    const char* at = bytes_.get();
    std::string_view text = TakeText(at);
    while (which-- > 0) text = TakeText(at);
    return text;
  }

  // `text` may be a part of what is here.
  void Set(std::size_t which, std::string_view text) {
    std::array<std::string_view, kCount> texts = All();
    texts[which] = text;
    Assign(texts);
  }

 private:
  static constexpr unsigned kLengthBits = 7;
  static constexpr std::size_t kMoreFollows = std::size_t{1} << kLengthBits;

  std::array<std::string_view, kCount> All() const {
    std::array<std::string_view, kCount> texts;
    const char* at = bytes_.get();
    if (at == nullptr) return texts;
    for (std::string_view& text : texts) text = TakeText(at);
    return texts;
  }

  void Assign(const std::array<std::string_view, kCount>& texts) {
    std::size_t size = 0;
    bool are_empty = true;
    for (const std::string_view text : texts) {
      size += LengthSize(text.size()) + text.size();
      are_empty = are_empty && text.empty();
    }
    auto bytes = are_empty ? nullptr : std::make_unique_for_overwrite<char[]>(size);
    if (char* at = bytes.get(); at != nullptr) {
      for (const std::string_view text : texts) at = Write(at, text);
    }
    bytes_ = std::move(bytes);
  }

  static std::size_t LengthSize(std::size_t length) {
    std::size_t size = 1;
    for (; length >= kMoreFollows; length >>= kLengthBits) ++size;
    return size;
  }

  static char* Write(char* at, std::string_view text) {
    std::size_t length = text.size();
    for (; length >= kMoreFollows; length >>= kLengthBits) {
      *at++ = static_cast<char>(length | kMoreFollows);
    }
    *at++ = static_cast<char>(length);
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return at + text.size();
  }

  // Moves `at` behind it.
  static std::string_view TakeText(const char*& at) {
    std::size_t length = 0;
    for (unsigned shift = 0;; shift += kLengthBits) {
      const auto byte = static_cast<unsigned char>(*at++);
      length |= (byte & (kMoreFollows - 1)) << shift;
      if (byte < kMoreFollows) break;
    }
    const std::string_view text(at, length);
    at += length;
    return text;
  }

  std::unique_ptr<char[]> bytes_;  // null: all are empty
};

}  // namespace bitsim

#endif  // BITSIM_CORE_TEXT_H_
