#include "sim/com/process.h"

#include <utility>

#include "sim/com/job_object.h"

namespace bitsim {

Process::Process(Service& service, std::string name, UserIndex user, std::uint32_t group)
    : service_(&service),
      name_(std::move(name)),
      user_(user),
      group_(group),
      identity_(service.world.trace().AddActor(name_)) {}

void Process::Disconnect() {
  is_alive_ = false;
  service_ = nullptr;
}

// The client code may do anything; what it adds or removes meanwhile is not this list's any more.
void Process::LetGoOfCallbacks() {
  lets_go_ = true;
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    if (callbacks_[i] != nullptr) callbacks_[i]->LetGo();
  }
  lets_go_ = false;
}

void Process::Add(ClientReference& callback) {
  callback.set_place(callbacks_.size());
  callbacks_.push_back(&callback);
}

// Leaves a gap; they are closed when they are the greater part, so that a removal costs nothing.
void Process::Remove(ClientReference& callback) {
  callbacks_[callback.place()] = nullptr;
  ++gaps_;
  if (gaps_ * 2 <= callbacks_.size() || lets_go_) return;
  std::erase(callbacks_, nullptr);
  for (std::size_t i = 0; i < callbacks_.size(); ++i) callbacks_[i]->set_place(i);
  gaps_ = 0;
}

JobObject* Process::ObjectFor(Job& job) {
  if (job.index >= objects_.size()) objects_.resize(job.index + 1);
  JobObject*& object = objects_[job.index];
  if (object != nullptr) {
    object->AddRef();
  } else {
    object = new JobObject(*this, job);
  }
  return object;
}

HRESULT Process::Enter(CallKind kind, const TraceKind& method, JobIndex subject) {
  if (!is_alive_) return RPC_E_DISCONNECTED;
  World& world = service_->world;
  if (kind == CallKind::kRead) {
    world.trace().AddUnkept(world.now(), identity_, subject, method);
  } else {
    world.trace().Add(world.now(), identity_, subject, method);
  }
  world.SchedulingPoint();
  return is_alive_ ? S_OK : RPC_E_DISCONNECTED;
}

HRESULT Process::Leave(CallKind kind, const TraceKind& method, JobIndex subject, HRESULT result) {
  if (FAILED(result)) {
    World& world = service_->world;
    if (kind == CallKind::kRead) world.trace().Add(world.now(), identity_, subject, method);
    world.trace().Add(world.now(), identity_, subject, kCallFailed,
                      static_cast<std::uint32_t>(result));
  }
  return result;
}

}  // namespace bitsim
