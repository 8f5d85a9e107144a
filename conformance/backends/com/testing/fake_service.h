// File: fake_service.h
//
// A BITS service of the test's own, in the place of the machine's: as long as the object lives,
// this process finds it when it asks for the manager class. It refuses, or has jobs that fail
// without ever asking the origin for anything.
//
//   FakeService service({.creates_manager = E_ACCESSDENIED});
//   MakeComBackend({});                             // throws

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_TESTING_FAKE_SERVICE_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_TESTING_FAKE_SERVICE_H_

#include <bits.h>

#include "conformance/backends/com/service.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance {

class FakeService {
 public:
  struct Behaviour {
    HRESULT creates_manager = S_OK;
    HRESULT creates_job = S_OK;
    BG_JOB_STATE resumed_job = BG_JOB_STATE_ERROR;  // what a job is once it is resumed
  };
  explicit FakeService(const Behaviour& behaviour);
  FakeService(const FakeService&) = delete;
  FakeService& operator=(const FakeService&) = delete;
  ~FakeService();

 private:
  const ComApartment apartment_;
  ComPtr<IClassFactory> factory_;
  DWORD registration_ = 0;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_TESTING_FAKE_SERVICE_H_
