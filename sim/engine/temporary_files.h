// File: temporary_files.h
//
// What of a download's files is on the disk before Complete: under a temporary name beside the
// destination, or in place where the job writes for speed.
//
//   if (FAILED(temporary_files.Create(job, content))) ...   // its first byte may come
//   temporary_files.Update(job);                            // more of it has come
//   disk.Move(temporary_files.Open(job, index), file.local_name(), ...);

#ifndef BITSIM_ENGINE_TEMPORARY_FILES_H_
#define BITSIM_ENGINE_TEMPORARY_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "bitsim/disk.h"
#include "sim/engine/accounts.h"
#include "sim/engine/job.h"

namespace bitsim {

class TemporaryFiles {
 public:
  // Both outlive this object.
  TemporaryFiles(Disk& disk, const Accounts& accounts) : disk_(disk), accounts_(accounts) {}

  static bool AreInPlace(const Job& job) { return job.extras_or_defaults().is_high_performance; }
  // The temporary name, also of a job that writes in place.
  static std::string Name(const Job& job, std::uint32_t file_index);
  // Where the bytes are.
  static std::string Path(const Job& job, std::uint32_t file_index);
  // The same without a string of its own; until the next call.
  std::string_view PathNow(const Job& job, std::uint32_t file_index);

  // nullptr, and a handle of nothing, if it is not there. It is looked up by its path only where
  // the job does not know it yet.
  DiskFile* Find(const Job& job, std::uint32_t file_index);
  Disk::Handle Open(const Job& job, std::uint32_t file_index);

  // Of the current file. `remote` is the whole remote file.
  HRESULT Create(Job& job, const Content& remote);
  void Update(Job& job);

  // As the owner of the job, whom the disk may refuse; as the service.
  HRESULT Delete(const Job& job, std::uint32_t file_index);
  void Remove(const Job& job, std::uint32_t file_index);

 private:
  Disk& disk_;
  const Accounts& accounts_;
  std::string path_;  // scratch
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_TEMPORARY_FILES_H_
