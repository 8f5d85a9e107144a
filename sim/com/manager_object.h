// File: manager_object.h
//
// IBackgroundCopyManager: one application's way to the service.

#ifndef BITSIM_COM_MANAGER_OBJECT_H_
#define BITSIM_COM_MANAGER_OBJECT_H_

#include <bits.h>

#include "sim/com/com_object.h"

namespace bitsim {

class ManagerObject final : public ComObject<ListedObject, IBackgroundCopyManager> {
 public:
  explicit ManagerObject(Process& process) : ComObject(process) {}

  STDMETHODIMP CreateJob(LPCWSTR DisplayName, BG_JOB_TYPE Type, GUID* pJobId,
                         IBackgroundCopyJob** ppJob) override;
  STDMETHODIMP GetJob(REFGUID jobID, IBackgroundCopyJob** ppJob) override;
  STDMETHODIMP EnumJobs(DWORD dwFlags, IEnumBackgroundCopyJobs** ppEnum) override;
  STDMETHODIMP GetErrorDescription(HRESULT hResult, DWORD LanguageId,
                                   LPWSTR* pErrorDescription) override;

  std::string Describe() const override { return "IBackgroundCopyManager"; }

 private:
  ~ManagerObject() override = default;

  Engine& engine() const { return process().service().engine; }
};

}  // namespace bitsim

#endif  // BITSIM_COM_MANAGER_OBJECT_H_
