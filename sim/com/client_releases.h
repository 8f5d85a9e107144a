// File: client_releases.h
//
// Processes that let go of objects of their clients in a turn of their own. That runs client code,
// which may block.

#ifndef BITSIM_COM_CLIENT_RELEASES_H_
#define BITSIM_COM_CLIENT_RELEASES_H_

#include <cstdint>
#include <deque>

#include "sim/core/world.h"

namespace bitsim {

class Process;

class ClientReleases final : public EventHandler {
 public:
  explicit ClientReleases(World& world) : world_(world), id_(world.AddHandler(*this)) {}
  ~ClientReleases();

  // Calls process.ReleaseInTurn() from an event of this instant. The process stays until then.
  void Post(Process& process);

 private:
  void OnEvent(std::uint32_t index, std::uint32_t generation) override;

  World& world_;
  HandlerId id_;
  std::deque<Process*> waiting_;  // one for each event, in their order
};

}  // namespace bitsim

#endif  // BITSIM_COM_CLIENT_RELEASES_H_
