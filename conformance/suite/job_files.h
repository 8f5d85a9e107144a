// File: job_files.h
//
// The files of a job as a client lists and reads them, and the texts that COM hands out.
//
//   const auto files = FilesOf(job);
//   EXPECT_EQ(ProgressOfFile(files[0]).BytesTotal, BG_SIZE_UNKNOWN);

#ifndef BITSIM_CONFORMANCE_SUITE_JOB_FILES_H_
#define BITSIM_CONFORMANCE_SUITE_JOB_FILES_H_

#include <bits.h>

#include <string>
#include <vector>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// The text, and frees it. "" for a null pointer.
std::wstring TakeText(LPWSTR text);

// The job's files in their order; fails the test where the list cannot be had.
std::vector<ComPtr<IBackgroundCopyFile>> FilesOf(const ComPtr<IBackgroundCopyJob>& job);

BG_FILE_PROGRESS ProgressOfFile(const ComPtr<IBackgroundCopyFile>& file);
std::wstring RemoteNameOf(IBackgroundCopyFile* file);
std::wstring LocalNameOf(IBackgroundCopyFile* file);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_JOB_FILES_H_
