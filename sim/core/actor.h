// File: actor.h
//
// A cooperative thread of the simulation: an application, or a notification slot of the service
// while a callback runs in it. Actors make ordinary blocking code (Sleep, waiting for an event, a
// slow callback) work in virtual time, and can be killed wherever they block.
//
// Actors are made by World::Spawn and World::RunAs; this header only names them.

#ifndef BITSIM_CORE_ACTOR_H_
#define BITSIM_CORE_ACTOR_H_

#include "bitsim/trace.h"

namespace bitsim {

// Unwinds the stack of a killed actor. Not a std::exception on purpose: client code that catches
// those must not stop its own end. Never catch it without throwing it again.
struct ActorKilled {};

}  // namespace bitsim

#endif  // BITSIM_CORE_ACTOR_H_
