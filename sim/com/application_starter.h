// File: application_starter.h
//
// Starts applications for the machine's own sake: programs of command lines, servers of classes.

#ifndef BITSIM_COM_APPLICATION_STARTER_H_
#define BITSIM_COM_APPLICATION_STARTER_H_

#include <string_view>

#include "bitsim/application.h"
#include "sim/com/process.h"

namespace bitsim {

struct StartedApplication {
  Application& application;
  Process& process;  // lives as long as the application's record does
};

class ApplicationStarter {
 public:
  virtual StartedApplication Start(std::string_view name, UserIndex user) = 0;

 protected:
  ~ApplicationStarter() = default;
};

}  // namespace bitsim

#endif  // BITSIM_COM_APPLICATION_STARTER_H_
