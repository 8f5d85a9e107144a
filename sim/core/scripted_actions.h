// File: scripted_actions.h
//
// The actions of World::PostAction: each is kept until its event calls it. Used by World only.

#ifndef BITSIM_CORE_SCRIPTED_ACTIONS_H_
#define BITSIM_CORE_SCRIPTED_ACTIONS_H_

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "sim/core/event_handler.h"

namespace bitsim {

class ScriptedActions final : public EventHandler {
 public:
  // Returns the index of the event that is to call the action.
  std::uint32_t Add(std::function<void()> action) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(actions_.size()));
      actions_.emplace_back();
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    actions_[index] = std::move(action);
    return index;
  }

  void OnEvent(std::uint32_t index, std::uint32_t /*generation*/) override {
    const std::function<void()> action = std::exchange(actions_[index], nullptr);
    free_.push_back(index);
    action();
  }

 private:
  std::vector<std::function<void()>> actions_;
  std::vector<std::uint32_t> free_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_SCRIPTED_ACTIONS_H_
