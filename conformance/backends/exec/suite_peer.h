// File: suite_peer.h
//
// The objects of a conversation, at the suite's end: proxies of what the testee has, and names for
// what the tests have (their callbacks, mostly), whose methods the testee calls.
//
// A test may do anything with its pointers, also release them once too often: proxies are kept
// until the end, and only their names are given back when nobody has them any more.
//
// Threads: as Conversation.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_SUITE_PEER_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_SUITE_PEER_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/backends/exec/conversation.h"
#include "conformance/protocol/peer.h"

namespace conformance::exec {

class SuitePeer final : public protocol::Peer {
 public:
  // Everything that is sent goes through `conversation`, which must outlive the calls.
  explicit SuitePeer(Conversation& conversation) : conversation_(conversation) {}

  protocol::CallResult Call(protocol::RemoteObject& object, std::string_view method,
                            Json arguments) override;
  HRESULT Misunderstood(const protocol::ProtocolError& error) override;
  HRESULT QueryInterface(protocol::RemoteObject& object, REFIID iid, void** found) override;
  ULONG AddRef(protocol::RemoteObject& object) override;
  ULONG Release(protocol::RemoteObject& object) override;
  Json ToHandle(IUnknown* pointer, REFIID iid, Passing passing) override;
  IUnknown* FromHandle(const Json& handle, REFIID iid, Passing passing) override;
  void EndLoan(IUnknown* pointer) override;

  // Calls a method of a test's object; the reply to that callback.
  Json CallClient(std::string_view handle, std::string_view method, const Json& arguments);
  // Adds the names that nobody has any more to a message.
  void AddReleases(Json& message);

 private:
  struct ClientObject {
    IUnknown* pointer;
    GUID iid;
  };

  const ClientObject& FindClient(std::string_view handle) const;
  Json CallUnknown(const ClientObject& object, std::string_view method, const Json& arguments);

  Conversation& conversation_;
  // By name and interface: one object has a proxy for each interface that it was asked for.
  std::map<std::pair<std::string, std::string>, std::unique_ptr<protocol::RemoteObject>> proxies_;
  std::map<IUnknown*, protocol::RemoteObject*> by_pointer_;
  std::vector<ClientObject> clients_;  // the first is "c1"
  Json releases_ = Json::object();     // how many references of which name
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_SUITE_PEER_H_
