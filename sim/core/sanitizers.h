// File: sanitizers.h
//
// What AddressSanitizer must be told about stacks that are not the thread's own; nothing at all in
// other builds. For fiber.cc and stack_pool.cc only.

#ifndef BITSIM_CORE_SANITIZERS_H_
#define BITSIM_CORE_SANITIZERS_H_

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define BITSIM_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BITSIM_ADDRESS_SANITIZER 1
#endif
#endif

#ifdef BITSIM_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

namespace bitsim::sanitizers {

struct StackBounds {
  const void* bottom = nullptr;
  std::size_t size = 0;
};

// Just before the switch. `fake_stack` keeps what belongs to the stack that is left; nullptr if it
// is left for good.
inline void StartSwitch([[maybe_unused]] void** fake_stack, [[maybe_unused]] StackBounds to) {
#ifdef BITSIM_ADDRESS_SANITIZER
  __sanitizer_start_switch_fiber(fake_stack, to.bottom, to.size);
#endif
}

// Just after the switch, on the stack that was switched to.
inline void FinishSwitch([[maybe_unused]] void* fake_stack, [[maybe_unused]] StackBounds& from) {
#ifdef BITSIM_ADDRESS_SANITIZER
  __sanitizer_finish_switch_fiber(fake_stack, &from.bottom, &from.size);
#endif
}

// Frames that were left for good have not cleaned up behind them.
inline void ForgetFrames([[maybe_unused]] const void* bottom, [[maybe_unused]] std::size_t size) {
#ifdef BITSIM_ADDRESS_SANITIZER
  __asan_unpoison_memory_region(bottom, size);
#endif
}

}  // namespace bitsim::sanitizers

#endif  // BITSIM_CORE_SANITIZERS_H_
