#include "conformance/backends/local/http_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace conformance {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string Lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Cuts the part before the separator off the front of the text.
std::string_view TakeUntil(std::string_view& text, std::string_view separator) {
  const auto end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
  return taken;
}

std::optional<std::uint64_t> ParseNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ByteRange> ParseRange(std::string_view value) {
  constexpr std::string_view kUnit = "bytes=";
  if (!value.starts_with(kUnit)) return std::nullopt;
  value.remove_prefix(kUnit.size());
  const auto first = ParseNumber(Trim(TakeUntil(value, "-")));
  if (!first) return std::nullopt;
  if (Trim(value).empty()) return ByteRange{*first, std::nullopt};
  const auto last = ParseNumber(Trim(value));
  if (!last || *last < *first) return std::nullopt;
  return ByteRange{*first, last};
}

std::string Base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      const auto byte = i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U;
      bits = bits << 8 | byte;
    }
    for (std::size_t j = 0; j < 4; ++j) {
      const bool is_filling = i + j > text.size();
      result += is_filling ? '=' : kDigits[bits >> (18 - 6 * j) & 63];
    }
  }
  return result;
}

// Servers may leave the phrase empty, but some clients want one.
std::string_view Phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 206:
      return "Partial Content";
    case 401:
      return "Unauthorized";
    case 404:
      return "Not Found";
    case 416:
      return "Range Not Satisfiable";
    default:
      return "Scripted Answer";
  }
}

std::string StatusLine(std::string_view version, int status) {
  std::string line(version);
  line.append(std::to_string(status)).append(" ").append(Phrase(status)).append(kLineEnd);
  return line;
}

bool Succeeds(int status) { return status >= 200 && status < 300; }

}  // namespace

std::string_view HttpRequest::Field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<HttpRequest> ParseRequestHead(std::string_view head) {
  std::string_view line = TakeUntil(head, kLineEnd);
  HttpRequest request;
  request.method = TakeUntil(line, " ");
  request.path = TakeUntil(line, " ");
  if (request.path.empty() || request.path.front() != '/' || !line.starts_with("HTTP/1.")) {
    return std::nullopt;
  }
  request.keep_alive = line != "HTTP/1.0";
  while (!head.empty()) {
    std::string_view value = TakeUntil(head, kLineEnd);
    std::string name = Lower(Trim(TakeUntil(value, ":")));
    request.fields.insert_or_assign(std::move(name), std::string(Trim(value)));
  }
  request.range = ParseRange(request.Field("range"));
  request.content_bytes = ParseNumber(request.Field("content-length")).value_or(0);
  if (Lower(request.Field("connection")) == "close") request.keep_alive = false;
  return request;
}

bool MayHave(const HttpRequest& request, const Resource& resource) {
  if (resource.user_name.empty()) return true;
  std::string_view given = request.Field("authorization");
  return Lower(TakeUntil(given, " ")) == "basic" &&
         Trim(given) == Base64(resource.user_name + ":" + resource.password);
}

ResponsePlan PlanEmpty(const HttpRequest& request, int status, std::string_view fields) {
  ResponsePlan plan;
  plan.status = status;
  plan.closes_connection = !request.keep_alive;
  plan.head = StatusLine("HTTP/1.1 ", status);
  plan.head.append(fields).append("Content-Length: 0\r\n");
  if (plan.closes_connection) plan.head.append("Connection: close\r\n");
  plan.head.append(kLineEnd);
  return plan;
}

ResponsePlan PlanChallenge(const HttpRequest& request) {
  return PlanEmpty(request, 401, "WWW-Authenticate: Basic realm=\"bitsim\"\r\n");
}

ResponsePlan PlanResponse(const HttpRequest& request, const Resource* resource,
                          const Answer& answer) {
  ResponsePlan plan;
  plan.status = resource == nullptr && answer.status == 200 ? 404 : answer.status;
  plan.closes_connection = !request.keep_alive;

  std::string fields;
  if (resource != nullptr && Succeeds(plan.status)) {
    plan.body_bytes = resource->size_bytes;
    if (request.range && answer.accepts_ranges && plan.status == 200) {
      if (request.range->first_byte >= resource->size_bytes) {
        plan.status = 416;
        plan.body_bytes = 0;
        fields += "Content-Range: bytes */" + std::to_string(resource->size_bytes) + "\r\n";
      } else {
        plan.status = 206;
        plan.first_byte = request.range->first_byte;
        const std::uint64_t last_byte = std::min(
            request.range->last_byte.value_or(resource->size_bytes - 1), resource->size_bytes - 1);
        plan.body_bytes = last_byte - plan.first_byte + 1;
        if (answer.content_range) {
          fields += "Content-Range: bytes " + std::to_string(plan.first_byte) + "-" +
                    std::to_string(last_byte) + "/" + std::to_string(resource->size_bytes) + "\r\n";
        }
      }
    }
    fields += answer.accepts_ranges ? "Accept-Ranges: bytes\r\n" : "Accept-Ranges: none\r\n";
    if (!resource->etag.empty()) fields += "ETag: " + resource->etag + "\r\n";
    if (!resource->last_modified.empty()) {
      fields += "Last-Modified: " + resource->last_modified + "\r\n";
    }
  }
  if (!answer.location.empty()) fields += "Location: " + answer.location + "\r\n";
  if (answer.http_1_0) plan.closes_connection = true;
  if (answer.content_length) {
    fields += "Content-Length: " + std::to_string(plan.body_bytes) + "\r\n";
  } else {
    plan.closes_connection = true;
  }
  if (plan.closes_connection) fields += "Connection: close\r\n";
  if (request.method == "HEAD") plan.body_bytes = 0;

  plan.head = StatusLine(answer.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ", plan.status);
  plan.head += fields;
  plan.head += kLineEnd;
  return plan;
}

}  // namespace conformance
