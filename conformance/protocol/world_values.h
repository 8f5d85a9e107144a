// File: world_values.h
//
// What is in messages about the world of a test: the parameters of the Testbed in JSON. Durations
// are nanoseconds, sizes are bytes, and both stand in the key: "delay_ns", "size_bytes".

#ifndef BITSIM_CONFORMANCE_PROTOCOL_WORLD_VALUES_H_
#define BITSIM_CONFORMANCE_PROTOCOL_WORLD_VALUES_H_

#include <chrono>
#include <string>
#include <string_view>

#include "conformance/protocol/message.h"
#include "conformance/testbed/testbed.h"

namespace conformance::protocol {

// What a testee says of itself when it is greeted.
struct Greeting {
  std::string name;
  Capabilities capabilities;
  // How long "nothing happens" is watched where time is real.
  std::chrono::nanoseconds silence = std::chrono::milliseconds(1500);
  bool tells_trace = false;
};

Json Encode(const Greeting& greeting);
Json Encode(const Answer& answer);
Json Encode(const Resource& resource);
Json Encode(const Request& request);
Json Encode(const UploadTarget& target);
Json Encode(const Upload& upload);
Json Encode(const Launch& launch);
Json Encode(const JobLimits& limits);

// These throw ProtocolError.
Greeting DecodeGreeting(const Json& json);
Answer DecodeAnswer(const Json& json);
Resource DecodeResource(const Json& json);
Request DecodeRequest(const Json& json);
UploadTarget DecodeUploadTarget(const Json& json);
Upload DecodeUpload(const Json& json);
Launch DecodeLaunch(const Json& json);
JobLimits DecodeJobLimits(const Json& json);

// "virtual_time", "kill_application", ...
std::string_view NameOf(Capability capability);
std::string_view NameOf(TokenKind kind);
std::string_view NameOf(MachineCondition condition);
std::string_view NameOf(ConnectionEnd end);
// These throw ProtocolError.
Capability CapabilityOf(std::string_view name);
TokenKind TokenKindOf(std::string_view name);
MachineCondition MachineConditionOf(std::string_view name);
ConnectionEnd ConnectionEndOf(std::string_view name);

}  // namespace conformance::protocol

#endif  // BITSIM_CONFORMANCE_PROTOCOL_WORLD_VALUES_H_
