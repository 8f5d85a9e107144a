#include "sim/com/client_releases.h"

#include <memory>

#include "sim/com/process.h"

namespace bitsim {

ClientReleases::~ClientReleases() {
  for (Process* const process : waiting_) process->Release();
}

void ClientReleases::Post(Process& process) {
  process.Hold();
  waiting_.push_back(&process);
  world_.Post(world_.now(), id_, 0);
}

void ClientReleases::OnEvent(std::uint32_t, std::uint32_t) {
  const auto release = [](Process* process) { process->Release(); };
  const std::unique_ptr<Process, decltype(release)> process(waiting_.front());
  waiting_.pop_front();
  process->ReleaseInTurn();
}

}  // namespace bitsim
