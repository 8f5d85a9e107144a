// File: program_starter.h
//
// What the notification layer needs of the machine to run command lines: processes that start, run
// for some time and end with a code. sim/com implements it over the programs that a test registered
// (bitsim/programs.h).

#ifndef BITSIM_NOTIFY_PROGRAM_STARTER_H_
#define BITSIM_NOTIFY_PROGRAM_STARTER_H_

#include <bits.h>

#include <cstdint>
#include <string_view>

#include "sim/engine/job.h"

namespace bitsim {

// Names one run of a program; never 0.
using LaunchId = std::uint32_t;

class ProgramStarter {
 public:
  // Starts the program in the name of that user. On success `launch` names it, and its end is told
  // to the listener later, from an event of the world; never from within this call.
  virtual HRESULT Start(JobIndex job, UserIndex user, std::string_view program,
                        std::string_view parameters, LaunchId& launch) = 0;

 protected:
  ~ProgramStarter() = default;
};

class ProgramListener {
 public:
  // `job` is what Start was given.
  virtual void OnProgramEnded(JobIndex job, LaunchId launch, std::uint32_t exit_code) = 0;

 protected:
  ~ProgramListener() = default;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_PROGRAM_STARTER_H_
