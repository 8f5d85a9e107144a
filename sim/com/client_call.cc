#include "sim/com/client_call.h"

#include "sim/com/com_pointer.h"

namespace bitsim {

std::shared_ptr<CallbackGate> GateOf(Process& process) {
  GateKeeper* const keeper = process.is_connected() ? process.service().gate_keeper : nullptr;
  return keeper == nullptr ? nullptr : keeper->GateOfCurrentThread(process.group());
}

HRESULT CallInApartment(Process& process, CallbackGate* gate, IUnknown& object,
                        FunctionRef<HRESULT()> method) {
  if (gate == nullptr) {
    Apartment* const apartment = process.apartment();
    return apartment == nullptr ? method() : apartment->Run(method);
  }
  HRESULT result = RPC_E_DISCONNECTED;
  gate->Pass([&] {
    // The thread of the call may be unwound after the one that waits for it.
    object.AddRef();
    const ComPointer<IUnknown> hold(&object);
    result = method();
  });
  return result;
}

}  // namespace bitsim
