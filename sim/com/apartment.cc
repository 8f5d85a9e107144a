#include "sim/com/apartment.h"

#include <algorithm>

namespace bitsim {
namespace {

constexpr TraceKind kReentered{"apartment.reentered"};

}  // namespace

Apartment::Apartment(World& world)
    : world_(world), reentry_(world.choices().OpenStream("apartment.reentry")) {}

void Apartment::Enter() {
  Actor* const self = world_.current_actor();
  while (running_ != nullptr) {
    waiting_.push_back(self);
    try {
      world_.Wait();
    } catch (...) {  // killed
      std::erase(waiting_, self);
      WakeNext();
      throw;
    }
    std::erase(waiting_, self);
  }
  running_ = self;
}

void Apartment::Leave() {
  running_ = nullptr;
  WakeNext();
}

// Who let others in goes on as soon as one of them is through.
void Apartment::WakeNext() {
  if (running_ != nullptr) return;
  if (!interrupted_.empty()) {
    world_.Wake(*interrupted_.back());
  } else if (!waiting_.empty()) {
    world_.Wake(*waiting_.front());
  }
}

void Apartment::LetOthersIn() {
  Actor* const self = world_.current_actor();
  if (self == nullptr || running_ != self || waiting_.empty()) return;
  if (world_.choices().Choose(reentry_, 2) == 0) return;
  world_.Note(kReentered);
  running_ = nullptr;
  world_.Wake(*waiting_.front());
  interrupted_.push_back(self);
  try {
    do {
      world_.Wait();
    } while (running_ != nullptr);
  } catch (...) {  // killed
    std::erase(interrupted_, self);
    throw;
  }
  std::erase(interrupted_, self);
  running_ = self;
}

}  // namespace bitsim
