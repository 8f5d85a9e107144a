// File: message.h
//
// One line of the protocol of docs/runner-contract.md: a JSON object, read strictly.
//
//   const Json message = ParseLine(R"({"id":7,"result":"0x00000000","out":{"pVal":3}})");
//   const Fields fields(message, "the answer", {"id", "result", "out"});
//   fields.Unsigned("id");                          // 7; throws ProtocolError if it is none
//
// What is no such object (no JSON, not UTF-8, a key that stands twice, nested too deep, too long,
// or with a key that nobody knows) is a ProtocolError that says what is wrong; nothing is guessed.

#ifndef BITSIM_CONFORMANCE_PROTOCOL_MESSAGE_H_
#define BITSIM_CONFORMANCE_PROTOCOL_MESSAGE_H_

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace conformance::protocol {

using Json = nlohmann::json;

inline constexpr int kVersion = 1;
inline constexpr std::size_t kLineBytesMax = std::size_t{1} << 20;
inline constexpr int kDepthMax = 16;

class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// `line` is without its end.
Json ParseLine(std::string_view line);
// Without the end of the line. What is not UTF-8 in it becomes U+FFFD.
std::string ToLine(const Json& message);
// For messages to people: printable, and cut where it is long.
std::string Shown(std::string_view line);

// The values of an object by their keys; every key must be one of those that are known. The object
// must outlive this. `what` names it in messages.
class Fields {
 public:
  Fields(const Json& object, std::string what, const std::vector<std::string_view>& known);

  bool Has(std::string_view key) const { return Find(key) != nullptr; }
  // Null if it is not there.
  const Json* Find(std::string_view key) const;
  // These throw if it is not there or of another type.
  const Json& Get(std::string_view key) const;
  std::string Text(std::string_view key) const;
  bool Bool(std::string_view key) const;
  std::uint64_t Unsigned(std::string_view key, std::uint64_t max = UINT64_MAX) const;
  std::int64_t Signed(std::string_view key) const;
  const Json& Array(std::string_view key) const;

  [[noreturn]] void Complain(std::string_view key, std::string_view reason) const;

 private:
  const Json& object_;
  const std::string what_;
};

// A number without fraction and sign; literals of C++ are signed, and so may be what is built here.
bool IsUnsigned(const Json& value);

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_MESSAGE_H_
