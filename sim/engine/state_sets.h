// File: state_sets.h
//
// The classes of states that decisions speak of (docs/rules/job-states.md).

#ifndef BITSIM_ENGINE_STATE_SETS_H_
#define BITSIM_ENGINE_STATE_SETS_H_

#include <bits.h>

namespace bitsim {

inline bool IsFinalState(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

inline bool IsActionState(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING ||
         state == BG_JOB_STATE_TRANSFERRING || state == BG_JOB_STATE_TRANSIENT_ERROR;
}

}  // namespace bitsim

#endif  // BITSIM_ENGINE_STATE_SETS_H_
