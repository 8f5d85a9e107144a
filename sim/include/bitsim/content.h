// File: content.h
//
// The bytes of a file or of an answer's body: immutable, cheap to copy, of any size. A text; or a
// pattern: bytes made from a seed whenever they are read, so that nothing is stored; or pieces of
// other contents, one after the other.
//
//   const Content page = Content::Text("hello");
//   const Content film = Content::Pattern(std::uint64_t{1} << 50, /*seed=*/7);
//   page.Read(1, 3);        // "ell"
//   film.Read(0, 4096);     // the same bytes in every run and on every platform
//   Content::Pieces({{page, 3, 2}, {page, 0, 2}}).Read(0, 4);   // "lohe"
//
// Thread-compatible.

#ifndef BITSIM_CONTENT_H_
#define BITSIM_CONTENT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bitsim {

struct ContentPiece;

class Content {
 public:
  static constexpr std::uint64_t kSizeBytesMax = std::uint64_t{1} << 63;

  Content() = default;  // no bytes

  static Content Text(std::string text);
  // Byte i depends on the seed and on i only: a shorter pattern of the same seed is the beginning
  // of a longer one. Throws std::invalid_argument if size_bytes exceeds kSizeBytesMax.
  static Content Pattern(std::uint64_t size_bytes, std::uint64_t seed = 0);

  // Where a piece reaches beyond its content there are zeros. Throws std::invalid_argument if all
  // of them together exceed kSizeBytesMax.
  static Content Pieces(const std::vector<ContentPiece>& pieces);

  std::uint64_t size_bytes() const { return size_bytes_; }

  // `length` bytes from `offset`; fewer, or none, where the content ends before.
  std::string Read(std::uint64_t offset, std::uint64_t length) const;

  // Whether both are the same text, the same pattern of the same size, or the same pieces (adjacent
  // ones count as one, and all of a content as the content). A text never equals a pattern,
  // whatever its bytes; all empty contents are equal. Patterns compare in no time.
  friend bool operator==(const Content& a, const Content& b);

 private:
  std::uint64_t size_bytes_ = 0;
  std::uint64_t seed_ = 0;
  std::shared_ptr<const std::string> text_;                  // null: a pattern, or
  std::shared_ptr<const std::vector<ContentPiece>> pieces_;  // if not null, these
};

// `length` bytes of a content from `offset`.
struct ContentPiece {
  Content content;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;

  friend bool operator==(const ContentPiece&, const ContentPiece&) = default;
};

}  // namespace bitsim

#endif  // BITSIM_CONTENT_H_
