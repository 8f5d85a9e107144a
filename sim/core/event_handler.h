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

 protected:
  ~EventHandler() = default;
};

using HandlerId = std::uint32_t;

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_HANDLER_H_
