// File: event_handler.h
//
// Who receives the events of a World; see world.h.

#ifndef BITSIM_CORE_EVENT_HANDLER_H_
#define BITSIM_CORE_EVENT_HANDLER_H_

#include <cstdint>

namespace bitsim {

// A component that receives events.
class EventHandler {
 public:
  virtual void OnEvent(std::uint32_t index, std::uint32_t generation) = 0;

  // Events are known some time before their turn. Where many are pending, what they will touch is
  // in no cache; a handler may say what that is, in steps: what lies at an address that is known
  // without looking, what that leads to, and so on. Between two steps for one event lie some other
  // events, so that each step finds what the one before asked for. Nothing changes but the cache.
  static constexpr int kPrefetchStepCount = 4;
  virtual void Prefetch(std::uint32_t index, int step) const {
    static_cast<void>(index), static_cast<void>(step);
  }

 protected:
  ~EventHandler() = default;
};

using HandlerId = std::uint32_t;

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_HANDLER_H_
