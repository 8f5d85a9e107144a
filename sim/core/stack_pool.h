// File: stack_pool.h
//
// Stacks for fibers: kFiberStackSizeBytes each, above a guard page, kept for reuse when a fiber
// ends, so that a simulation that blocks somewhere costs no system call once another one has done
// so before it. Shared by all simulations of the process; thread-safe.

#ifndef BITSIM_CORE_STACK_POOL_H_
#define BITSIM_CORE_STACK_POOL_H_

#include <boost/context/stack_context.hpp>

namespace bitsim {

boost::context::stack_context TakeStack();
void GiveBackStack(boost::context::stack_context stack) noexcept;

// The pool as Boost.Context wants it.
struct PooledStackAllocator {
  boost::context::stack_context allocate() { return TakeStack(); }
  void deallocate(boost::context::stack_context& stack) noexcept { GiveBackStack(stack); }
};

}  // namespace bitsim

#endif  // BITSIM_CORE_STACK_POOL_H_
