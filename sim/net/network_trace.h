// File: network_trace.h
//
// What the network writes into the trace. The subject is the one that the request names.

#ifndef BITSIM_NET_NETWORK_TRACE_H_
#define BITSIM_NET_NETWORK_TRACE_H_

#include <cstdint>
#include <string>

#include "bitsim/trace.h"

namespace bitsim {

void FormatHttpMethod(std::string& out, std::uint64_t method);       // "HEAD"
void FormatNetworkFailure(std::string& out, std::uint64_t failure);  // "CONNECTION_RESET"

// Sent by the machine; the first byte that it asks for.
inline constexpr TraceKind kHttpRequestKind{"http.request", "method", FormatHttpMethod, "from"};
// The headers are there; the length of the body that the server means to send.
inline constexpr TraceKind kHttpResponseKind{"http.response", "status", FormatDecimal, "length"};
// The body is there.
inline constexpr TraceKind kHttpBodyKind{"http.body", "bytes"};
// Either of them will never be; the bytes of the body that arrived.
inline constexpr TraceKind kHttpFailureKind{"http.failure", "failure", FormatNetworkFailure,
                                            "bytes"};
inline constexpr TraceKind kNetworkCutKind{"network.cut"};
inline constexpr TraceKind kNetworkRestoredKind{"network.restored"};
inline constexpr TraceKind kNetworkLinkKind{"network.link", "bits_per_second", FormatDecimal,
                                            "latency", FormatDuration};
// That of one origin; 0: as fast as the machine's.
inline constexpr TraceKind kOriginLinkKind{"network.origin_link", "bits_per_second", FormatDecimal,
                                           "latency", FormatDuration};

}  // namespace bitsim

#endif  // BITSIM_NET_NETWORK_TRACE_H_
