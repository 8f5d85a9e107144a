#include "conformance/backends/local/local_files.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <signal.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;

// The name of a folder is this, the process, and a number: "bitsim-files-4711-1".
constexpr std::string_view kPrefix = "bitsim-files-";
constexpr int kTriesMax = 1000;

#ifdef _WIN32
unsigned long ThisProcess() { return GetCurrentProcessId(); }
bool IsRunning(unsigned long process) {
  const HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, process);
  if (handle == nullptr) return GetLastError() == ERROR_ACCESS_DENIED;
  const bool runs = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
  CloseHandle(handle);
  return runs;
}
#else
unsigned long ThisProcess() { return static_cast<unsigned long>(getpid()); }
bool IsRunning(unsigned long process) {
  return kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}
#endif

fs::path TemporaryFolder() {
  std::error_code error;
  fs::path folder = fs::temp_directory_path(error);
  if (error) throw BackendError("there is no folder for temporary files: " + error.message());
  return folder;
}

}  // namespace

LocalFiles LocalFiles::InTemporaryFolder() {
  const fs::path parent = TemporaryFolder();
  std::error_code error;
  for (int i = 1; i <= kTriesMax && !error; ++i) {
    fs::path folder =
        parent / (std::string(kPrefix) + std::to_string(ThisProcess()) + "-" + std::to_string(i));
    if (fs::create_directory(folder, error)) return LocalFiles(std::move(folder));
  }
  throw BackendError("cannot make a folder in " + parent.string() + ": " + error.message());
}

void LocalFiles::RemoveLeftovers() {
  std::error_code error;
  for (fs::directory_iterator entry(TemporaryFolder(), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(kPrefix)) continue;
    const unsigned long process = std::strtoul(name.c_str() + kPrefix.size(), nullptr, 10);
    if (process == 0 || IsRunning(process)) continue;
    std::error_code ignored;  // somebody else's, or somebody else was faster
    fs::remove_all(entry->path(), ignored);
  }
}

std::optional<std::uint64_t> LocalFiles::SizeBytes(const std::wstring& path) const {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

std::vector<std::wstring> LocalFiles::Names() const {
  std::vector<std::wstring> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().wstring());
  }
  if (error) throw BackendError("cannot list " + folder_.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

void LocalFiles::Write(const std::wstring& path, std::uint64_t size_bytes) const {
  std::ofstream file(fs::path(path), std::ios::binary | std::ios::trunc);
  const std::string piece(std::size_t{1} << 16, 'x');
  while (file && size_bytes > 0) {
    const std::uint64_t count = std::min<std::uint64_t>(size_bytes, piece.size());
    file.write(piece.data(), static_cast<std::streamsize>(count));
    size_bytes -= count;
  }
  if (!file.flush()) throw BackendError("cannot write " + fs::path(path).string());
}

void LocalFiles::Remove() const {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace conformance
