// File: world_calls.h
//
// The calls of the protocol that are about the world of a test, on a Testbed.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_WORLD_CALLS_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_WORLD_CALLS_H_

#include <string>

#include "conformance/testees/sim_exec/testee.h"

namespace conformance::testee {

// What stands in `out` of the answer. Throws ProtocolError if there is no such call, or if the
// arguments are not its own.
Json CallWorld(Testee& testee, const std::string& call, const Json& arguments);

}  // namespace conformance::testee

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_WORLD_CALLS_H_
