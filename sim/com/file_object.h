// File: file_object.h
//
// A file of a job, or the reply to one that was uploaded: IBackgroundCopyFile to File6, as far as
// the running BITS has them. Keeps its job's proxy, and so the record, alive.
//
// Sources: file_object.cc (IBackgroundCopyFile to File4), file_object_later.cc (File5, File6).

#ifndef BITSIM_COM_FILE_OBJECT_H_
#define BITSIM_COM_FILE_OBJECT_H_

#include <bits.h>

#include "sim/com/job_object.h"

namespace bitsim {

enum class FilePart : std::uint8_t { kFile, kReply };

class FileObject final : public ComObject<ListedObject, IBackgroundCopyFile6> {
 public:
  FileObject(Process& process, JobObject& job, std::uint32_t index,
             FilePart part = FilePart::kFile);

  // IBackgroundCopyFile
  STDMETHODIMP GetRemoteName(LPWSTR* pVal) override;
  STDMETHODIMP GetLocalName(LPWSTR* pVal) override;
  STDMETHODIMP GetProgress(BG_FILE_PROGRESS* pVal) override;

  // IBackgroundCopyFile2
  STDMETHODIMP GetFileRanges(DWORD* RangeCount, BG_FILE_RANGE** Ranges) override;
  STDMETHODIMP SetRemoteName(LPCWSTR Val) override;

  // IBackgroundCopyFile3
  STDMETHODIMP GetTemporaryName(LPWSTR* pFilename) override;
  STDMETHODIMP SetValidationState(BOOL state) override;
  STDMETHODIMP GetValidationState(BOOL* pState) override;
  STDMETHODIMP IsDownloadedFromPeer(BOOL* pVal) override;

  // IBackgroundCopyFile4
  STDMETHODIMP GetPeerDownloadStats(UINT64* pFromOrigin, UINT64* pFromPeers) override;

  // IBackgroundCopyFile5
  STDMETHODIMP SetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                           BITS_FILE_PROPERTY_VALUE PropertyValue) override;
  STDMETHODIMP GetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                           BITS_FILE_PROPERTY_VALUE* PropertyValue) override;

  // IBackgroundCopyFile6
  STDMETHODIMP UpdateDownloadPosition(UINT64 offset) override;
  STDMETHODIMP RequestFileRanges(DWORD rangeCount, const BG_FILE_RANGE* ranges) override;
  STDMETHODIMP GetFilledFileRanges(DWORD* rangeCount, BG_FILE_RANGE** ranges) override;

  std::string Describe() const override {
    return "IBackgroundCopyFile " + std::to_string(index_) + " of job " +
           std::to_string(job_.index());
  }
  JobIndex subject() const override { return job_.index(); }

 private:
  ~FileObject() override { job_.ReleaseForService(); }

  void* Find(REFIID riid) override;

  Engine& engine() const { return process().service().engine; }
  bool IsDownload() const { return job_.job().type == BG_JOB_TYPE_DOWNLOAD; }
  bool IsReply() const { return part_ == FilePart::kReply; }

  template <class Body>
  HRESULT Read(const TraceKind& method, const Body& body) {
    return Call(CallKind::kRead, method, job_.index(), body);
  }
  template <class Body>
  HRESULT Change(const TraceKind& method, const Body& body) {
    return Call(CallKind::kChange, method, job_.index(), [&]() -> HRESULT {
      return process().MayChange(job_.job()) ? body() : E_ACCESSDENIED;
    });
  }

  const File& file() const { return job_.job().files[index_]; }
  BG_FILE_PROGRESS Progress() const;

  JobObject& job_;
  std::uint32_t index_;
  FilePart part_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_FILE_OBJECT_H_
