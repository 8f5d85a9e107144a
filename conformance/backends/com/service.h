// File: service.h
//
// The way to a real BITS service: which classes it offers, what it is able to do, and what to say
// when it does not answer.
//
//   ComApartment apartment;                       // once, on the thread that runs the tests
//   Service service = ConnectToService();         // throws BackendError with a sentence
//   service.manager->CreateJob(...);

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_H_

#include <bits.h>

#include <string>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// COM for this process, multithreaded, and its security: a service must be allowed to impersonate
// whoever calls it, or it may not write the caller's files. Throws BackendError.
class ComApartment {
 public:
  ComApartment();
  ComApartment(const ComApartment&) = delete;
  ComApartment& operator=(const ComApartment&) = delete;
  ~ComApartment();
};

struct Service {
  ComPtr<IBackgroundCopyManager> manager;
  // The newest BITS version that it keeps without a gap: its manager class is registered, or its
  // jobs answer for the interface that came with it.
  std::string bits_version;
};

// Asks for the newest manager class first. Throws BackendError.
Service ConnectToService();

// The manager alone, of the newest class that is registered. Throws BackendError.
ComPtr<IBackgroundCopyManager> CreateManager();

// Whether the service behind this proxy still lives, whatever it answers.
bool Answers(IBackgroundCopyManager& manager);

// What stands for a class that is not registered where the one of before BITS 1.0 is.
inline constexpr HRESULT kOlderThanVersion1 = CO_E_CLSREG_INCONSISTENT;

// What is wrong, and what its user can do, when CoCreateInstance of the manager failed with this.
std::string ActivationFailure(HRESULT result);

// "0x80200001"
std::string Hexadecimal(HRESULT result);

// "Wine 8.0", or empty on Windows.
std::string WineVersion();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_H_
