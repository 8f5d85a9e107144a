// File: outgoing_call.h
//
// One call of a proxy: its arguments on their way out, its results on their way back.
//
//   OutgoingCall call(*this, "IBackgroundCopyJob.GetState");
//   call.Ask("pVal", pVal);
//   const HRESULT result = call.Do();
//   call.Result<Number<BG_JOB_STATE>>("pVal", pVal);
//   return result;
//
// A result that the other end did not send after a failure is left as the client had it.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_OUTGOING_CALL_H_
#define BITSIM_CONFORMANCE_PROTOCOL_OUTGOING_CALL_H_

#include <bits.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/protocol/bits_codecs.h"
#include "conformance/protocol/peer.h"
#include "conformance/protocol/values.h"

namespace conformance::protocol {

class OutgoingCall {
 public:
  OutgoingCall(RemoteObject& object, std::string_view method) : object_(object), method_(method) {}

  template <class Codec, class Value>
  void In(const char* name, const Value& value) {
    arguments_[name] = Codec::Encode(value);
  }
  template <class Codec, class Value>
  void InPointer(const char* name, const Value* value) {
    arguments_[name] = value == nullptr ? Json(nullptr) : Codec::Encode(*value);
  }
  template <class Codec, class Value>
  void InArray(const char* name, const Value* values, std::size_t count) {
    Json& array = arguments_[name] = values == nullptr ? Json(nullptr) : Json::array();
    for (std::size_t i = 0; values != nullptr && i < count; ++i) {
      array.push_back(Codec::Encode(values[i]));
    }
  }
  void InBytes(const char* name, const BYTE* bytes, std::size_t count) {
    arguments_[name] = EncodeBytes(bytes, count);
  }
  void InProperty(const char* name, BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE& value) {
    arguments_[name] = EncodeJobProperty(id, value);
  }
  void InObject(const char* name, IUnknown* pointer, REFIID iid) {
    arguments_[name] = object_.peer().ToHandle(pointer, iid, Peer::Passing::kLent);
  }
  // A pointer for a result: named in the arguments only where it is NULL.
  void Ask(const char* name, const void* pointer) {
    known_results_.emplace_back(name);
    if (pointer == nullptr) arguments_[name] = nullptr;
  }

  HRESULT Do();

  template <class Codec>
  void Result(const char* name, typename Codec::Value* value) {
    if (const Json* json = Sent(name, value)) {
      TaskMemory memory;
      *value = Codec::Decode(*json, memory);
    }
  }
  template <class Codec>
  void ArrayResult(const char* name, typename Codec::Value** values, const char* length) {
    if (const Json* json = Sent(name, values)) {
      TaskMemory memory;
      *values = nullptr;
      if (json->is_null()) return;
      const auto array = DecodeArray<Codec>(*json, memory);
      CheckLength(name, array.size(), length);
      *values = memory.Array(array);
    }
  }
  void BytesResult(const char* name, BYTE** bytes, const char* length);
  void PropertyResult(const char* name, BITS_JOB_PROPERTY_ID id, BITS_JOB_PROPERTY_VALUE* value);
  template <class Interface>
  void ObjectResult(const char* name, Interface** pointer) {
    if (const Json* json = Sent(name, pointer)) *pointer = ToObject<Interface>(*json);
  }
  // As IEnum...::Next gives them: at most `count` pointers, in the client's own array.
  template <class Interface>
  void ObjectResults(const char* name, Interface** pointers, std::size_t count,
                     const char* filled) {
    const Json* const json = Sent(name, pointers);
    if (json == nullptr) return;
    CheckCount(name, *json, count);
    CheckLength(name, json->size(), filled);
    for (const Json& handle : *json) *pointers++ = ToObject<Interface>(handle);
  }

 private:
  // Null if there is no such result. Throws ProtocolError if there should be one.
  const Json* Sent(const char* name, const void* pointer) const;
  // The length of an array is a result of its own, or fixed: a client believes it.
  void CheckLength(const char* name, std::size_t count, const char* length) const;
  void CheckCount(const char* name, const Json& json, std::size_t count_max) const;
  template <class Interface>
  Interface* ToObject(const Json& handle) {
    return static_cast<Interface*>(
        object_.peer().FromHandle(handle, __uuidof(Interface), Peer::Passing::kGiven));
  }

  RemoteObject& object_;
  const std::string_view method_;
  Json arguments_ = Json::object();
  std::vector<std::string> known_results_;
  CallResult answer_;
};

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_OUTGOING_CALL_H_
