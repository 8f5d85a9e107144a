#include "conformance/suite/job_files.h"

#include <utility>

#include "conformance/testbed/expectations.h"

namespace conformance {

std::wstring TakeText(LPWSTR text) {
  std::wstring result(text == nullptr ? L"" : text);
  CoTaskMemFree(text);
  return result;
}

std::vector<ComPtr<IBackgroundCopyFile>> FilesOf(const ComPtr<IBackgroundCopyJob>& job) {
  std::vector<ComPtr<IBackgroundCopyFile>> files;
  ComPtr<IEnumBackgroundCopyFiles> list;
  EXPECT_HRESULT(S_OK, job->EnumFiles(list.put()));
  if (!list) return files;
  ULONG count = 0;
  EXPECT_HRESULT(S_OK, list->GetCount(&count));
  for (ULONG i = 0; i < count; ++i) {
    ComPtr<IBackgroundCopyFile> file;
    ULONG fetched = 0;
    EXPECT_HRESULT(S_OK, list->Next(1, file.put(), &fetched));
    if (!file) break;
    files.push_back(std::move(file));
  }
  return files;
}

BG_FILE_PROGRESS ProgressOfFile(const ComPtr<IBackgroundCopyFile>& file) {
  BG_FILE_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, file->GetProgress(&progress));
  return progress;
}

std::wstring RemoteNameOf(IBackgroundCopyFile* file) {
  LPWSTR name = nullptr;
  EXPECT_HRESULT(S_OK, file->GetRemoteName(&name));
  return TakeText(name);
}

std::wstring LocalNameOf(IBackgroundCopyFile* file) {
  LPWSTR name = nullptr;
  EXPECT_HRESULT(S_OK, file->GetLocalName(&name));
  return TakeText(name);
}

}  // namespace conformance
