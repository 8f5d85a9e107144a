// File: application_ended.h
//
// Thrown by Testbed::Block when the application whose call blocks was ended meanwhile, and caught
// where the call came from: client code that no longer runs leaves the stack.
//
// A backend that unwinds such a call by itself, as the simulator does, throws what it likes.

#ifndef BITSIM_CONFORMANCE_TESTBED_APPLICATION_ENDED_H_
#define BITSIM_CONFORMANCE_TESTBED_APPLICATION_ENDED_H_

namespace conformance {

// Not a std::exception on purpose: code of a test that catches those must not go on.
class ApplicationEnded {};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_APPLICATION_ENDED_H_
