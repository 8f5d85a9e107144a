#include "sim/net/http.h"

#include "sim/net/network_trace.h"

namespace bitsim {

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
  }
  return "UNKNOWN_FAILURE";
}

void FormatHttpMethod(std::string& out, std::uint64_t method) {
  out += static_cast<HttpMethod>(method) == HttpMethod::kHead ? "HEAD" : "GET";
}

void FormatNetworkFailure(std::string& out, std::uint64_t failure) {
  out += NetworkFailureName(static_cast<NetworkFailure>(failure));
}

}  // namespace bitsim
