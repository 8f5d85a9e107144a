// File: local_files.h
//
// The files of a test whose service works on the real disk: one folder of this machine.
//
//   LocalFiles files(folder);                       // which exists and is empty
//   files.Write(files.Path("old"), 1000);
//   files.SizeBytes(files.Path("new"));             // nothing: there is none
//   files.Remove();                                 // with all that is in it

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOCAL_FILES_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOCAL_FILES_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conformance {

class LocalFiles {
 public:
  explicit LocalFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // A fresh folder among the temporary files of the system.
  static LocalFiles InTemporaryFolder();
  // Removes such folders of processes that ended without doing so.
  static void RemoveLeftovers();

  std::wstring Path(std::string_view name) const { return (folder_ / name).wstring(); }
  std::optional<std::uint64_t> SizeBytes(const std::wstring& path) const;
  // The names of all files, in order.
  std::vector<std::wstring> Names() const;
  void Write(const std::wstring& path, std::uint64_t size_bytes) const;
  // What cannot be removed stays.
  void Remove() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOCAL_FILES_H_
