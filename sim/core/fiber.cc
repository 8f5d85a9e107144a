// Fibers by Boost.Context; fiber_windows.cc has those of a Windows program.

#include "sim/core/fiber.h"

#include <boost/context/preallocated.hpp>
#include <cassert>
#include <utility>

#include "sim/core/stack_pool.h"

namespace bitsim {

Fiber::Fiber(std::function<Fiber&()> body) {
  const boost::context::stack_context stack = TakeStack();
  stack_ = {static_cast<char*>(stack.sp) - stack.size, stack.size};
  context_ = boost::context::fiber(
      std::allocator_arg, boost::context::preallocated(stack.sp, stack.size, stack),
      PooledStackAllocator(),
      [this, body = std::move(body)](boost::context::fiber&& previous_context) {
        Arrive(std::move(previous_context));
        Fiber& next = body();
        next.previous_ = this;
        sanitizers::StartSwitch(nullptr, next.stack_);
        return std::move(next.context_);
      });
}

Fiber::~Fiber() { assert(!context_); }

void Fiber::Switch(Fiber& from, Fiber& to) {
  assert(to.context_ && !from.context_);
  from.exceptions_ = ThreadExceptionState();
  to.previous_ = &from;
  sanitizers::StartSwitch(&from.fake_stack_, to.stack_);
  from.Arrive(std::move(to.context_).resume());
}

// The bounds of the previous stack are news only for that of the thread.
void Fiber::Arrive(boost::context::fiber&& previous_context) {
  sanitizers::FinishSwitch(fake_stack_, previous_->stack_);
  previous_->context_ = std::move(previous_context);
  ThreadExceptionState() = exceptions_;
}

}  // namespace bitsim
