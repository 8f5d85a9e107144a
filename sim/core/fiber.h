// File: fiber.h
//
// A stack of its own that runs when it is switched to: Boost.Context, together with what it leaves
// to its users, the exceptions in flight (each stack has its own) and the sanitizers.
//
//   Fiber here;                                    // stands for the stack that runs already
//   Fiber other([&]() -> Fiber& { Work(); return here; });
//   Fiber::Switch(here, other);                    // returns when somebody switches to `here`

#ifndef BITSIM_CORE_FIBER_H_
#define BITSIM_CORE_FIBER_H_

#include <boost/context/fiber.hpp>
#include <functional>

#include "sim/core/sanitizers.h"

namespace bitsim {

class Fiber {
 public:
  // The stack that calls this.
  Fiber() = default;
  // A new stack. When the body returns, the fiber is over, and the one it returned goes on. No
  // exception may leave the body.
  explicit Fiber(std::function<Fiber&()> body);
  // REQUIRES: the body has returned, if there is one.
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  // Suspends `from`, which must be the one that runs, and lets `to` go on.
  static void Switch(Fiber& from, Fiber& to);

 private:
  // The thread's exception state, as the Itanium C++ ABI (section 2.2.2) lays it out.
  struct ExceptionState {
    void* caught_exceptions = nullptr;
    unsigned int uncaught_exception_count = 0;
  };

  static ExceptionState& ThreadExceptionState();
  void Arrive(boost::context::fiber&& previous_context);

  boost::context::fiber context_;  // where it goes on; empty while it runs
  Fiber* previous_ = nullptr;      // who switched to it last
  ExceptionState exceptions_;
  sanitizers::StackBounds stack_;
  void* fake_stack_ = nullptr;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_FIBER_H_
