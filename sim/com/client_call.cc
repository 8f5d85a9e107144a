#include "sim/com/client_call.h"

#include "sim/com/com_pointer.h"
#include "sim/core/actor.h"

namespace bitsim {

std::shared_ptr<CallbackGate> GateOf(Process& process) {
  GateKeeper* const keeper = process.is_connected() ? process.service().gate_keeper : nullptr;
  return keeper == nullptr ? nullptr : keeper->GateOfCurrentThread(process.group());
}

HRESULT AskClient(JobObject& job, const TraceKind& threw, FunctionRef<HRESULT()> question) {
  try {
    return question();
  } catch (const ActorKilled&) {
    throw;
  } catch (...) {
    Process& process = job.owner_process();
    if (process.is_connected()) process.service().world.Note(threw, job.index());
    return RPC_E_SERVERFAULT;
  }
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
