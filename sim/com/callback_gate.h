// File: callback_gate.h
//
// Through which thread of an application the service's calls come in. Without a gate a callback
// runs on a thread of the service's choice; the client library gives callbacks that are registered
// by a thread of a single-threaded apartment a gate that brings them to that thread.

#ifndef BITSIM_COM_CALLBACK_GATE_H_
#define BITSIM_COM_CALLBACK_GATE_H_

#include <cstdint>
#include <memory>

#include "sim/core/function_ref.h"

namespace bitsim {

class CallbackGate {
 public:
  virtual ~CallbackGate() = default;
  // Makes the call, here or on another thread, while this one waits. False: it was not made,
  // because that thread is gone. What leaves the call as an exception leaves Pass, or the thread
  // on which it was made.
  virtual bool Pass(FunctionRef<void()> call) = 0;
};

class GateKeeper {
 public:
  // The gate of callbacks that the current thread registers for the application of that group of
  // actors; nullptr is none.
  virtual std::shared_ptr<CallbackGate> GateOfCurrentThread(std::uint32_t group) = 0;

 protected:
  ~GateKeeper() = default;
};

}  // namespace bitsim

#endif  // BITSIM_COM_CALLBACK_GATE_H_
