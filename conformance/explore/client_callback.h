// File: client_callback.h
//
// A callback object with one of the model's behaviours. It counts references but is never freed
// before its SimulatedService: wrong services may release it too often, or call it afterwards.

#ifndef BITSIM_CONFORMANCE_EXPLORE_CLIENT_CALLBACK_H_
#define BITSIM_CONFORMANCE_EXPLORE_CLIENT_CALLBACK_H_

#include <bits3_0.h>

#include <cstdint>

#include "conformance/model/observation.h"

namespace conformance::explore {

class SimulatedService;

class ClientCallback final : public IBackgroundCopyCallback2 {
 public:
  ClientCallback(SimulatedService& service, std::size_t job, std::size_t application,
                 std::uint32_t incarnation, model::Behaviour behaviour);
  virtual ~ClientCallback() = default;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override;
  ULONG STDMETHODCALLTYPE AddRef() override;
  ULONG STDMETHODCALLTYPE Release() override;
  HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* job) override;
  HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override;
  HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob* job, DWORD reserved) override;
  HRESULT STDMETHODCALLTYPE FileTransferred(IBackgroundCopyJob* job,
                                            IBackgroundCopyFile* file) override;

  std::size_t job() const { return job_; }
  ULONG references() const { return references_; }

 private:
  // Writes it down; false: it comes too late for this client to do anything.
  bool Note(model::Call call);
  HRESULT Behave(model::Event event, HRESULT code, IBackgroundCopyJob* job);

  SimulatedService& service_;
  const std::size_t job_;
  const std::size_t application_;
  const std::uint32_t incarnation_;
  const model::Behaviour behaviour_;
  ULONG references_ = 0;
};

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_CLIENT_CALLBACK_H_
