// File: com_object.h
//
// What the COM objects of the simulator have in common: reference counts, identity, and the way of
// a method call into the service. Each belongs to one process (process.h).
//
//   class ErrorObject final : public ComObject<ListedObject, IBackgroundCopyError> { ... };
//   const auto error = MakeForService<ErrorObject>(process, job, error);

#ifndef BITSIM_COM_COM_OBJECT_H_
#define BITSIM_COM_COM_OBJECT_H_

#include <bits.h>

#include <memory>
#include <type_traits>
#include <utility>

#include "sim/com/process.h"

namespace bitsim {

// Owns a reference of the simulator itself.
struct ReleaseServiceReference {
  template <class Object>
  void operator()(Object* object) const {
    object->ReleaseForService();
  }
};

template <class Object>
using ServicePointer = std::unique_ptr<Object, ReleaseServiceReference>;

template <class Object>
ServicePointer<Object> HeldForService(Object* object) {
  object->HoldForService();
  return ServicePointer<Object>(object);
}

// Makes an object that the client may look at, but has no reference on.
template <class Object, class... Arguments>
ServicePointer<Object> MakeForService(Arguments&&... arguments) {
  ServicePointer<Object> object = HeldForService(new Object(std::forward<Arguments>(arguments)...));
  object->Release();
  return object;
}

// Reference counting and identity of the skin's objects, which answer to `First` and, when they say
// so in Find, to the interfaces that it derives from and to `More`. `Tracked` is ListedObject, or
// TrackedObject for those that their process finds otherwise. What the client refers to is
// counted apart from what the simulator itself does: a client that releases too often takes no
// reference away but its own.
template <class Tracked, class First, class... More>
class ComObject : public First, public More..., public Tracked {
 public:
  explicit ComObject(Process& process) : process_(process) {
    process_.Hold();
    if constexpr (std::is_same_v<Tracked, ListedObject>) process_.Track(*this);
  }
  ComObject(const ComObject&) = delete;
  ComObject& operator=(const ComObject&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = riid == __uuidof(IUnknown) ? static_cast<First*>(this) : Find(riid);
    if (*object == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++this->references_ + this->service_references_; }
  STDMETHODIMP_(ULONG) Release() override {
    if (this->references_ == 0) {
      process_.NoteReleasedTooOften(*this);
      return this->service_references_;
    }
    const ULONG left = --this->references_ + this->service_references_;
    if (left == 0) delete this;
    return left;
  }

  // References of the simulator itself.
  void HoldForService() { ++this->service_references_; }
  void ReleaseForService() {
    if (--this->service_references_ + this->references_ == 0) delete this;
  }

 protected:
  ~ComObject() override {
    if constexpr (std::is_same_v<Tracked, ListedObject>) process_.Untrack(*this);
    process_.Release();
  }

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
    const ServicePointer<ComObject> hold = HeldForService(this);
    const HRESULT entered = process_.Enter(kind, method, subject);
    return FAILED(entered) ? entered : process_.Leave(kind, method, subject, body());
  }

 private:
  Process& process_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_COM_OBJECT_H_
