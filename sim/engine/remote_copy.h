// File: remote_copy.h
//
// What a file's record knows of the remote file: how large it is, and which copy of it was seen.
//
// A copy is known by what servers say of it, its tag and the time of its last change. What is said
// once is kept once: the files of a thousand jobs that fetch the same copy all point to it.
//
//   RemoteCopies copies;
//   file.remote_copy = &copies.Find("\"v1\"", "Mon, 01 Jan 2024 00:00:00 GMT");
//   EntityTagOf(file);      // "\"v1\""

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
  const RemoteCopy& Find(std::string_view entity_tag, std::string_view last_modified);

 private:
  NameTable<RemoteCopy, ExactNames> copies_;  // by both, with a line break between
  std::string key_;                           // scratch
};

// The size of the remote file, of which a file of ranges is a part.
std::uint64_t RemoteSize(const File& file);

// Of the copy that was seen last; "": the server did not tell, or none was seen.
inline std::string_view EntityTagOf(const File& file) {
  return file.remote_copy == nullptr ? std::string_view() : file.remote_copy->entity_tag;
}
inline std::string_view LastModifiedOf(const File& file) {
  return file.remote_copy == nullptr ? std::string_view() : file.remote_copy->last_modified;
}

// The headers of the last answer about the file, as far as they are known; "" before the first one.
std::string ResponseHeaders(const File& file);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_REMOTE_COPY_H_
