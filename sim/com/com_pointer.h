// File: com_pointer.h
//
// Owns one reference on a COM object. For references that an exception may not leak: client code
// that the service calls can end by ActorKilled.
//
//   const ComPointer<ErrorObject> error(new ErrorObject(...));   // takes over the first reference
//   callback->JobError(job, error.get());

#ifndef BITSIM_COM_COM_POINTER_H_
#define BITSIM_COM_COM_POINTER_H_

#include <memory>

namespace bitsim {

struct ReleaseReference {
  template <class Interface>
  void operator()(Interface* object) const {
    object->Release();
  }
};

template <class Interface>
using ComPointer = std::unique_ptr<Interface, ReleaseReference>;

}  // namespace bitsim

#endif  // BITSIM_COM_COM_POINTER_H_
