#include "conformance/testees/sim_exec/testee_peer.h"

#include "conformance/protocol/interfaces.h"
#include "conformance/protocol/values.h"
#include "conformance/testees/sim_exec/testee.h"

namespace conformance::testee {

using protocol::CallResult;
using protocol::Fields;
using protocol::ProtocolError;
using protocol::RemoteObject;

CallResult TesteePeer::Call(RemoteObject& object, std::string_view method, Json arguments) {
  const Json reply = testee_.CallBack(
      {{"call", method}, {"object", object.handle()}, {"args", std::move(arguments)}});
  const Fields fields(reply, "the reply", {"reply", "result", "out", "release"});
  protocol::CallMemory memory;
  return {.result = protocol::Hresult::Decode(fields.Get("result"), memory),
          .out = fields.Has("out") ? fields.Get("out") : Json::object()};
}

HRESULT TesteePeer::Misunderstood(const ProtocolError& error) { throw ProtocolError(error); }

HRESULT TesteePeer::QueryInterface(RemoteObject& object, REFIID iid, void** found) {
  if (found == nullptr) return E_POINTER;
  *found = nullptr;
  if (protocol::InterfaceName(iid).empty()) return E_NOINTERFACE;
  const CallResult answer =
      Call(object, "IUnknown.QueryInterface", {{"iid", protocol::Guid::Encode(iid)}});
  const Fields out(answer.out, "'out'", {"object"});
  *found = FromHandle(out.Get("object"), iid, Passing::kGiven);
  return answer.result;
}

ULONG TesteePeer::AddRef(RemoteObject& object) { return Count(object, "IUnknown.AddRef"); }
ULONG TesteePeer::Release(RemoteObject& object) { return Count(object, "IUnknown.Release"); }

ULONG TesteePeer::Count(RemoteObject& object, std::string_view method) {
  const CallResult answer = Call(object, method, Json::object());
  const Fields out(answer.out, "'out'", {"count"});
  return static_cast<ULONG>(out.Unsigned("count", UINT32_MAX));
}

Json TesteePeer::ToHandle(IUnknown* pointer, REFIID iid, Passing passing) {
  if (pointer == nullptr) return nullptr;
  const auto proxy = by_pointer_.find(pointer);
  if (proxy != by_pointer_.end()) return proxy->second->handle();
  if (passing == Passing::kLent) pointer->AddRef();
  for (auto& [handle, local] : locals_) {
    if (local.pointer == pointer && local.iid == iid) {
      ++local.references;
      return handle;
    }
  }
  const std::string handle = "s" + std::to_string(++last_local_);
  locals_[handle] = {.pointer = pointer, .iid = iid, .references = 1};
  return handle;
}

IUnknown* TesteePeer::FromHandle(const Json& handle, REFIID iid, Passing) {
  if (handle.is_null()) return nullptr;
  if (!handle.is_string()) throw ProtocolError("the name of an object is not a text");
  const std::string name = handle.get<std::string>();
  if (!name.starts_with('c')) {
    const Local& local = Find(name);
    if (!protocol::IsDerivedFrom(local.iid, iid)) {
      throw ProtocolError("'" + name + "' is no " + std::string(protocol::InterfaceName(iid)));
    }
    return local.pointer;
  }
  auto& proxy = proxies_[{name, std::string(protocol::InterfaceName(iid))}];
  if (proxy == nullptr) {
    proxy = protocol::MakeProxy(iid, *this, name);
    by_pointer_[proxy->unknown()] = proxy.get();
  }
  return proxy->unknown();
}

const TesteePeer::Local& TesteePeer::Find(const std::string& handle) const {
  const auto found = locals_.find(handle);
  if (found != locals_.end()) return found->second;
  throw ProtocolError("the service has no object '" + protocol::Shown(handle) + "'");
}

void TesteePeer::TakeReleases(const Fields& message) {
  if (!message.Has("release")) return;
  const Json& releases = message.Get("release");
  if (!releases.is_object()) message.Complain("release", "is not an object");
  protocol::CallMemory memory;
  for (const auto& [handle, count] : releases.items()) {
    const auto found = locals_.find(handle);
    if (found == locals_.end()) throw ProtocolError("`release` of an object that is not there");
    ULONG left = protocol::Number<ULONG>::Decode(count, memory);
    if (left > found->second.references) throw ProtocolError("`release` of more than was sent");
    IUnknown* const pointer = found->second.pointer;
    found->second.references -= left;
    if (found->second.references == 0) locals_.erase(found);
    for (; left > 0; --left) pointer->Release();
  }
}

}  // namespace conformance::testee
