// File: living_job.h
//
// The state of a job in a loop that waits: where the service has died the loop ends, and with it
// the test, instead of a failed assertion for each turn.

#ifndef BITSIM_CONFORMANCE_SUITE_LIVING_JOB_H_
#define BITSIM_CONFORMANCE_SUITE_LIVING_JOB_H_

#include <bits.h>

#include "conformance/testbed/errors.h"
#include "conformance/testbed/expectations.h"

namespace conformance {

// As StateOf; throws BackendError where the service has died.
inline BG_JOB_STATE StateOfLiving(IBackgroundCopyJob* job) {
  constexpr HRESULT kServerUnavailable = static_cast<HRESULT>(0x800706BAu);
  constexpr HRESULT kCallFailed = static_cast<HRESULT>(0x800706BEu);
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  if (job == nullptr) return StateOf(job);
  const HRESULT got = job->GetState(&state);
  if (got == kServerUnavailable || got == kCallFailed) {
    throw BackendError("GetState answered " + HresultText(got) + ": the service is gone");
  }
  if (got != S_OK) ADD_FAILURE() << "GetState answered " << HresultText(got);
  return state;
}

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_LIVING_JOB_H_
