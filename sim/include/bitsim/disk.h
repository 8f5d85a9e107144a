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
//   simulation.disk().Lock("C:\\data\\file.bin");                    // Complete now fails to rename

#ifndef BITSIM_DISK_H_
#define BITSIM_DISK_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/content.h"

namespace bitsim {

// Part of a file that has arrived so far, or all of it.
struct DiskFile {
  Content content;              // what the whole file will be
  std::uint64_t present_bytes;  // how much of it is here, from the front
  std::uint64_t size_bytes() const { return present_bytes; }
};

class Disk {
 public:
  bool Exists(std::string_view path) const { return Find(path) != nullptr; }
  // nullptr when there is no such file. Valid until the disk changes.
  const DiskFile* Find(std::string_view path) const;
  // The bytes of a file; nullopt when there is none.
  std::optional<std::string> Read(std::string_view path) const;
  // Every path, in order.
  std::vector<std::string> Paths() const;

  // Creates or replaces a file, locked or not: this is the test's hand, not the service's.
  void Write(std::string_view path, Content content);
  void Write(std::string_view path, Content content, std::uint64_t present_bytes);
  // Says how much of a file is here now. Nothing happens if there is no such file.
  void SetPresentBytes(std::string_view path, std::uint64_t present_bytes);
  bool Remove(std::string_view path);

  // While a path is locked the service cannot create, replace, delete or rename onto it
  // (ERROR_SHARING_VIOLATION).
  void Lock(std::string_view path);
  void Unlock(std::string_view path);
  bool IsLocked(std::string_view path) const;

  // Moves a file onto a path, replacing what is there. False, and nothing changed, when the source
  // does not exist or either path is locked.
  bool Rename(std::string_view from, std::string_view to);

 private:
  struct Entry {
    std::string path;  // as it was written
    DiskFile file;
  };
  // By the path in lower case, which is what makes two paths the same.
  std::map<std::string, Entry, std::less<>> files_;
  std::set<std::string, std::less<>> locked_;
};

}  // namespace bitsim

#endif  // BITSIM_DISK_H_
