// File: settled.h
//
// Whether a service has anything left to do. Where time is real it goes on by itself, and nothing
// can be asked of it before it has come to rest; where time is virtual it waits.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_SETTLED_H_
#define BITSIM_CONFORMANCE_QUESTIONS_SETTLED_H_

#include <span>

#include "conformance/model/model.h"

namespace conformance::questions {

// Lets happen what is due.
inline constexpr model::Command kMoment = {.kind = model::CommandKind::kWait};

// Whether a moment would change nothing that a client sees, JobModification aside.
bool IsSettled(const model::State& state);

// Whether the history is the same to a service that does not wait to be asked: every command but
// the last meets it at rest, and no time has to pass but what it takes to come to rest.
bool FitsRealTime(std::span<const model::Command> history);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_SETTLED_H_
