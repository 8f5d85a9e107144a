// File: exception_state.h
//
// The exceptions in flight of this thread, as the Itanium C++ ABI (section 2.2.2) lays them out.
// Each stack has its own, so who switches stacks must switch them, too. For fibers only.

#ifndef BITSIM_CORE_EXCEPTION_STATE_H_
#define BITSIM_CORE_EXCEPTION_STATE_H_

#include <cxxabi.h>

namespace bitsim {

struct ExceptionState {
  void* caught_exceptions = nullptr;
  unsigned int uncaught_exception_count = 0;
};

inline ExceptionState& ThreadExceptionState() {
  return *reinterpret_cast<ExceptionState*>(abi::__cxa_get_globals());
}

}  // namespace bitsim

#endif  // BITSIM_CORE_EXCEPTION_STATE_H_
