#include "sim/engine/remote_copy.h"

#include "bitsim/trace.h"
#include "sim/net/http_date.h"

namespace bitsim {

std::uint32_t RemoteCopies::NumberOf(std::string_view entity_tag, std::string_view last_modified) {
  key_.assign(entity_tag).append(1, '\n').append(last_modified);
  auto& entry = copies_.FindOrAdd(key_);
  RemoteCopy& copy = entry.value;
  if (copy.entity_tag.data() == nullptr) {  // a new one
    const std::string_view name = entry.name;
    copy.entity_tag = name.substr(0, entity_tag.size());
    copy.last_modified = name.substr(entity_tag.size() + 1);
    copy.changed = ParseHttpDate(copy.last_modified);
  }
  return copies_.HandleOf(entry).index + 1;
}

const RemoteCopy& RemoteCopies::Of(const File& file) const {
  static constexpr RemoteCopy kNone;
  return file.remote_copy == 0 ? kNone : copies_.Find({file.remote_copy - 1, 0})->value;
}

std::uint64_t RemoteSize(const File& file) {
  if (file.extras == nullptr || file.extras->ranges.empty()) return file.size_bytes;
  return file.extras->remote_size_bytes;
}

std::string ResponseHeaders(const File& file, const RemoteCopies& copies) {
  if (file.remote_copy == 0) return {};
  std::string headers = "HTTP/1.1 200 OK\r\n";
  if (RemoteSize(file) != BG_SIZE_UNKNOWN) {
    headers += "Content-Length: ";
    FormatDecimal(headers, RemoteSize(file));
    headers += "\r\n";
  }
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) headers.append(name).append(": ").append(value).append("\r\n");
  };
  const RemoteCopy& copy = copies.Of(file);
  add("ETag", copy.entity_tag);
  add("Last-Modified", copy.last_modified);
  return headers.append(file.extras_or_defaults().response_headers.view()).append("\r\n");
}

}  // namespace bitsim
