#include "sim/net/http.h"

#include "sim/net/network_trace.h"

namespace bitsim {

NetworkFailure FailureOf(BodyEnd end) {
  return end == BodyEnd::kClose ? NetworkFailure::kConnectionClosed
                                : NetworkFailure::kConnectionReset;
}

const char* NetworkFailureName(NetworkFailure failure) {
  switch (failure) {
    case NetworkFailure::kDisconnected:
      return "DISCONNECTED";
    case NetworkFailure::kNameNotResolved:
      return "NAME_NOT_RESOLVED";
    case NetworkFailure::kConnectionRefused:
      return "CONNECTION_REFUSED";
    case NetworkFailure::kConnectionReset:
      return "CONNECTION_RESET";
    case NetworkFailure::kHostUnreachable:
      return "HOST_UNREACHABLE";
    case NetworkFailure::kTimedOut:
      return "TIMED_OUT";
    case NetworkFailure::kInvalidResponse:
      return "INVALID_RESPONSE";
    case NetworkFailure::kProxyNotResolved:
      return "PROXY_NOT_RESOLVED";
    case NetworkFailure::kConnectionClosed:
      return "CONNECTION_CLOSED";
  }
  return "UNKNOWN_FAILURE";
}

void FormatHttpMethod(std::string& out, std::uint64_t method) {
  switch (static_cast<HttpMethod>(method)) {
    case HttpMethod::kHead:
      out += "HEAD";
      return;
    case HttpMethod::kGet:
      out += "GET";
      return;
    case HttpMethod::kOther:
      out += "OTHER";
      return;
    case HttpMethod::kBitsPost:
      out += "BITS_POST";
      return;
  }
  out += "?";
}

void FormatNetworkFailure(std::string& out, std::uint64_t failure) {
  out += NetworkFailureName(static_cast<NetworkFailure>(failure));
}

}  // namespace bitsim
