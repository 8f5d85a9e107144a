// File: program_registry.h
//
// The programs of the machine (bitsim/programs.h), as what starts the service's command lines.

#ifndef BITSIM_COM_PROGRAM_REGISTRY_H_
#define BITSIM_COM_PROGRAM_REGISTRY_H_

#include <map>
#include <string>
#include <vector>

#include "bitsim/programs.h"
#include "sim/com/application_starter.h"
#include "sim/core/world.h"
#include "sim/notify/program_starter.h"

namespace bitsim {

class ProgramRegistry final : public Programs, public ProgramStarter, private EventHandler {
 public:
  // What they are given must outlive the registry's last run.
  ProgramRegistry(World& world, const Engine& engine, ApplicationStarter& applications,
                  ProgramListener& listener);

  void Put(std::string_view path, const Program& program) override;
  void Remove(std::string_view path) override;
  const std::vector<Launch>& launches() const override { return launches_; }

  HRESULT Start(JobIndex job, UserIndex user, std::string_view program, std::string_view parameters,
                LaunchId& launch) override;

 private:
  struct Running {
    JobIndex job = kNoJob;
    Application* application = nullptr;  // nullptr: it has no code of its own
  };
  class EndOfProgram;

  // A program ends. The index is its place in the lists.
  void OnEvent(std::uint32_t index, std::uint32_t unused) override;

  World& world_;
  const Engine& engine_;
  ApplicationStarter& applications_;
  ProgramListener& listener_;
  const HandlerId ended_;
  std::map<std::string, Program> programs_;  // by path, in lower case
  std::vector<Launch> launches_;
  std::vector<Running> running_;  // beside launches_
};

}  // namespace bitsim

#endif  // BITSIM_COM_PROGRAM_REGISTRY_H_
