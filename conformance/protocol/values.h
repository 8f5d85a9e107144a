// File: values.h
//
// How the values of COM look in JSON. A codec is a type with two functions:
//
//   Json Encode(value)             what goes into a message
//   Value Decode(json, memory)     and back; throws ProtocolError
//
//   Hresult     "0x80200002"                        Guid   "4991d34b-80a1-4291-83b6-3328366b9097"
//   Number<T>   3, also for enumerations            Bool   true
//   Text        "http://origin.test/a", or null     Time   100 ns ticks since 1601, a number
//
// The codecs of the structures of BITS are generated from the table of facts: bits_codecs.h.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_VALUES_H_
#define BITSIM_CONFORMANCE_PROTOCOL_VALUES_H_

#include <bits.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "conformance/protocol/message.h"

namespace conformance::protocol {

// Between UTF-8 and the wide strings of this platform. Half a surrogate pair becomes U+FFFD.
std::string ToUtf8(std::wstring_view text);
// REQUIRES: valid UTF-8, as every string of a parsed message is.
std::wstring FromUtf8(std::string_view text);

// Where decoded texts and arrays live.
class Memory {
 public:
  virtual ~Memory() = default;
  virtual void* Allocate(std::size_t size_bytes) = 0;
  wchar_t* Text(std::wstring_view text);
  template <class Value>
  Value* Array(const std::vector<Value>& values) {
    auto* const array = static_cast<Value*>(Allocate(values.size() * sizeof(Value)));
    std::uninitialized_copy(values.begin(), values.end(), array);
    return array;
  }
};

// For arguments: as long as the call.
class CallMemory final : public Memory {
 public:
  void* Allocate(std::size_t size_bytes) override;

 private:
  std::deque<std::unique_ptr<std::max_align_t[]>> blocks_;
};

// For results: the caller frees them with CoTaskMemFree.
class TaskMemory final : public Memory {
 public:
  void* Allocate(std::size_t size_bytes) override;
};

struct Hresult {
  using Value = HRESULT;
  static Json Encode(HRESULT result);
  static HRESULT Decode(const Json& json, Memory& memory);
};

struct Guid {
  using Value = GUID;
  static Json Encode(const GUID& guid);
  static GUID Decode(const Json& json, Memory& memory);
};

struct Bool {
  using Value = BOOL;
  static Json Encode(BOOL value) { return value != FALSE; }
  static BOOL Decode(const Json& json, Memory& memory);
};

struct Text {
  using Value = LPWSTR;
  static Json Encode(const WCHAR* text);
  static LPWSTR Decode(const Json& json, Memory& memory);
};

struct Time {
  using Value = FILETIME;
  static Json Encode(const FILETIME& time);
  static FILETIME Decode(const Json& json, Memory& memory);
};

std::uint64_t DecodeUnsigned(const Json& json, std::uint64_t max);

template <class Type>
struct Number {
  using Value = Type;
  static Json Encode(Type value) { return static_cast<std::uint64_t>(Unsigned(value)); }
  static Type Decode(const Json& json, Memory&) {
    return static_cast<Type>(DecodeUnsigned(json, std::numeric_limits<Unsigned>::max()));
  }

 private:
  // An enumeration has 32 bits, and a wrong one may have any of them.
  using Unsigned = std::conditional_t<std::is_enum_v<Type>, std::uint32_t, Type>;
};

// Two hexadecimal digits a byte; null for NULL.
Json EncodeBytes(const BYTE* bytes, std::size_t count);
std::vector<BYTE> DecodeBytes(const Json& json);

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_VALUES_H_
