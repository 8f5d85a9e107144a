#include "conformance/protocol/outgoing_call.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace conformance::protocol {

HRESULT OutgoingCall::Do() {
  answer_ = object_.peer().Call(object_, method_, std::move(arguments_));
  for (const auto& [name, value] : answer_.out.items()) {
    if (std::find(known_results_.begin(), known_results_.end(), name) == known_results_.end()) {
      throw ProtocolError(std::string(method_) + " gave an unknown result, '" + Shown(name) + "'");
    }
  }
  return answer_.result;
}

const Json* OutgoingCall::Sent(const char* name, const void* pointer) const {
  if (pointer == nullptr) return nullptr;
  const auto found = answer_.out.find(name);
  if (found != answer_.out.end()) return &*found;
  if (SUCCEEDED(answer_.result)) {
    throw ProtocolError(std::string(method_) + " succeeded and did not give '" + name + "'");
  }
  return nullptr;
}

void OutgoingCall::BytesResult(const char* name, BYTE** bytes, const char* length) {
  const Json* const json = Sent(name, bytes);
  if (json == nullptr) return;
  *bytes = nullptr;
  if (json->is_null()) return;
  const std::vector<BYTE> decoded = DecodeBytes(*json);
  CheckLength(name, decoded.size(), length);
  TaskMemory memory;
  *bytes = memory.Array(decoded);
}

void OutgoingCall::PropertyResult(const char* name, BITS_JOB_PROPERTY_ID id,
                                  BITS_JOB_PROPERTY_VALUE* value) {
  if (const Json* json = Sent(name, value)) *value = DecodeJobProperty(id, *json);
}

void OutgoingCall::CheckLength(const char* name, std::size_t count, const char* length) const {
  std::uint64_t told = 0;
  if (std::isdigit(static_cast<unsigned char>(*length)) != 0) {
    told = std::stoull(length);
  } else {
    const auto found = answer_.out.find(length);
    if (found == answer_.out.end()) return;  // the client did not ask
    told = DecodeUnsigned(*found, UINT64_MAX);
  }
  if (told == count) return;
  throw ProtocolError("'" + std::string(name) + "' of " + std::string(method_) + " has " +
                      std::to_string(count) + " elements, and is told to have " +
                      std::to_string(told));
}

void OutgoingCall::CheckCount(const char* name, const Json& json, std::size_t count_max) const {
  if (json.is_array() && json.size() <= count_max) return;
  throw ProtocolError("'" + std::string(name) + "' of " + std::string(method_) +
                      " is not an array of at most " + std::to_string(count_max));
}

}  // namespace conformance::protocol
