#include "sim/com/process.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "sim/com/job_object.h"
#include "sim/core/actor.h"

namespace bitsim {
namespace {

constexpr TraceKind kReleaseThrew{"callback.Release_threw"};
constexpr TraceKind kReleasedTooOften{"com.released_too_often"};

Caller CallerFrom(const User& user) {
  return {.is_owner = false,
          .is_administrator = user.is_administrator,
          .is_elevated = IsElevated(user),
          .is_restricted = user.token.is_restricted,
          .integrity = IntegrityLevelOf(user)};
}

}  // namespace

std::string ClientReference::DescribeHeld(const char* object, const JobObject& job) {
  std::string line = object;
  line.append(" of job ").append(std::to_string(job.index())).append(", held by the service");
  return line;
}

Process::Process(Service& service, std::string name, const User& user, UserIndex account,
                 std::uint32_t group)
    : service_(&service),
      name_(std::move(name)),
      token_(user),
      owner_{.user = account, .identity = service.world.trace().AddActor(name_), .group = group},
      access_(service.decisions.CallAtImpersonationLevel(user.token.impersonation_level)),
      caller_(CallerFrom(user)) {}

void Process::Disconnect() {
  Die();
  service_ = nullptr;
}

namespace {

OwnedJob OwnedJobOf(const Job& job) { return {job.owner_is_elevated, job.owner_integrity}; }

}  // namespace

bool Process::MayRead(const Job& job) const {
  return service_->decisions.MayReadJob(CallerOf(job.owner), OwnedJobOf(job));
}

bool Process::MayReadAll() const { return service_->decisions.MayReadJob(caller_, {}); }

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
  ReleaseAllNow();
}

void Process::Add(ClientReference& callback) {
  callback.set_place(callbacks_.size());
  callbacks_.push_back(&callback);
}

// Leaves a gap. They are closed when nearly all are gaps: each callback is then told its new place,
// and of a million of them none is in a cache.
void Process::Remove(ClientReference& callback) {
  callbacks_[callback.place()] = nullptr;
  ++gaps_;
  if (gaps_ * 16 <= callbacks_.size() * 15 || lets_go_) return;
  std::erase(callbacks_, nullptr);
  for (std::size_t i = 0; i < callbacks_.size(); ++i) callbacks_[i]->set_place(i);
  gaps_ = 0;
}

bool Process::IsBeingTold(const JobObject& job) const {
  return std::any_of(callbacks_.begin(), callbacks_.end(), [&](const ClientReference* callback) {
    return callback != nullptr && callback->IsBeingTold(job);
  });
}

void Process::ReleaseClientObject(const std::array<IUnknown*, 3>& pointers) {
  for (IUnknown* const object : pointers) {
    if (object != nullptr) to_release_.push_back(object);
  }
  if (!is_alive() || !service_->world.is_running() || service_->world.current_group() == group()) {
    ReleaseAllNow();
    return;
  }
  service_->client_releases.Post(*this);
}

// As an actor, for it may block; what is left when the process dies is released with it.
void Process::ReleaseInTurn() {
  if (is_alive()) service_->world.RunAs(identity(), group(), [this] { ReleaseAllNow(); });
}

// The list is worked off while others may add to it, or work it off, too.
void Process::ReleaseAllNow() {
  while (!to_release_.empty()) {
    IUnknown* const object = to_release_.front();
    to_release_.erase(to_release_.begin());
    ReleaseNow(object);
  }
}

void Process::ReleaseNow(IUnknown* object) {
  try {
    object->Release();
  } catch (const ActorKilled&) {  // thrown again when the actor next blocks
  } catch (...) {
    if (!is_connected() || !is_alive()) return;  // nobody is there to hear of it
    World& world = service_->world;
    world.Note(kReleaseThrew);
    world.PostAction(world.now(),
                     [thrown = std::current_exception()] { std::rethrow_exception(thrown); });
  }
}

void Process::Track(ListedObject& object) {
  object.next_ = first_object_;
  if (first_object_ != nullptr) first_object_->previous_ = &object;
  first_object_ = &object;
}

void Process::Untrack(ListedObject& object) {
  if (object.next_ != nullptr) object.next_->previous_ = object.previous_;
  (object.previous_ == nullptr ? first_object_ : object.previous_->next_) = object.next_;
}

std::vector<std::string> Process::OpenReferences() const {
  std::vector<std::string> lines;
  const auto add = [&lines](const TrackedObject& object) {
    const ULONG references = object.client_references();
    if (references == 0) return;
    lines.push_back(object.Describe() + ": " + std::to_string(references) +
                    (references == 1 ? " reference" : " references"));
  };
  for (const ListedObject* object = first_object_; object != nullptr; object = object->next_) {
    add(*object);
  }
  std::reverse(lines.begin(), lines.end());  // oldest first
  for (const JobObject* const job : objects_) {
    if (job != nullptr) add(*job);
  }
  for (const ClientReference* const callback : callbacks_) {
    if (callback == nullptr) continue;
    if (std::string line = callback->Describe(); !line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

void Process::NoteReleasedTooOften(const TrackedObject& object) {
  if (!is_connected()) return;
  World& world = service_->world;
  world.trace().Add(world.now(), identity(), object.subject(), kReleasedTooOften);
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
  if (!is_alive()) return RPC_E_DISCONNECTED;
  if (calls_to_live_ > 0 && --calls_to_live_ == 0) {
    kill_();  // does not return to a thread of the application
    return RPC_E_DISCONNECTED;
  }
  World& world = service_->world;
  if (kind == CallKind::kRead) {
    world.trace().AddUnkept(world.now(), identity(), subject, method);
  } else {
    world.trace().Add(world.now(), identity(), subject, method);
  }
  world.SchedulingPoint();
  if (!is_alive()) return RPC_E_DISCONNECTED;
  if (FAILED(access_)) return Leave(kind, method, subject, access_);
  if (apartment_.has_value()) apartment_->LetOthersIn();
  return is_alive() ? S_OK : RPC_E_DISCONNECTED;
}

// With a failure, or the application has died meanwhile.
HRESULT Process::LeaveBadly(CallKind kind, const TraceKind& method, JobIndex subject,
                            HRESULT result) {
  // A thread that was killed within the call, in client code that the call ran, goes no further.
  if (!is_alive() && is_connected()) service_->world.SchedulingPoint();
  if (FAILED(result)) {
    World& world = service_->world;
    if (kind == CallKind::kRead) world.trace().Add(world.now(), identity(), subject, method);
    world.trace().Add(world.now(), identity(), subject, kCallFailed,
                      static_cast<std::uint32_t>(result));
  }
  return result;
}

}  // namespace bitsim
