// File: disk.h
//
// The disk of the simulated machine: files by their full Windows path, names compared without
// regard to ASCII case. Downloads arrive under a temporary name and get their own when the job is
// completed.
//
//   simulation.RunUntilIdle();
//   assert(!simulation.disk().Exists("C:\\data\\file.bin"));        // not before Complete
//   job->Complete();
//   assert(simulation.disk().Find("C:\\data\\file.bin")->size_bytes() == 1000);
//
// What goes wrong with a disk is one call each:
//
//   Disk& disk = simulation.disk();
//   disk.Lock("C:\\data\\file.bin");     // somebody has it open: Complete cannot rename
//   disk.Deny("C:\\data", "alice");      // alice may not write there: E_ACCESSDENIED
//   disk.SetReadOnly("C:", true);        // the whole volume: ERROR_WRITE_PROTECT
//   disk.SetFreeBytes("C:", 1'000'000);  // what does not fit: ERROR_DISK_FULL
//
// The service meets these when it creates a temporary file (a fatal error of the job, in the
// context of the local file), when it renames it (Complete fails and may be repeated, rule ST-27)
// and when it deletes it (BG_S_UNABLE_TO_DELETE_FILES, rule COMP-03). A volume that chkdsk has
// locked is another matter: see Machine::LockVolume.

#ifndef BITSIM_DISK_H_
#define BITSIM_DISK_H_

#include <windows.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bitsim/content.h"
#include "bitsim/time.h"

namespace bitsim {

// Part of a file that has arrived so far, or all of it.
struct DiskFile {
  Content content;              // what the whole file will be
  std::uint64_t present_bytes;  // how much of it is here, from the front
  std::uint64_t version = 0;    // another one for every Write to this disk, from 1 on
  std::string owner = {};       // the user who owns it; "": a test wrote it
  // Of a transferred file: those of its source, if that tells them. Zero: nobody set them.
  WallTime created = {};
  WallTime modified = {};
  std::uint64_t size_bytes() const { return present_bytes; }
};

class Disk {
 public:
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  bool Exists(std::string_view path) const { return Find(path) != nullptr; }
  // nullptr when there is no such file. Valid until the disk changes.
  const DiskFile* Find(std::string_view path) const;
  // The bytes of a file; nullopt when there is none.
  std::optional<std::string> Read(std::string_view path) const;
  // Every path, in order.
  std::vector<std::string> Paths() const;

  // Creates or replaces a file, locked or not: this is the test's hand, not the service's. Throws
  // std::invalid_argument if more bytes are to be present than the content has.
  void Write(std::string_view path, Content content);
  void Write(std::string_view path, Content content, std::uint64_t present_bytes);
  // Says how much of a file is here now. Nothing happens if there is no such file. A transfer whose
  // temporary file was removed or shortened begins anew.
  void SetPresentBytes(std::string_view path, std::uint64_t present_bytes);
  void SetTimes(std::string_view path, WallTime created, WallTime modified);
  bool Remove(std::string_view path);
  // Whether any file lies in it, or deeper. `folder` ends with '\\'.
  bool HasFolder(std::string_view folder) const;

  // While a path is locked the service cannot create, replace, delete or rename onto it
  // (ERROR_SHARING_VIOLATION).
  void Lock(std::string_view path);
  void Unlock(std::string_view path);
  bool IsLocked(std::string_view path) const;

  // Moves a file onto a path, replacing what is there. False, and nothing changed, when the source
  // does not exist or either path is locked.
  bool Rename(std::string_view from, std::string_view to);

  // While it is denied, the user of that name may not create, replace, rename or delete the file,
  // or, for a folder or a volume, anything in it (E_ACCESSDENIED). AddFile is refused, too.
  void Deny(std::string_view path, std::string_view user_name);
  void Allow(std::string_view path, std::string_view user_name);
  bool MayWrite(std::string_view path, std::string_view user_name) const;
  // The same for everybody: E_ACCESSDENIED for a file or a folder; ERROR_WRITE_PROTECT for a
  // volume, which AddFile does not look at.
  void SetReadOnly(std::string_view path, bool is_read_only);
  // So much more fits on the volume ("C:"); nullopt, as at the beginning: as much as one likes. The
  // service takes the whole size of a file when it begins with it (else ERROR_DISK_FULL); what is
  // deleted gives its space back. Writing by a test always succeeds.
  void SetFreeBytes(std::string_view volume, std::optional<std::uint64_t> bytes);
  std::optional<std::uint64_t> free_bytes(std::string_view volume) const;

  // --- The service's hand: by a user, S_OK or why not; then nothing has changed ---

  // A path that was looked up once. Finds its file until that has another path or is gone, and none
  // from then on.
  struct Handle {
    std::uint32_t place = UINT32_MAX;
    std::uint32_t generation = 0;
  };
  // A handle that finds nothing if there is no such file.
  Handle Open(std::string_view path) const;
  // nullptr when it finds none. Valid until the disk changes.
  DiskFile* Find(Handle file);

  HRESULT Create(std::string_view path, const Content& content, std::uint64_t present_bytes,
                 std::string_view user_name, Handle* created = nullptr);
  // The file then belongs to `owner`.
  HRESULT Move(Handle from, std::string_view to, std::string_view user_name,
               std::string_view owner);
  HRESULT Move(std::string_view from, std::string_view to, std::string_view user_name,
               std::string_view owner) {
    return Move(Open(from), to, user_name, owner);
  }
  // S_OK also if there is no such file.
  HRESULT Delete(std::string_view path, std::string_view user_name);

 private:
  // Whether the user can change what has this name now.
  HRESULT CheckChange(std::string_view path, std::string_view user_name) const {
    const bool is_free = denied_.empty() && read_only_.empty() && locked_.empty();
    return is_free ? S_OK : CheckFaults(path, user_name);
  }
  HRESULT CheckFaults(std::string_view path, std::string_view user_name) const;
  // Takes space on the path's volume, or, if negative, gives it back.
  void Charge(std::string_view path, std::int64_t bytes) {
    if (!free_bytes_.empty()) ChargeVolume(path, bytes);
  }
  void ChargeVolume(std::string_view path, std::int64_t bytes);
  void Fill(std::string_view path, DiskFile& file, const Content& content,
            std::uint64_t present_bytes);
  // REQUIRES: the file is there. What has that path now goes.
  DiskFile& Rename(Handle file, std::string_view to);

  class Files;  // by path
  std::unique_ptr<Files> files_;
  std::uint64_t write_count_ = 0;
  std::set<std::string, std::less<>> locked_;
  std::set<std::pair<std::string, std::string>> denied_;  // path, user
  std::set<std::string, std::less<>> read_only_;
  std::map<std::string, std::uint64_t, std::less<>> free_bytes_;  // by volume, where limited
};

}  // namespace bitsim

#endif  // BITSIM_DISK_H_
