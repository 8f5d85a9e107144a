// File: programs.h
//
// The programs of the simulated machine, which the service runs for command lines
// (IBackgroundCopyJob2::SetNotifyCmdLine). A test says what a program does:
//
//   bitsim::Programs& programs = simulation.programs();
//   programs.Put("C:\\tools\\notify.exe", {.exit_code = 1, .duration = std::chrono::seconds(3)});
//   programs.Put("C:\\tools\\complete.exe", {.run = [&](bitsim::Application& self,
//                                                       const std::string& parameters) {
//     IBackgroundCopyManager* manager = self.CreateManager();
//     ... find the job whose id the parameters contain, Complete it ...
//     manager->Release();
//     return 0u;
//   }});
//   ...
//   simulation.RunUntilIdle();
//   programs.launches().back().exit_code;
//
// A program that was not put, or was removed, is not found; the service tries it again later (rule
// NOTIFY-CMD-10). Paths are compared whole, without regard to the case of ASCII letters: no folder
// is searched, no variable expanded (NOTIFY-CMD-07). A path that is empty throws
// std::invalid_argument, as does a duration below zero.

#ifndef BITSIM_PROGRAMS_H_
#define BITSIM_PROGRAMS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/application.h"
#include "bitsim/time.h"

namespace bitsim {

struct Program {
  // A program without code of its own runs for so long and ends with this; Duration::max() never.
  std::uint32_t exit_code = 0;
  Duration duration{0};
  // What the program does, as the first thread of an application of its own, which ends with it:
  // its exit code. It may block and call BITS. If it throws, or its application is killed, the
  // program ends with kProgramCrashed.
  std::function<std::uint32_t(Application& self, const std::string& parameters)> run = {};
};

inline constexpr std::uint32_t kProgramCrashed = 0xC0000409;

// One start of a program, or the attempt.
struct Launch {
  std::string program;
  std::string parameters;
  std::string user;  // in whose name it ran
  Instant started;
  bool was_found = false;
  bool has_ended = false;
  // Valid when it has ended.
  Instant ended = {};
  std::uint32_t exit_code = 0;
};

class Programs {
 public:
  // Creates or replaces the program; those that run go on.
  virtual void Put(std::string_view path, const Program& program) = 0;
  virtual void Remove(std::string_view path) = 0;
  // Every launch so far, oldest first.
  virtual const std::vector<Launch>& launches() const = 0;

 protected:
  ~Programs() = default;
};

}  // namespace bitsim

#endif  // BITSIM_PROGRAMS_H_
