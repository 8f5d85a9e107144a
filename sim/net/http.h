// File: http.h
//
// What goes over the network: requests, responses, failures; and who is told.

#ifndef BITSIM_NET_HTTP_H_
#define BITSIM_NET_HTTP_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "bitsim/http.h"
#include "bitsim/trace.h"
#include "sim/net/origin_server.h"
#include "sim/net/reply.h"
#include "sim/net/upload_packet.h"

namespace bitsim {

struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  // UTF-8, "http://origin.test/path?query"; needed until Start returns.
  std::string_view url;
  // Where an earlier request led, perhaps of the same URL: then nobody looks for it. Null: not
  // known.
  OriginServer::Page* page = nullptr;
  // REQUIRES: last_byte >= first_byte.
  std::optional<ByteRange> range;
  // With kBitsPost: what it brings; copied by Start. Null with every other method.
  const UploadPacket* upload = nullptr;
  // Named by the trace events of this exchange.
  TraceSubjectId subject = 0;
  // Null: none, and so nothing to allocate for a plain request.
  std::shared_ptr<const RequestDetails> details = {};
  // The body comes no faster than this; 0: no limit of the client's.
  std::uint64_t bits_per_second_max = 0;
};

enum class NetworkFailure : std::uint8_t {
  kDisconnected,       // there is no network
  kNameNotResolved,    // no such host, or not a URL of this network
  kConnectionRefused,  // the host is there, but nobody listens
  kConnectionReset,    // broken in the middle of a body, the answer's or the request's
  kHostUnreachable,    // no way to the host
  kTimedOut,           // nothing came back
  kInvalidResponse,    // what came back is not HTTP
  kProxyNotResolved,   // no such proxy
  kConnectionClosed,   // by the server, in the middle of a body whose length is known
};

// What ended a body before its time. REQUIRES: end is kReset or kClose.
NetworkFailure FailureOf(BodyEnd end);

const char* NetworkFailureName(NetworkFailure failure);  // "CONNECTION_RESET"

// Told what becomes of the exchanges it started, always from an event, never from within Start,
// Cancel or Network::Cut. It may do anything meanwhile, Start and Cancel included, and may block.
// Each exchange ends with exactly one OnBodyComplete or OnFailure, unless it is cancelled, or
// stalls for ever. When one of those two is called, the exchange's id is stale already.
// With an upload the bytes are those of the request's body that reached the server, all through.
class ExchangeListener {
 public:
  // Once, before any byte of the body arrives.
  virtual void OnResponse(std::uint64_t cookie, const HttpResponse& response) = 0;
  // The whole body is there. Without a body it follows OnResponse at once.
  virtual void OnBodyComplete(std::uint64_t cookie, std::uint64_t bytes_received) = 0;
  // Before or after OnResponse.
  virtual void OnFailure(std::uint64_t cookie, NetworkFailure failure,
                         std::uint64_t bytes_received) = 0;

 protected:
  ~ExchangeListener() = default;
};

class ConnectivityListener {
 public:
  virtual void OnConnected() = 0;
  // In an event of its own, before the exchanges that were in progress fail.
  virtual void OnDisconnected() = 0;

 protected:
  ~ConnectivityListener() = default;
};

}  // namespace bitsim

#endif  // BITSIM_NET_HTTP_H_
