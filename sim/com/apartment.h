// File: apartment.h
//
// A single-threaded apartment of an application: calls into it follow each other. A call that calls
// out lets the next one in while it waits, on top of itself, as a thread does that runs a message
// loop meanwhile (rule NOTIFY-CB-12); whether it comes to that, the choice "apartment.reentry"
// says.
//
//   apartment.Run([&] { return callback->JobTransferred(job); });   // blocks until it is its turn
//   apartment.LetOthersIn();                                        // in each call out

#ifndef BITSIM_COM_APARTMENT_H_
#define BITSIM_COM_APARTMENT_H_

#include <deque>
#include <vector>

#include "sim/core/world.h"

namespace bitsim {

class Apartment {
 public:
  explicit Apartment(World& world);
  Apartment(const Apartment&) = delete;
  Apartment& operator=(const Apartment&) = delete;

  // REQUIRES: an actor is current.
  template <class Call>
  auto Run(const Call& call) {
    const Turn turn(*this);
    return call();
  }

  // Does nothing unless the current actor is the one that runs here.
  void LetOthersIn();

 private:
  class Turn {
   public:
    explicit Turn(Apartment& apartment) : apartment_(apartment) { apartment_.Enter(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { apartment_.Leave(); }

   private:
    Apartment& apartment_;
  };

  void Enter();
  void Leave();
  void WakeNext();

  World& world_;
  const ChoiceSource::StreamId reentry_;
  Actor* running_ = nullptr;         // nullptr: the next one may enter
  std::deque<Actor*> waiting_;       // to enter, first first
  std::vector<Actor*> interrupted_;  // called out and let others in; the last goes on first
};

}  // namespace bitsim

#endif  // BITSIM_COM_APARTMENT_H_
