#include "conformance/backends/local/http_reader.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace conformance {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::size_t kLongestHeadBytes = std::size_t{64} * 1024;
constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;

}  // namespace

std::optional<std::string> HttpReader::NextHead() {
  std::array<char, 4096> buffer;
  std::size_t end = received_.find(kHeadEnd);
  while (end == std::string::npos) {
    if (received_.size() >= kLongestHeadBytes) return std::nullopt;
    const std::size_t count = socket_.Receive(buffer.data(), buffer.size());
    if (count == 0) return std::nullopt;
    received_.append(buffer.data(), count);
    end = received_.find(kHeadEnd);
  }
  std::string head = received_.substr(0, end);
  received_.erase(0, end + kHeadEnd.size());
  return head;
}

std::uint64_t HttpReader::SkipBody(std::uint64_t limit_bytes) {
  if (received_.empty()) {
    received_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(limit_bytes, kPieceBytes)));
    received_.resize(socket_.Receive(received_.data(), received_.size()));
  }
  const std::uint64_t count = std::min<std::uint64_t>(limit_bytes, received_.size());
  received_.erase(0, static_cast<std::size_t>(count));
  return count;
}

}  // namespace conformance
