// File: sim_values.h
//
// What the Testbed says, in the words of the simulator.

#ifndef BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_VALUES_H_
#define BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_VALUES_H_

#include <chrono>
#include <string>
#include <string_view>

#include "bitsim/simulation.h"
#include "conformance/testbed/machine.h"
#include "conformance/testbed/origin.h"

namespace conformance {

// Who the user without a name is.
inline constexpr std::string_view kDefaultUserName = "user";

// Text of the tests is ASCII.
std::wstring Widen(std::string_view ascii);
std::string Narrow(const std::wstring& ascii);

bitsim::Duration ToTicks(std::chrono::nanoseconds duration);
bitsim::User ToUser(std::string_view name);
bitsim::Token ToToken(TokenKind kind);
bitsim::Condition ToSimulated(MachineCondition condition);
bitsim::Answer ToSimulated(const Answer& answer);
bitsim::Resource ToSimulated(const Resource& resource);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_VALUES_H_
