// File: fiber.h
//
// A stack of its own that runs when it is switched to: Boost.Context, or Windows' fibers, together
// with what these leave to their users, the exceptions in flight (each stack has its own) and the
// sanitizers.
//
//   Fiber here;                                    // stands for the stack that runs already
//   Fiber other([&]() -> Fiber& { Work(); return here; });
//   Fiber::Switch(here, other);                    // returns when somebody switches to `here`

#ifndef BITSIM_CORE_FIBER_H_
#define BITSIM_CORE_FIBER_H_

#include <cstddef>
#include <functional>

#include "sim/core/exception_state.h"

#ifndef _WIN32
#include <boost/context/fiber.hpp>

#include "sim/core/sanitizers.h"
#endif

namespace bitsim {

inline constexpr std::size_t kFiberStackSizeBytes = std::size_t{256} * 1024;

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
  ExceptionState exceptions_;
#ifdef _WIN32
  static void Run(Fiber& fiber);

  std::function<Fiber&()> body_;  // until it has returned
  void* handle_ = nullptr;        // where it goes on; null for one that has always been running
  bool has_own_stack_ = false;
#else
  void Arrive(boost::context::fiber&& previous_context);

  boost::context::fiber context_;  // where it goes on; empty while it runs
  Fiber* previous_ = nullptr;      // who switched to it last
  sanitizers::StackBounds stack_;
  void* fake_stack_ = nullptr;
#endif
};

}  // namespace bitsim

#endif  // BITSIM_CORE_FIBER_H_
