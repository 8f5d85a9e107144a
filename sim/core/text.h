// File: text.h
//
// An owned, immutable UTF-8 string in eight bytes, for records of which there are millions. Empty
// text allocates nothing. Copy with Text(text.view()).

#ifndef BITSIM_CORE_TEXT_H_
#define BITSIM_CORE_TEXT_H_

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

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

}  // namespace bitsim

#endif  // BITSIM_CORE_TEXT_H_
