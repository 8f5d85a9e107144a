// File: recording_peer.h
//
// For tests: an end of a connection whose other end gives prepared results. A stub that calls one
// of its proxies turns a message into a call and the call into a message again.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_RECORDING_PEER_H_
#define BITSIM_CONFORMANCE_PROTOCOL_RECORDING_PEER_H_

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "conformance/protocol/interfaces.h"
#include "conformance/protocol/peer.h"

namespace conformance::protocol {

class RecordingPeer final : public Peer {
 public:
  // The last call, and what it gives.
  std::string method;
  Json arguments;
  CallResult answer;

  // An object of the other end.
  IUnknown* Object(REFIID iid, const std::string& name = "s1") {
    return FromHandle(name, iid, Passing::kGiven);
  }

  CallResult Call(RemoteObject&, std::string_view name, Json its_arguments) override {
    method = name;
    arguments = std::move(its_arguments);
    return answer;
  }
  HRESULT Misunderstood(const ProtocolError& error) override { throw ProtocolError(error); }
  HRESULT QueryInterface(RemoteObject&, REFIID, void**) override { return E_NOINTERFACE; }
  ULONG AddRef(RemoteObject& object) override { return ++object.references; }
  ULONG Release(RemoteObject& object) override { return --object.references; }
  Json ToHandle(IUnknown* pointer, REFIID, Passing) override {
    return pointer == nullptr ? Json(nullptr)
                              : Json(dynamic_cast<RemoteObject&>(*pointer).handle());
  }
  IUnknown* FromHandle(const Json& handle, REFIID iid, Passing) override {
    if (handle.is_null()) return nullptr;
    if (!handle.is_string()) throw ProtocolError("the name of an object is not a text");
    auto& proxy = proxies_[{handle.get<std::string>(), std::string(InterfaceName(iid))}];
    if (proxy == nullptr) proxy = MakeProxy(iid, *this, handle.get<std::string>());
    ++proxy->references;
    return proxy->unknown();
  }
  void EndLoan(IUnknown* pointer) override { pointer->Release(); }

 private:
  std::map<std::pair<std::string, std::string>, std::unique_ptr<RemoteObject>> proxies_;
};

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_RECORDING_PEER_H_
