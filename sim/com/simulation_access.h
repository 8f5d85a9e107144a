// File: simulation_access.h
//
// What the client library (sim/win32) needs of a simulation and users do not: the world, in which
// its waits take place, and who runs. Nobody else includes this.

#ifndef BITSIM_COM_SIMULATION_ACCESS_H_
#define BITSIM_COM_SIMULATION_ACCESS_H_

#include <cstdint>

#include "bitsim/simulation.h"
#include "sim/com/process.h"

namespace bitsim {

class SimulationAccess {
 public:
  static Service& ServiceOf(Simulation& simulation);
  // The application of that group of actors (World::current_group); nullptr if there is none.
  static Application* FindApplication(Simulation& simulation, std::uint32_t group);
  // Whether the application belongs to this simulation, and its group then; else 0.
  static std::uint32_t GroupOf(Simulation& simulation, const Application& application);
};

}  // namespace bitsim

#endif  // BITSIM_COM_SIMULATION_ACCESS_H_
