// File: client_call.h
//
// How the service calls an object of an application: on any thread, in the turn of its
// single-threaded apartment, or on the very thread that registered the object.
//
//   const std::shared_ptr<CallbackGate> gate = GateOf(process);        // when it is registered
//   ... CallInApartment(process, gate.get(), *object, [&] { return object->JobTransferred(job); });

#ifndef BITSIM_COM_CLIENT_CALL_H_
#define BITSIM_COM_CLIENT_CALL_H_

#include <unknwn.h>

#include <memory>

#include "sim/com/callback_gate.h"
#include "sim/com/job_object.h"
#include "sim/com/process.h"
#include "sim/core/function_ref.h"

namespace bitsim {

// That of the current thread; nullptr: calls come in on any thread.
std::shared_ptr<CallbackGate> GateOf(Process& process);

// Asks the client's object something while it is being registered for the job. No exception crosses
// the boundary between client and service: one is noted as `threw`, and RPC_E_SERVERFAULT returned.
HRESULT AskClient(JobObject& job, const TraceKind& threw, FunctionRef<HRESULT()> question);

// What the method of the client's object answered; RPC_E_DISCONNECTED if its thread is gone.
HRESULT CallInApartment(Process& process, CallbackGate* gate, IUnknown& object,
                        FunctionRef<HRESULT()> method);

}  // namespace bitsim

#endif  // BITSIM_COM_CLIENT_CALL_H_
