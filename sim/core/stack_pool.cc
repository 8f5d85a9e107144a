#include "sim/core/stack_pool.h"

#include <boost/context/protected_fixedsize_stack.hpp>
#include <mutex>
#include <vector>

#include "sim/core/fiber.h"
#include "sim/core/sanitizers.h"

namespace bitsim {

namespace {

using boost::context::protected_fixedsize_stack;
using boost::context::stack_context;

constexpr std::size_t kPooledStackCountMax = 64;

struct Pool {
  std::mutex mutex;
  std::vector<stack_context> stacks;
};

// Never destroyed: a simulation with static storage may end after every other static object.
Pool& ThePool() {
  static Pool& pool = *[] {
    auto* const made = new Pool;
    made->stacks.reserve(kPooledStackCountMax);  // giving back cannot fail
    return made;
  }();
  return pool;
}

}  // namespace

stack_context TakeStack() {
  Pool& pool = ThePool();
  {
    const std::lock_guard lock(pool.mutex);
    if (!pool.stacks.empty()) {
      const stack_context stack = pool.stacks.back();
      pool.stacks.pop_back();
      return stack;
    }
  }
  return protected_fixedsize_stack(kFiberStackSizeBytes).allocate();
}

void GiveBackStack(stack_context stack) noexcept {
  const std::size_t guard_size = stack.size - kFiberStackSizeBytes;
  sanitizers::ForgetFrames(static_cast<char*>(stack.sp) - stack.size + guard_size,
                           kFiberStackSizeBytes);
  Pool& pool = ThePool();
  {
    const std::lock_guard lock(pool.mutex);
    if (pool.stacks.size() < kPooledStackCountMax) {
      pool.stacks.push_back(stack);
      return;
    }
  }
  protected_fixedsize_stack().deallocate(stack);
}

}  // namespace bitsim
