// File: endless_run.h
//
// What a run throws that does not come to an end.

#ifndef BITSIM_ENDLESS_RUN_H_
#define BITSIM_ENDLESS_RUN_H_

#include <stdexcept>

namespace bitsim {

// More events than SimulationOptions::events_at_one_instant_max without time moving, or a
// RunUntilIdle that is not idle after idle_horizon. what() says which, and ends with the last
// events of the trace.
class EndlessRun : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace bitsim

#endif  // BITSIM_ENDLESS_RUN_H_
