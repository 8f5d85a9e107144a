// File: testee_peer.h
//
// The objects of a talk at the testee's end: names for those of the service, and proxies of those
// that clients registered.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_PEER_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_PEER_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/protocol/peer.h"

namespace conformance::testee {

using protocol::Json;

class Testee;

class TesteePeer final : public protocol::Peer {
 public:
  struct Local {
    IUnknown* pointer = nullptr;
    GUID iid = {};
    ULONG references = 0;  // as often as the name was sent and not given back
  };

  explicit TesteePeer(Testee& testee) : testee_(testee) {}

  protocol::CallResult Call(protocol::RemoteObject& object, std::string_view method,
                            Json arguments) override;
  HRESULT Misunderstood(const protocol::ProtocolError& error) override;
  HRESULT QueryInterface(protocol::RemoteObject& object, REFIID iid, void** found) override;
  ULONG AddRef(protocol::RemoteObject& object) override;
  ULONG Release(protocol::RemoteObject& object) override;
  Json ToHandle(IUnknown* pointer, REFIID iid, Passing passing) override;
  IUnknown* FromHandle(const Json& handle, REFIID iid, Passing passing) override;
  void EndLoan(IUnknown*) override {}

  // Throws ProtocolError if the service has no object of that name.
  const Local& Find(const std::string& handle) const;
  // Gives back what a message says in `release`.
  void TakeReleases(const protocol::Fields& message);

 private:
  ULONG Count(protocol::RemoteObject& object, std::string_view method);

  Testee& testee_;
  std::map<std::string, Local> locals_;
  std::size_t last_local_ = 0;
  // By name and interface, and by pointer.
  std::map<std::pair<std::string, std::string>, std::unique_ptr<protocol::RemoteObject>> proxies_;
  std::map<IUnknown*, protocol::RemoteObject*> by_pointer_;
};

}  // namespace conformance::testee

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_PEER_H_
