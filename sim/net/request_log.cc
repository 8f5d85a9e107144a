#include "sim/net/request_log.h"

#include <algorithm>

namespace bitsim {

// Of the last requests no more are special than there are requests: none is lost too early.
void RequestLog::Add(const ReceivedRequest& request, const std::string_view& path) {
  const std::size_t place = special_count_++ % Origin::kLogSizeMin;
  if (place == special_.size()) {
    special_.push_back(request);
  } else {
    special_[place] = request;
  }
  Add({request.time, &path, static_cast<std::uint32_t>(place),
       static_cast<std::int16_t>(request.status), request.method, /*is_plain=*/false});
}

ReceivedRequest RequestLog::LineOf(const Entry& entry) const {
  if (!entry.is_plain) return special_[entry.place];
  return {.time = entry.time,
          .method = entry.method,
          .status = entry.status,
          .path = *entry.path,
          .range = std::nullopt};
}

std::span<const ReceivedRequest> RequestLog::Lines() const {
  const std::uint64_t first_kept = count_ - entries_.size();
  if (line_count_ < first_kept) {  // some were never seen
    lines_.clear();
    line_count_ = first_kept;
  }
  for (; line_count_ < count_; ++line_count_) {
    if (lines_.size() >= 2 * Origin::kLogSizeMin) {
      lines_.erase(lines_.begin(),
                   lines_.begin() + static_cast<std::ptrdiff_t>(Origin::kLogSizeMin));
    }
    lines_.push_back(LineOf(entries_[line_count_ % Origin::kLogSizeMin]));
  }
  return lines_;
}

}  // namespace bitsim
