// Fibers by Windows itself. Their stacks are not pooled: nobody measures this build.

#include <windows.h>

#include <cassert>
#include <new>
#include <utility>

#include "sim/core/fiber.h"

namespace bitsim {
namespace {

// A thread switches stacks only after its own one has become a fiber. It stays one: a simulation
// with static storage may end after all that could turn it back.
void* RunningFiber() {
  if (!IsThreadAFiber() && ConvertThreadToFiberEx(nullptr, FIBER_FLAG_FLOAT_SWITCH) == nullptr) {
    throw std::bad_alloc();
  }
  return GetCurrentFiber();
}

}  // namespace

Fiber::Fiber(std::function<Fiber&()> body) : body_(std::move(body)), has_own_stack_(true) {
  const auto start = [](void* fiber) { Run(*static_cast<Fiber*>(fiber)); };
  handle_ = CreateFiberEx(0, kFiberStackSizeBytes, FIBER_FLAG_FLOAT_SWITCH, start, this);
  if (handle_ == nullptr) throw std::bad_alloc();
}

Fiber::~Fiber() {
  assert(!body_);
  if (has_own_stack_) DeleteFiber(handle_);
}

void Fiber::Run(Fiber& fiber) {
  ThreadExceptionState() = fiber.exceptions_;
  Fiber& next = fiber.body_();
  fiber.body_ = nullptr;
  SwitchToFiber(next.handle_);
}

void Fiber::Switch(Fiber& from, Fiber& to) {
  assert(to.handle_ != nullptr);
  from.exceptions_ = ThreadExceptionState();
  from.handle_ = RunningFiber();
  SwitchToFiber(to.handle_);
  ThreadExceptionState() = from.exceptions_;
}

}  // namespace bitsim
