// File: interfaces.h
//
// The interfaces of BITS, generated from the table of facts: what each is called on the wire, the
// proxies that turn its methods into messages, and the stubs that turn messages into its methods.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_INTERFACES_H_
#define BITSIM_CONFORMANCE_PROTOCOL_INTERFACES_H_

#include <bits.h>

#include <memory>
#include <string>
#include <string_view>

#include "conformance/protocol/peer.h"

namespace conformance::protocol {

// "IBackgroundCopyJob2" or so; empty for an interface that the protocol does not know.
std::string_view InterfaceName(REFIID iid);

// Whether `iid` is that interface or derived from it.
bool IsDerivedFrom(REFIID iid, REFIID base);

// Null for an interface that the protocol does not know.
std::unique_ptr<RemoteObject> MakeProxy(REFIID iid, Peer& peer, std::string handle);

// Calls the method of the object, a pointer of interface `iid`. IUnknown's are not among them.
// Throws ProtocolError if there is no such method, or if the arguments are not its own.
CallResult Invoke(Peer& peer, IUnknown* object, REFIID iid, std::string_view method,
                  const Json& arguments);

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_INTERFACES_H_
