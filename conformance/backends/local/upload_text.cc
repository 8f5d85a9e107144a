#include "conformance/backends/local/upload_text.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace conformance {
namespace {

using Type = UploadPacket::Type;

constexpr std::string_view kProtocol = "{7df0354d-249b-430f-820d-3d2a9bef4931}";

struct NamedType {
  std::string_view name;
  Type type;
};
constexpr std::array kTypes = {
    NamedType{"Ping", Type::kPing}, NamedType{"Create-Session", Type::kCreateSession},
    NamedType{"Fragment", Type::kFragment}, NamedType{"Close-Session", Type::kCloseSession},
    NamedType{"Cancel-Session", Type::kCancelSession}};

bool IsSame(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (small(a[i]) != small(b[i])) return false;
  }
  return true;
}

bool OffersOurProtocol(std::string_view protocols) {
  for (std::size_t i = 0; i + kProtocol.size() <= protocols.size(); ++i) {
    if (IsSame(protocols.substr(i, kProtocol.size()), kProtocol)) return true;
  }
  return false;
}

// Cuts a number off the front of the text.
bool TakeNumber(std::string_view& text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool Take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

// "bytes 100-199/1000"
bool ReadRange(std::string_view range, UploadPacket& packet) {
  constexpr std::string_view kUnit = "bytes ";
  if (!IsSame(range.substr(0, kUnit.size()), kUnit)) return false;
  range.remove_prefix(kUnit.size());
  if (packet.length_bytes == 0) {
    const auto slash = range.find('/');
    if (slash == std::string_view::npos) return false;
    range.remove_prefix(slash + 1);
    return TakeNumber(range, packet.size_bytes) && range.empty() && packet.size_bytes == 0;
  }
  std::uint64_t last_byte = 0;
  return TakeNumber(range, packet.first_byte) && Take(range, '-') && TakeNumber(range, last_byte) &&
         Take(range, '/') && TakeNumber(range, packet.size_bytes) && range.empty() &&
         last_byte < packet.size_bytes && packet.first_byte <= last_byte &&
         last_byte - packet.first_byte + 1 == packet.length_bytes;
}

}  // namespace

std::optional<UploadPacket> ParseUploadPacket(const HttpRequest& request) {
  if (request.method != kUploadMethod) return std::nullopt;
  UploadPacket packet;
  bool is_known = false;
  for (const NamedType& named : kTypes) {
    if (!IsSame(request.Field("bits-packet-type"), named.name)) continue;
    packet.type = named.type;
    is_known = true;
  }
  if (!is_known) return std::nullopt;
  packet.session = request.Field("bits-session-id");
  packet.speaks_our_protocol = OffersOurProtocol(request.Field("bits-supported-protocols"));
  if (packet.type == Type::kFragment) {
    packet.length_bytes = request.content_bytes;
    if (!ReadRange(request.Field("content-range"), packet)) return std::nullopt;
  }
  return packet;
}

ResponsePlan PlanAck(const HttpRequest& request, const UploadAck& ack) {
  std::string fields = "BITS-Packet-Type: Ack\r\n";
  const auto add = [&fields](std::string_view name, std::string_view value) {
    fields.append(name).append(": ").append(value).append("\r\n");
  };
  if (!ack.session.empty()) add("BITS-Session-Id", ack.session);
  if (ack.names_protocol) add("BITS-Protocol", kProtocol);
  if (ack.received_bytes) add("BITS-Received-Content-Range", std::to_string(*ack.received_bytes));
  if (!ack.reply_url.empty()) add("BITS-Reply-URL", ack.reply_url);
  if (ack.error != S_OK) {
    std::array<char, 16> code = {};
    std::snprintf(code.data(), code.size(), "0x%08X", static_cast<unsigned>(ack.error));
    add("BITS-Error-Code", code.data());
    add("BITS-Error-Context", ack.error_is_applications ? "0x7" : "0x5");
  }
  return PlanEmpty(request, ack.status, fields);
}

}  // namespace conformance
