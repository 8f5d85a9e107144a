// File: process.h
//
// One client application as the COM skin sees it: who it is, whether it lives, and the proxies that
// it holds. Every COM object of the simulator belongs to one process and keeps it alive as a
// record, so that pointers stay safe to use and release when the application, or the whole
// simulation, is gone: they then answer RPC_E_DISCONNECTED.

#ifndef BITSIM_COM_PROCESS_H_
#define BITSIM_COM_PROCESS_H_

#include <bits.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bitsim/decisions.h"
#include "sim/com/apartment.h"
#include "sim/com/callback_gate.h"
#include "sim/com/client_releases.h"
#include "sim/com/com_pointer.h"
#include "sim/core/world.h"
#include "sim/engine/engine.h"
#include "sim/notify/notifier.h"

namespace bitsim {

// The parts of the service that the skin stands on.
struct Service {
  World& world;
  Engine& engine;
  Notifier& notifier;
  const Decisions& decisions;
  GateKeeper* gate_keeper = nullptr;  // of the client library, while it is there
  ClientReleases client_releases{world};
};

// Whether a call changes anything: those that only read are not kept in the trace.
enum class CallKind : std::uint8_t { kRead, kChange };

inline constexpr TraceKind kCallFailed{"com.failed", "result", FormatHex};

class JobObject;

// An object of the client that the service refers to.
class ClientReference {
 public:
  // Who it is and who holds it, for whoever looks for a leak; "" once nobody does.
  virtual std::string Describe() const = 0;
  // Gives the object its references back, unless it is in a call (client code runs).
  virtual void LetGo() = 0;
  // Whether it is in a call with this object as its argument.
  virtual bool IsBeingTold(const JobObject& job) const {
    static_cast<void>(job);
    return false;
  }

  // Where its process keeps it.
  std::size_t place() const { return place_; }
  void set_place(std::size_t place) { place_ = static_cast<std::uint32_t>(place); }

 protected:
  virtual ~ClientReference() = default;
  // "callback of job 3, held by the service".
  static std::string DescribeHeld(const char* object, const JobObject& job);

 private:
  std::uint32_t place_ = 0;
};

// An object of the service that a process refers to.
class TrackedObject {
 public:
  TrackedObject(const TrackedObject&) = delete;
  TrackedObject& operator=(const TrackedObject&) = delete;

  // The same, without the number of references.
  virtual std::string Describe() const { return "an object of the service"; }
  // The job that it is about, or kNoJob.
  virtual JobIndex subject() const { return kNoJob; }
  // Those of the client; the simulator's own are not among them.
  ULONG client_references() const { return references_; }

 protected:
  TrackedObject() = default;
  virtual ~TrackedObject() = default;

  ULONG references_ = 1;
  ULONG service_references_ = 0;
};

// One that its process keeps in a list; proxies of jobs are in a table of their own.
class ListedObject : public TrackedObject {
 private:
  friend class Process;
  ListedObject* previous_ = nullptr;
  ListedObject* next_ = nullptr;
};

class Process {
 public:
  // `user` is the application's token of the account `account`.
  Process(Service& service, std::string name, const User& user, UserIndex account,
          std::uint32_t group);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Hold() { ++references_; }
  void Release() {
    if (--references_ == 0) delete this;
  }

  const std::string& name() const { return name_; }
  UserIndex user() const { return owner_.user; }
  const User& token() const { return token_; }
  TraceActorId identity() const { return owner_.identity; }
  std::uint32_t group() const { return owner_.group; }
  bool is_alive() const { return owner_.is_alive; }
  // As whose the service calls its callbacks.
  const CallbackOwner& as_callback_owner() const { return owner_; }
  // No call gets through any more.
  void Die() { owner_.is_alive = false; }
  // Gives the process's callback objects back what the service holds of them (client code runs).
  void LetGoOfCallbacks();
  // Releases what the service held of one of the process's objects; a pointer may be null. Client
  // code runs, which may block, throw or end its process, so it runs where only the process itself
  // can be hurt: at once on a stack of its own or between two runs, else in a turn of its own. What
  // it throws comes out of the next Run method.
  void ReleaseClientObject(const std::array<IUnknown*, 3>& pointers);
  // The turn of its own: the process releases what waits, if it still lives.
  void ReleaseInTurn();
  // The simulation ends: nothing may reach the service any more.
  void Disconnect();
  // REQUIRES: not disconnected.
  Service& service() const { return *service_; }
  bool is_connected() const { return service_ != nullptr; }

