// File: peer.h
//
// The two ends of a connection, as the generated proxies and stubs see them: what a pointer is
// called on the wire, and how a method of an object at the other end is called.
//
//   a client calls a proxy  ─▶ OutgoingCall ─▶ Peer::Call ═══ line ═══▶ Invoke ─▶ the object
//
// An object is named by a text: "s..." is an object of the service, "c..." one of a client. Every
// "s..." that the testee sends brings one reference; the suite gives them back in `release`. A
// "c..." brings none: the testee calls AddRef and Release of the object itself.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_PEER_H_
#define BITSIM_CONFORMANCE_PROTOCOL_PEER_H_

#include <bits.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/protocol/message.h"

namespace conformance::protocol {

class Peer;

// An object of the other end, as this end has it.
class RemoteObject {
 public:
  RemoteObject(Peer& peer, std::string handle) : peer_(peer), handle_(std::move(handle)) {}
  RemoteObject(const RemoteObject&) = delete;
  RemoteObject& operator=(const RemoteObject&) = delete;
  virtual ~RemoteObject() = default;

  virtual IUnknown* unknown() = 0;
  Peer& peer() { return peer_; }
  const std::string& handle() const { return handle_; }

  ULONG references = 0;  // of those at this end
  ULONG received = 0;    // those that came with the handle

 private:
  Peer& peer_;
  const std::string handle_;
};

struct CallResult {
  HRESULT result = S_OK;
  Json out = Json::object();
};

class Peer {
 public:
  // A pointer in an argument is lent for the call; one in a result brings its reference.
  enum class Passing { kLent, kGiven };

  virtual ~Peer() = default;

  // Calls "IBackgroundCopyJob.AddFile" or so of the object and waits for its end.
  virtual CallResult Call(RemoteObject& object, std::string_view method, Json arguments) = 0;
  // What the other end answered cannot be. Gives what the method returns, or throws.
  virtual HRESULT Misunderstood(const ProtocolError& error) = 0;
  // IUnknown of a proxy.
  virtual HRESULT QueryInterface(RemoteObject& object, REFIID iid, void** found) = 0;
  virtual ULONG AddRef(RemoteObject& object) = 0;
  virtual ULONG Release(RemoteObject& object) = 0;

  // null for NULL.
  virtual Json ToHandle(IUnknown* pointer, REFIID iid, Passing passing) = 0;
  // Throws ProtocolError if there is no object of that name and interface. Whoever gets a pointer
  // that was lent ends the loan when the call is over.
  virtual IUnknown* FromHandle(const Json& handle, REFIID iid, Passing passing) = 0;
  virtual void EndLoan(IUnknown* pointer) = 0;
};

// What every proxy is made of. The end that made it owns it.
template <class Interface>
class Proxy : public Interface, public RemoteObject {
 public:
  using RemoteObject::RemoteObject;

  IUnknown* unknown() override { return this; }
  STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
    return peer().QueryInterface(*this, iid, object);
  }
  STDMETHODIMP_(ULONG) AddRef() override { return peer().AddRef(*this); }
  STDMETHODIMP_(ULONG) Release() override { return peer().Release(*this); }
};

struct GuidLess {
  bool operator()(const GUID& left, const GUID& right) const {
    return std::memcmp(&left, &right, sizeof(GUID)) < 0;
  }
};

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_PEER_H_
