// File: remote_copy.h
//
// What a file's record knows of the remote file: how large it is, and which copy of it was seen.

#ifndef BITSIM_ENGINE_REMOTE_COPY_H_
#define BITSIM_ENGINE_REMOTE_COPY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/job.h"
#include "sim/net/http.h"

namespace bitsim {

// The size of the remote file, of which a file of ranges is a part.
std::uint64_t RemoteSize(const File& file);

// Of the copy that was seen last; "": the server did not tell, or none was seen.
std::string_view EntityTagOf(const File& file);
std::string_view LastModifiedOf(const File& file);
void NoteCopy(File& file, const HttpResponse& response);

// The headers of the last answer about the file, as far as they are known; "" before the first one.
std::string ResponseHeaders(const File& file);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_REMOTE_COPY_H_