  // What this application may do; see bitsim/users.h for the rules.
  Caller CallerOf(UserIndex owner) const {
    Caller caller = caller_;
    caller.is_owner = owner == user();
    return caller;
  }
  bool MayRead(const Job& job) const;
  bool MayReadAll() const;  // jobs of every user
  bool MayChange(const Job& job) const;

  // The proxy of a job in this process, with a reference for the caller: the same object as long as
  // the process holds it.
  JobObject* ObjectFor(Job& job);
  void Forget(JobIndex index) { objects_[index] = nullptr; }

  // The objects that this process refers to; not owned.
  void Track(ListedObject& object);
  void Untrack(ListedObject& object);
  // Every object that this process has not released yet, and every one of its own that the service
  // holds: one line each.
  std::vector<std::string> OpenReferences() const;
  // The client released an object more often than it had references.
  void NoteReleasedTooOften(const TrackedObject& object);

  // Calls into the process follow each other from now on.
  void UseSingleThreadedApartment() {
    apartment_.emplace(service_->world);
    owner_.is_single_threaded = true;
  }
  // nullptr: they run side by side.
  Apartment* apartment() { return apartment_.has_value() ? &*apartment_ : nullptr; }

  // The callbacks that this process registered; not owned.
  void Add(ClientReference& callback);
  void Remove(ClientReference& callback);
  // Whether one of them is in a call with this object as its argument. Looks at all.
  bool IsBeingTold(const JobObject& job) const;

  // Calls `kill` before the next call but `calls` - 1 is made; 0: never.
  void KillBeforeCall(std::uint64_t calls, std::function<void()> kill) {
    calls_to_live_ = calls;
    kill_ = std::move(kill);
  }

  // Begins a call of this process: notes it, and lets others go first where the choice says so.
  // S_OK, or why the call cannot be made.
  HRESULT Enter(CallKind kind, const TraceKind& method, JobIndex subject);
  // Ends it, with its result; failures are always kept.
  HRESULT Leave(CallKind kind, const TraceKind& method, JobIndex subject, HRESULT result) {
    return SUCCEEDED(result) && is_alive() ? result : LeaveBadly(kind, method, subject, result);
  }

 private:
  ~Process() = default;

  HRESULT LeaveBadly(CallKind kind, const TraceKind& method, JobIndex subject, HRESULT result);
  void ReleaseNow(IUnknown* object);
  void ReleaseAllNow();

  Service* service_;
  std::string name_;
  const User token_;
  CallbackOwner owner_;
  HRESULT access_;  // what the impersonation level of its proxies makes of every call
  std::uint32_t references_ = 1;
  std::uint64_t calls_to_live_ = 0;  // 0: without end
  std::function<void()> kill_;
  std::vector<JobObject*> objects_;          // by JobIndex; not owned
  std::vector<ClientReference*> callbacks_;  // in the order of registration, with gaps
  std::size_t gaps_ = 0;
  bool lets_go_ = false;               // of its callbacks, at this moment
  std::vector<IUnknown*> to_release_;  // in a turn of their own
  ListedObject* first_object_ = nullptr;
  std::optional<Apartment> apartment_;
  const Caller caller_;  // what the token says of a job that is not its own
};

}  // namespace bitsim

#endif  // BITSIM_COM_PROCESS_H_
