#include "conformance/backends/exec/suite_peer.h"

#include <algorithm>
#include <charconv>

#include "conformance/protocol/interfaces.h"
#include "conformance/protocol/values.h"

namespace conformance::exec {

using protocol::CallMemory;
using protocol::CallResult;
using protocol::Fields;
using protocol::ProtocolError;
using protocol::RemoteObject;

namespace {

constexpr std::size_t kHandleLengthMax = 64;

void CheckHandle(const std::string& handle) {
  const bool is_plain = std::all_of(handle.begin(), handle.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
  const bool is_named = handle.starts_with('s') || handle.starts_with('c');
  if (is_plain && is_named && handle.size() <= kHandleLengthMax) return;
  throw ProtocolError("'" + protocol::Shown(handle) + "' is no name of an object");
}

}  // namespace

CallResult SuitePeer::Call(RemoteObject& object, std::string_view method, Json arguments) {
  const Json answer = conversation_.Call(
      {{"call", method}, {"object", object.handle()}, {"args", std::move(arguments)}});
  const Fields fields(answer, "the answer", {"id", "result", "out"});
  CallMemory memory;
  CallResult result{.result = protocol::Hresult::Decode(fields.Get("result"), memory)};
  if (fields.Has("out")) result.out = fields.Get("out");
  if (!result.out.is_object()) fields.Complain("out", "is not an object");
  return result;
}

HRESULT SuitePeer::Misunderstood(const ProtocolError& error) {
  conversation_.Break(ServiceDied(ServiceDied::How::kEnded,
                                  std::string("the testee broke the protocol: ") + error.what()));
}

HRESULT SuitePeer::QueryInterface(RemoteObject& object, REFIID iid, void** found) {
  if (found == nullptr) return E_POINTER;
  *found = nullptr;
  if (protocol::InterfaceName(iid).empty()) return E_NOINTERFACE;
  try {
    const CallResult answer =
        Call(object, "IUnknown.QueryInterface", {{"iid", protocol::Guid::Encode(iid)}});
    const Fields out(answer.out, "'out'", {"object"});
    if (FAILED(answer.result)) return answer.result;
    *found = FromHandle(out.Get("object"), iid, Passing::kGiven);
    return answer.result;
  } catch (const ProtocolError& error) {
    return Misunderstood(error);
  }
}

ULONG SuitePeer::AddRef(RemoteObject& object) { return ++object.references; }

ULONG SuitePeer::Release(RemoteObject& object) {
  if (object.references == 0) return 0;
  if (--object.references == 0 && object.received > 0) {
    Json& count = releases_[object.handle()];
    count = std::exchange(object.received, 0) + (count.is_null() ? 0 : count.get<std::uint64_t>());
  }
  return object.references;
}

Json SuitePeer::ToHandle(IUnknown* pointer, REFIID iid, Passing) {
  if (pointer == nullptr) return nullptr;
  const auto proxy = by_pointer_.find(pointer);
  if (proxy != by_pointer_.end()) return proxy->second->handle();
  const auto known = std::find_if(clients_.begin(), clients_.end(), [&](const ClientObject& c) {
    return c.pointer == pointer && c.iid == iid;
  });
  const auto index = known - clients_.begin();
  if (known == clients_.end()) clients_.push_back({pointer, iid});
  return "c" + std::to_string(index + 1);
}

IUnknown* SuitePeer::FromHandle(const Json& handle, REFIID iid, Passing) {
  if (handle.is_null()) return nullptr;
  if (!handle.is_string()) throw ProtocolError("the name of an object is not a text");
  const std::string name = handle.get<std::string>();
  CheckHandle(name);
  if (name.starts_with('c')) {
    const ClientObject& client = FindClient(name);
    if (!protocol::IsDerivedFrom(client.iid, iid)) {
      throw ProtocolError("'" + name + "' is no " + std::string(protocol::InterfaceName(iid)));
    }
    return client.pointer;
  }
  auto& proxy = proxies_[{name, std::string(protocol::InterfaceName(iid))}];
  if (proxy == nullptr) {
    proxy = protocol::MakeProxy(iid, *this, name);
    by_pointer_[proxy->unknown()] = proxy.get();
  }
  ++proxy->references;
  ++proxy->received;
  return proxy->unknown();
}

// Of a service's object: it came with a reference, lent or not.
void SuitePeer::EndLoan(IUnknown* pointer) {
  const auto proxy = by_pointer_.find(pointer);
  if (proxy != by_pointer_.end()) Release(*proxy->second);
}

const SuitePeer::ClientObject& SuitePeer::FindClient(std::string_view handle) const {
  std::size_t number = 0;
  const char* const end = handle.data() + handle.size();
  const auto parsed = handle.empty() ? std::from_chars_result{end, std::errc::invalid_argument}
                                     : std::from_chars(handle.data() + 1, end, number);
  const bool is_number = handle.starts_with('c') && parsed.ec == std::errc() && parsed.ptr == end;
  if (is_number && number >= 1 && number <= clients_.size()) return clients_[number - 1];
  throw ProtocolError("no client has an object '" + protocol::Shown(handle) + "'");
}

Json SuitePeer::CallClient(std::string_view handle, std::string_view method,
                           const Json& arguments) {
  const ClientObject object = FindClient(handle);
  CallResult answer;
  try {
    if (method.starts_with("IUnknown.")) return CallUnknown(object, method, arguments);
    answer = protocol::Invoke(*this, object.pointer, object.iid, method, arguments);
  } catch (const ProtocolError&) {
    throw;
  } catch (const CallbackAbandoned&) {
    throw;
  } catch (...) {  // as COM answers for a client that threw
    answer.result = RPC_E_SERVERFAULT;
  }
  return {{"result", protocol::Hresult::Encode(answer.result)}, {"out", answer.out}};
}

Json SuitePeer::CallUnknown(const ClientObject& object, std::string_view method,
                            const Json& arguments) {
  HRESULT result = S_OK;
  Json out;
  if (method == "IUnknown.QueryInterface") {
    const Fields fields(arguments, "the arguments of QueryInterface", {"iid"});
    CallMemory memory;
    const GUID iid = protocol::Guid::Decode(fields.Get("iid"), memory);
    void* found = nullptr;
    result = object.pointer->QueryInterface(iid, &found);
    out["object"] = ToHandle(static_cast<IUnknown*>(found), iid, Passing::kGiven);
  } else if (method == "IUnknown.AddRef" || method == "IUnknown.Release") {
    const Fields no_fields(arguments, "the arguments of " + std::string(method), {});
    out["count"] =
        method == "IUnknown.AddRef" ? object.pointer->AddRef() : object.pointer->Release();
  } else {
    throw ProtocolError("there is no method '" + protocol::Shown(method) + "'");
  }
  return {{"result", protocol::Hresult::Encode(result)}, {"out", out}};
}

void SuitePeer::AddReleases(Json& message) {
  if (!releases_.empty()) message["release"] = std::exchange(releases_, Json::object());
}

}  // namespace conformance::exec
