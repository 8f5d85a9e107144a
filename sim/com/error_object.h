// File: error_object.h
//
// IBackgroundCopyError: a snapshot of what went wrong (rule ERR-10). Texts are English and our own.

#ifndef BITSIM_COM_ERROR_OBJECT_H_
#define BITSIM_COM_ERROR_OBJECT_H_

#include <bits.h>

#include "sim/com/job_object.h"

namespace bitsim {

class ErrorObject final : public ComObject<ListedObject, IBackgroundCopyError> {
 public:
  ErrorObject(Process& process, JobObject& job, const JobError& error);

  STDMETHODIMP GetError(BG_ERROR_CONTEXT* pContext, HRESULT* pCode) override;
  STDMETHODIMP GetFile(IBackgroundCopyFile** pVal) override;
  STDMETHODIMP GetErrorDescription(DWORD LanguageId, LPWSTR* pErrorDescription) override;
  STDMETHODIMP GetErrorContextDescription(DWORD LanguageId, LPWSTR* pContextDescription) override;
  STDMETHODIMP GetProtocol(LPWSTR* pProtocol) override;

  std::string Describe() const override {
    return "IBackgroundCopyError of job " + std::to_string(job_.index());
  }
  JobIndex subject() const override { return job_.index(); }

 private:
  ~ErrorObject() override { job_.ReleaseForService(); }

  const Decisions& decisions() const { return process().service().decisions; }
  const JobError& error() const;

  JobObject& job_;
  const JobError error_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_ERROR_OBJECT_H_
