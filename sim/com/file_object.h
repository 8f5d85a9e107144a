// File: file_object.h
//
// IBackgroundCopyFile: a file of a job. Keeps its job's proxy, and so the record, alive.

#ifndef BITSIM_COM_FILE_OBJECT_H_
#define BITSIM_COM_FILE_OBJECT_H_

#include <bits.h>

#include "sim/com/job_object.h"

namespace bitsim {

class FileObject final : public ComObject<IBackgroundCopyFile> {
 public:
  FileObject(Process& process, JobObject& job, std::uint32_t index);

  STDMETHODIMP GetRemoteName(LPWSTR* pVal) override;
  STDMETHODIMP GetLocalName(LPWSTR* pVal) override;
  STDMETHODIMP GetProgress(BG_FILE_PROGRESS* pVal) override;

 private:
  ~FileObject() override { job_.Release(); }

  const File& file() const { return job_.job().files[index_]; }

  JobObject& job_;
  std::uint32_t index_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_FILE_OBJECT_H_
