// File: request_log.h
//
// What a server writes down of the requests that it gets: the last ones, at least
// Origin::kLogSizeMin. Each request is written down, and few are ever read; so a plain one takes
// 24 bytes, and the lines that users see are made when they ask for them.

#ifndef BITSIM_NET_REQUEST_LOG_H_
#define BITSIM_NET_REQUEST_LOG_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "bitsim/origin.h"

namespace bitsim {

class RequestLog {
 public:
  // One with no range, details or packet. `path` must outlive the log.
  void AddPlain(Instant time, HttpMethod method, int status, const std::string_view& path) {
    Add({time, &path, 0, static_cast<std::int16_t>(status), method, /*is_plain=*/true});
  }
  void Add(const ReceivedRequest& request, const std::string_view& path);

  std::uint64_t count() const { return count_; }
  // Oldest first. Valid until the next call after another request.
  std::span<const ReceivedRequest> Lines() const;

 private:
  struct Entry {
    Instant time;
    const std::string_view* path;
    std::uint32_t place;  // among those that are not plain
    std::int16_t status;
    HttpMethod method;
    bool is_plain;
  };

  void Add(const Entry& entry) {
    if (entries_.size() < Origin::kLogSizeMin) {
      entries_.push_back(entry);
    } else {
      entries_[count_ % Origin::kLogSizeMin] = entry;
    }
    ++count_;
  }
  ReceivedRequest LineOf(const Entry& entry) const;

  std::uint64_t count_ = 0;
  std::vector<Entry> entries_;            // a ring once it is full
  std::vector<ReceivedRequest> special_;  // those that are not plain; the same
  std::uint64_t special_count_ = 0;
  // What users have seen of it.
  mutable std::vector<ReceivedRequest> lines_;
  mutable std::uint64_t line_count_ = 0;  // how many requests had come then
};

}  // namespace bitsim

#endif  // BITSIM_NET_REQUEST_LOG_H_
