// File: remote_copy.h
//
// What a file's record knows of the remote file: how large it is, and which copy of it was seen.
//
// A copy is known by what servers say of it, its tag and the time of its last change. What is said
// is kept once and has a number, which is that of all files that fetch the same copy.
//
//   RemoteCopies copies;
//   file.remote_copy = copies.NumberOf("\"v1\"", "Mon, 01 Jan 2024 00:00:00 GMT");
//   copies.Of(file).entity_tag;      // "\"v1\""

#ifndef BITSIM_ENGINE_REMOTE_COPY_H_
#define BITSIM_ENGINE_REMOTE_COPY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/name_table.h"
#include "sim/engine/job.h"
#include "sim/net/http.h"

namespace bitsim {

struct RemoteCopy {
  std::string_view entity_tag;      // "": the server does not tell
  std::string_view last_modified;   // as the server writes it; "": it does not tell
  std::optional<WallTime> changed;  // the same as a time; none: it is not one
};

// Owns all copies that were seen; none of them ever moves.
class RemoteCopies {
 public:
  // From 1 on.
  std::uint32_t NumberOf(std::string_view entity_tag, std::string_view last_modified);
  // The copy that was seen last; one of which nothing is known if none was.
  const RemoteCopy& Of(const File& file) const;

 private:
  NameTable<RemoteCopy, ExactNames> copies_;  // by both, with a line break between
  std::string key_;                           // scratch
};

// The size of the remote file, of which a file of ranges is a part.
std::uint64_t RemoteSize(const File& file);

// The headers of the last answer about the file, as far as they are known; "" before the first one.
std::string ResponseHeaders(const File& file, const RemoteCopies& copies);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_REMOTE_COPY_H_
