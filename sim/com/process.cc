#include "sim/com/process.h"

#include <utility>

#include "sim/com/job_object.h"

namespace bitsim {

Process::Process(Service& service, std::string name, const User& user, UserIndex account,
                 std::uint32_t group)
    : service_(&service),
      name_(std::move(name)),
      token_(user),
      account_(account),
      group_(group),
      identity_(service.world.trace().AddActor(name_)),
      access_(service.decisions.CallAtImpersonationLevel(user.token.impersonation_level)) {}

void Process::Disconnect() {
  is_alive_ = false;
  service_ = nullptr;
}

namespace {

OwnedJob OwnedJobOf(const Job& job) { return {job.owner_is_elevated, job.owner_integrity}; }

}  // namespace

Caller Process::CallerOf(UserIndex owner) const {
  return {.is_owner = owner == account_,
          .is_administrator = token_.is_administrator,
          .is_elevated = IsElevated(token_),
          .is_restricted = token_.token.is_restricted,
          .integrity = IntegrityLevelOf(token_)};
}

bool Process::MayRead(const Job& job) const {
  return service_->decisions.MayReadJob(CallerOf(job.owner), OwnedJobOf(job));
}

bool Process::MayReadAll() const {
  Caller caller = CallerOf(account_);
  caller.is_owner = false;
  return service_->decisions.MayReadJob(caller, {});
}

bool Process::MayChange(const Job& job) const {
  return service_->decisions.MayChangeJob(CallerOf(job.owner), OwnedJobOf(job));
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
  if (!is_alive_) return RPC_E_DISCONNECTED;
  return FAILED(access_) ? Leave(kind, method, subject, access_) : S_OK;
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
