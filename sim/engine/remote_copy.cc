#include "sim/engine/remote_copy.h"

#include "bitsim/trace.h"

namespace bitsim {

std::uint64_t RemoteSize(const File& file) {
  if (file.extras == nullptr || file.extras->ranges.empty()) return file.size_bytes;
  return file.extras->remote_size_bytes;
}

// The record tells the copy as its tag, a line break, and the time of its last change.

std::string_view EntityTagOf(const File& file) {
  const std::string_view version = file.remote_version();
  return version.substr(0, version.find('\n'));
}

std::string_view LastModifiedOf(const File& file) {
  const std::string_view version = file.remote_version();
  return version.substr(version.find('\n') + 1);
}

void NoteCopy(File& file, const HttpResponse& response) {
  const bool is_known = !file.remote_version().empty() && EntityTagOf(file) == response.etag &&
                        LastModifiedOf(file) == response.last_modified;
  if (!is_known) {
    std::string version(response.etag);
    version += '\n';
    version += response.last_modified;
    file.names.Set(File::kRemoteVersion, version);
  }
  const bool has_headers = file.extras != nullptr && !file.extras->response_headers.empty();
  if (has_headers || !response.headers.empty()) {
    file.extras_for_change().response_headers = Text(response.headers);
  }
}

std::string ResponseHeaders(const File& file) {
  if (file.remote_version().empty()) return {};
  std::string headers = "HTTP/1.1 200 OK\r\n";
  if (RemoteSize(file) != BG_SIZE_UNKNOWN) {
    headers += "Content-Length: ";
    FormatDecimal(headers, RemoteSize(file));
    headers += "\r\n";
  }
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) headers.append(name).append(": ").append(value).append("\r\n");
  };
  add("ETag", EntityTagOf(file));
  add("Last-Modified", LastModifiedOf(file));
  return headers.append(file.extras_or_defaults().response_headers.view()).append("\r\n");
}

}  // namespace bitsim
