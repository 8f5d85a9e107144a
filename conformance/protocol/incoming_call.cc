#include "conformance/protocol/incoming_call.h"

namespace conformance::protocol {

IncomingCall::IncomingCall(Peer& peer, std::string_view method, const Json& arguments)
    : peer_(peer), method_(method), arguments_(arguments) {
  if (!arguments.is_object()) throw ProtocolError("the arguments of " + method_ + " are no object");
}

IncomingCall::~IncomingCall() {
  for (IUnknown* const pointer : borrowed_) peer_.EndLoan(pointer);
}

const Json& IncomingCall::Argument(const char* name) {
  const auto found = arguments_.find(name);
  if (found == arguments_.end()) {
    throw ProtocolError(method_ + " lacks its argument '" + name + "'");
  }
  taken_.insert(name);
  return *found;
}

bool IncomingCall::Wants(const char* name) {
  const auto found = arguments_.find(name);
  if (found == arguments_.end()) return true;
  if (!found->is_null()) {
    throw ProtocolError("'" + std::string(name) + "' is a result of " + method_ +
                        " and no argument");
  }
  taken_.insert(name);
  return false;
}

void IncomingCall::CheckArguments() const {
  for (const auto& [name, value] : arguments_.items()) {
    if (!taken_.contains(name)) {
      throw ProtocolError(method_ + " has no argument '" + Shown(name) + "'");
    }
  }
}

BYTE* IncomingCall::InBytes(const char* name, std::size_t count) {
  const Json& json = Argument(name);
  if (json.is_null()) return nullptr;
  const std::vector<BYTE> bytes = DecodeBytes(json);
  CheckCount(name, bytes.size(), count);
  return memory_.Array(bytes);
}

IUnknown* IncomingCall::Borrow(const char* name, REFIID iid) {
  IUnknown* const pointer = peer_.FromHandle(Argument(name), iid, Peer::Passing::kLent);
  if (pointer != nullptr) borrowed_.push_back(pointer);
  return pointer;
}

void IncomingCall::CheckCount(const char* name, std::size_t count, std::size_t expected) const {
  if (count == expected) return;
  throw ProtocolError("'" + std::string(name) + "' of " + method_ + " has " +
                      std::to_string(count) + " elements and should have " +
                      std::to_string(expected));
}

}  // namespace conformance::protocol
