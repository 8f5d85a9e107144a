// File: run_folder.h
//
// What one run leaves on a machine, so that nothing of it stays: a folder under the user's
// temporary folder, and in it the ids of the jobs that were made.
//
//   %TEMP%\bitsim-conformance-4711-1.lock   open, and so unshared, as long as the run lives
//   %TEMP%\bitsim-conformance-4711-1\jobs   one job id a line
//   %TEMP%\bitsim-conformance-4711-1\1\...  the files of the first testbed
//
// A run that was killed leaves all of it; the next run finds a folder whose lock is gone, cancels
// the jobs named there and removes the folder. Jobs are known by their id alone: a job of anybody
// else is never touched, whatever its name.
//
// Threads: every method may be called from any thread.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_RUN_FOLDER_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_RUN_FOLDER_H_

#include <bits.h>

#include <chrono>
#include <filesystem>
#include <mutex>
#include <vector>

namespace conformance {

class RunFolder {
 public:
  // Throws BackendError when the temporary folder cannot be written to.
  RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  // Removes the folder. Jobs that were not cancelled stay with the service.
  ~RunFolder();

  const std::filesystem::path& path() const { return path_; }
  // A fresh, empty folder.
  std::filesystem::path MakeFolder();

  void AddJob(const GUID& id);
  // Takes the callbacks of all added jobs away.
  void SilenceJobs(IBackgroundCopyManager& manager);
  // Cancels all added jobs that have not ended and forgets them. One that is under way is waited
  // for first, `patience` at most: some services cannot bear that it is cancelled then.
  void CancelJobs(IBackgroundCopyManager& manager, std::chrono::milliseconds patience);

  // Cancels the jobs of runs that did not end well and removes their folders.
  static void RemoveLeftovers(IBackgroundCopyManager& manager);

 private:
  HANDLE lock_ = INVALID_HANDLE_VALUE;
  std::filesystem::path path_;
  std::mutex mutex_;
  int folders_ = 0;
  std::vector<GUID> jobs_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_RUN_FOLDER_H_
