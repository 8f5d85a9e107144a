// File: process.h
//
// One client application as the COM skin sees it: who it is, whether it lives, and the proxies that
// it holds. Every COM object of the simulator belongs to one process and keeps it alive as a
// record, so that pointers stay safe to use and release when the application, or the whole
// simulation, is gone: they then answer RPC_E_DISCONNECTED.

#ifndef BITSIM_COM_PROCESS_H_
#define BITSIM_COM_PROCESS_H_

#include <bits.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bitsim/decisions.h"
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
};

// Whether a call changes anything: those that only read are not kept in the trace.
enum class CallKind : std::uint8_t { kRead, kChange };

inline constexpr TraceKind kCallFailed{"com.failed", "result", FormatHex};

class JobObject;

// An object of the client that the service refers to.
class ClientReference {
 public:
  // Gives the object its references back, unless it is in a call (client code runs).
  virtual void LetGo() = 0;

  // Where its process keeps it.
  std::size_t place() const { return place_; }
  void set_place(std::size_t place) { place_ = place; }

 protected:
  ~ClientReference() = default;

 private:
  std::size_t place_ = 0;
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
  UserIndex user() const { return account_; }
  const User& token() const { return token_; }
  TraceActorId identity() const { return identity_; }
  std::uint32_t group() const { return group_; }
  bool is_alive() const { return is_alive_; }
  // No call gets through any more.
  void Die() { is_alive_ = false; }
  // Gives the process's callback objects back what the service holds of them (client code runs).
  void LetGoOfCallbacks();
  // The simulation ends: nothing may reach the service any more.
  void Disconnect();
  // REQUIRES: not disconnected.
  Service& service() const { return *service_; }
  bool is_connected() const { return service_ != nullptr; }

  // What this application may do; see bitsim/users.h for the rules.
  Caller CallerOf(UserIndex owner) const;
  bool MayRead(const Job& job) const;
  bool MayReadAll() const;  // jobs of every user
  bool MayChange(const Job& job) const;

  // The proxy of a job in this process, with a reference for the caller: the same object as long as
  // the process holds it.
  JobObject* ObjectFor(Job& job);
  void Forget(JobIndex index) { objects_[index] = nullptr; }

  // The callbacks that this process registered; not owned.
  void Add(ClientReference& callback);
  void Remove(ClientReference& callback);

  // Begins a call of this process: notes it, and lets others go first where the choice says so.
  // S_OK, or why the call cannot be made.
  HRESULT Enter(CallKind kind, const TraceKind& method, JobIndex subject);
  // Ends it, with its result; failures are always kept.
  HRESULT Leave(CallKind kind, const TraceKind& method, JobIndex subject, HRESULT result);

 private:
  ~Process() = default;

  Service* service_;
  std::string name_;
  User token_;
  UserIndex account_;
  std::uint32_t group_;
  TraceActorId identity_;
  HRESULT access_;  // what the impersonation level of its proxies makes of every call
  std::uint32_t references_ = 1;
  bool is_alive_ = true;
  std::vector<JobObject*> objects_;          // by JobIndex; not owned
  std::vector<ClientReference*> callbacks_;  // in the order of registration, with gaps
  std::size_t gaps_ = 0;
  bool lets_go_ = false;  // of its callbacks, at this moment
};

// Reference counting and identity of the skin's objects, which answer to `First` and, when they say
// so in Find, to the interfaces that it derives from and to `More`.
template <class First, class... More>
class ComObject : public First, public More... {
 public:
  explicit ComObject(Process& process) : process_(process) { process_.Hold(); }
  ComObject(const ComObject&) = delete;
  ComObject& operator=(const ComObject&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = riid == __uuidof(IUnknown) ? static_cast<First*>(this) : Find(riid);
    if (*object == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

 protected:
  virtual ~ComObject() { process_.Release(); }

  // The object as that interface, or nullptr.
  virtual void* Find(REFIID riid) {
    return riid == __uuidof(First) ? static_cast<First*>(this) : nullptr;
  }

  Process& process() const { return process_; }
  // Whether the running BITS has an interface; none of them once the simulation is gone.
  bool HasInterface(REFIID riid) const {
    return process_.is_connected() && process_.service().decisions.HasInterface(riid);
  }

  // One method call: `body` runs if the process may call at all. The object outlives it, even when
  // client code that runs meanwhile releases the last reference.
  template <class Body>
  HRESULT Call(CallKind kind, const TraceKind& method, JobIndex subject, const Body& body) {
    AddRef();
    const ComPointer<ComObject> hold(this);
    const HRESULT entered = process_.Enter(kind, method, subject);
    return FAILED(entered) ? entered : process_.Leave(kind, method, subject, body());
  }

 private:
  Process& process_;
  ULONG references_ = 1;
};

}  // namespace bitsim

#endif  // BITSIM_COM_PROCESS_H_
