// <fileapi.h>: files of the simulated disk, and paths.

#include <cstring>
#include <string>

#include "sim/com/strings.h"
#include "sim/win32/buffers.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

constexpr std::wstring_view kFolder = L"C:\\work";
constexpr std::wstring_view kTemporaryFolder = L"C:\\Temp\\";

// The full path of a name, with backslashes.
std::wstring FullPath(std::wstring_view name) {
  std::wstring path(name);
  std::replace(path.begin(), path.end(), L'/', L'\\');
  if (path.starts_with(L"\\\\?\\")) path.erase(0, 4);
  const bool is_full = path.starts_with(L"\\\\") || (path.size() > 1 && path[1] == L':');
  if (!is_full && path.starts_with(L"\\")) return L"C:" + path;
  while (path.starts_with(L".\\")) path.erase(0, 2);
  return is_full ? path : std::wstring(kFolder) + L"\\" + path;
}

Disk& DiskOf(State& state) { return state.simulation().disk(); }

// Calls `action` with the disk and the full path; FALSE with the error that it gives.
template <class Action>
BOOL OnDisk(const char* function, LPCWSTR name, const Action& action) {
  State& state = State::Require(function);
  const DWORD error = name == nullptr || *name == L'\0'
                          ? DWORD{ERROR_PATH_NOT_FOUND}
                          : action(DiskOf(state), ToUtf8(FullPath(name)));
  if (error != ERROR_SUCCESS) state.CurrentThread().last_error = error;
  return error == ERROR_SUCCESS;
}

bool IsFolder(Disk& disk, std::string_view path) {
  std::string prefix(path);
  if (!prefix.ends_with('\\')) prefix += '\\';
  for (const std::string& one : disk.Paths()) {
    if (one.size() > prefix.size() &&
        lstrcmpiW(FromUtf8(one.substr(0, prefix.size())).c_str(), FromUtf8(prefix).c_str()) == 0) {
      return true;
    }
  }
  return false;
}

DWORD OpenOnDisk(Disk& disk, const std::string& path, DWORD access, DWORD disposition) {
  if (disk.IsLocked(path)) return ERROR_SHARING_VIOLATION;
  const bool is_there = disk.Exists(path);
  switch (disposition) {
    case CREATE_NEW:
      if (is_there) return ERROR_FILE_EXISTS;
      break;
    case TRUNCATE_EXISTING:
      if ((access & GENERIC_WRITE) == 0) return ERROR_INVALID_PARAMETER;
      [[fallthrough]];
    case OPEN_EXISTING:
      if (!is_there) return ERROR_FILE_NOT_FOUND;
      break;
    case CREATE_ALWAYS:
    case OPEN_ALWAYS:
      break;
    default:
      return ERROR_INVALID_PARAMETER;
  }
  const bool keeps = is_there && (disposition == OPEN_EXISTING || disposition == OPEN_ALWAYS);
  if (!keeps) disk.Write(path, Content());
  return ERROR_SUCCESS;
}

// The open file behind a handle; nullptr, with the error, if there is none, or its path is gone.
std::shared_ptr<OpenFile> FindFile(State& state, HANDLE handle, const DiskFile** on_disk) {
  Thread& thread = state.CurrentThread();
  auto file = state.Find<OpenFile>(thread, handle);
  if (file == nullptr) return nullptr;
  *on_disk = DiskOf(state).Find(file->path);
  if (*on_disk != nullptr) return file;
  thread.last_error = ERROR_FILE_NOT_FOUND;
  return nullptr;
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

HANDLE CreateFileW(LPCWSTR name, DWORD access, DWORD, LPSECURITY_ATTRIBUTES, DWORD disposition,
                   DWORD, HANDLE) {
  State& state = State::Require("CreateFile");
  Thread& thread = state.CurrentThread();
  HANDLE handle = INVALID_HANDLE_VALUE;
  OnDisk("CreateFile", name, [&](Disk& disk, const std::string& path) {
    const bool was_there = disk.Exists(path);
    const DWORD error = OpenOnDisk(disk, path, access, disposition);
    if (error != ERROR_SUCCESS) return error;
    handle = state.Open(thread, std::make_shared<OpenFile>(path, access));
    const bool may_be_there = disposition == CREATE_ALWAYS || disposition == OPEN_ALWAYS;
    thread.last_error = was_there && may_be_there ? ERROR_ALREADY_EXISTS : ERROR_SUCCESS;
    return DWORD{ERROR_SUCCESS};
  });
  return handle;
}

BOOL ReadFile(HANDLE handle, LPVOID to, DWORD size_bytes, LPDWORD read_bytes, LPOVERLAPPED) {
  State& state = State::Require("ReadFile");
  if (read_bytes != nullptr) *read_bytes = 0;
  const DiskFile* on_disk = nullptr;
  const auto file = FindFile(state, handle, &on_disk);
  if (file == nullptr) return FALSE;
  if ((file->access & (GENERIC_READ | GENERIC_ALL)) == 0) {
    SetLastError(ERROR_ACCESS_DENIED);
    return FALSE;
  }
  const std::uint64_t size = on_disk->size_bytes();
  const std::uint64_t left = file->position < size ? size - file->position : 0;
  const std::string bytes =
      on_disk->content.Read(file->position, std::min<std::uint64_t>(left, size_bytes));
  std::memcpy(to, bytes.data(), bytes.size());
  file->position += bytes.size();
  if (read_bytes != nullptr) *read_bytes = static_cast<DWORD>(bytes.size());
  return TRUE;
}

BOOL WriteFile(HANDLE handle, LPCVOID from, DWORD size_bytes, LPDWORD written_bytes, LPOVERLAPPED) {
  State& state = State::Require("WriteFile");
  if (written_bytes != nullptr) *written_bytes = 0;
  const DiskFile* on_disk = nullptr;
  const auto file = FindFile(state, handle, &on_disk);
  if (file == nullptr) return FALSE;
  if ((file->access & (GENERIC_WRITE | GENERIC_ALL)) == 0) {
    SetLastError(ERROR_ACCESS_DENIED);
    return FALSE;
  }
  std::string bytes = on_disk->content.Read(0, on_disk->size_bytes());
  if (bytes.size() < file->position + size_bytes) bytes.resize(file->position + size_bytes);
  std::memcpy(bytes.data() + file->position, from, size_bytes);
  file->position += size_bytes;
  DiskOf(state).Write(file->path, Content::Text(std::move(bytes)));
  if (written_bytes != nullptr) *written_bytes = size_bytes;
  return TRUE;
}

BOOL FlushFileBuffers(HANDLE handle) {
  State& state = State::Require("FlushFileBuffers");
  return state.Find<OpenFile>(state.CurrentThread(), handle) != nullptr;
}

BOOL GetFileSizeEx(HANDLE handle, LARGE_INTEGER* size_bytes) {
  const DiskFile* on_disk = nullptr;
  if (FindFile(State::Require("GetFileSizeEx"), handle, &on_disk) == nullptr) return FALSE;
  size_bytes->QuadPart = static_cast<LONGLONG>(on_disk->size_bytes());
  return TRUE;
}

DWORD GetFileSize(HANDLE handle, LPDWORD size_high) {
  LARGE_INTEGER size;
  if (!GetFileSizeEx(handle, &size)) return INVALID_FILE_SIZE;
  if (size_high != nullptr) *size_high = static_cast<DWORD>(size.u.HighPart);
  SetLastError(ERROR_SUCCESS);
  return size.u.LowPart;
}

BOOL SetFilePointerEx(HANDLE handle, LARGE_INTEGER distance, LARGE_INTEGER* position,
                      DWORD from_where) {
  const DiskFile* on_disk = nullptr;
  const auto file = FindFile(State::Require("SetFilePointerEx"), handle, &on_disk);
  if (file == nullptr) return FALSE;
  const std::uint64_t start = from_where == FILE_BEGIN     ? 0
                              : from_where == FILE_CURRENT ? file->position
                                                           : on_disk->size_bytes();
  const LONGLONG target = static_cast<LONGLONG>(start) + distance.QuadPart;
  if (from_where > FILE_END || target < 0) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return FALSE;
  }
  file->position = static_cast<std::uint64_t>(target);
  if (position != nullptr) position->QuadPart = target;
  return TRUE;
}

BOOL DeleteFileW(LPCWSTR name) {
  return OnDisk("DeleteFile", name, [](Disk& disk, const std::string& path) -> DWORD {
    if (disk.IsLocked(path)) return ERROR_SHARING_VIOLATION;
    return disk.Remove(path) ? ERROR_SUCCESS : ERROR_FILE_NOT_FOUND;
  });
}

BOOL GetDiskFreeSpaceExW(LPCWSTR name, PULARGE_INTEGER available_bytes, PULARGE_INTEGER size_bytes,
                         PULARGE_INTEGER free_bytes) {
  constexpr std::uint64_t kSizeBytes = std::uint64_t{1} << 40;
  Disk& disk = DiskOf(State::Require("GetDiskFreeSpaceEx"));
  const std::wstring path = name == nullptr ? L"C:" : FullPath(name);
  const std::uint64_t bytes = disk.free_bytes(ToUtf8(path.substr(0, 2))).value_or(kSizeBytes / 2);
  if (available_bytes != nullptr) available_bytes->QuadPart = bytes;
  if (free_bytes != nullptr) free_bytes->QuadPart = bytes;
  if (size_bytes != nullptr) size_bytes->QuadPart = std::max(bytes, kSizeBytes);
  return TRUE;
}

DWORD GetFileAttributesW(LPCWSTR name) {
  DWORD attributes = INVALID_FILE_ATTRIBUTES;
  OnDisk("GetFileAttributes", name, [&](Disk& disk, const std::string& path) -> DWORD {
    if (disk.Exists(path)) {
      attributes = FILE_ATTRIBUTE_ARCHIVE;
    } else if (IsFolder(disk, path)) {
      attributes = FILE_ATTRIBUTE_DIRECTORY;
    } else {
      return ERROR_FILE_NOT_FOUND;
    }
    return ERROR_SUCCESS;
  });
  return attributes;
}

BOOL CopyFileW(LPCWSTR from, LPCWSTR to, BOOL fails_if_there) {
  return OnDisk("CopyFile", from, [&](Disk& disk, const std::string& path) -> DWORD {
    const DiskFile* const file = disk.Find(path);
    if (file == nullptr) return ERROR_FILE_NOT_FOUND;
    const std::string target = ToUtf8(FullPath(to));
    if (disk.Exists(target) && fails_if_there) return ERROR_FILE_EXISTS;
    if (disk.IsLocked(path) || disk.IsLocked(target)) return ERROR_SHARING_VIOLATION;
    const DiskFile copy = *file;
    disk.Write(target, copy.content, copy.present_bytes);
    return ERROR_SUCCESS;
  });
}

BOOL MoveFileW(LPCWSTR from, LPCWSTR to) { return MoveFileExW(from, to, 0); }

BOOL MoveFileExW(LPCWSTR from, LPCWSTR to, DWORD flags) {
  return OnDisk("MoveFile", from, [&](Disk& disk, const std::string& path) -> DWORD {
    if (!disk.Exists(path)) return ERROR_FILE_NOT_FOUND;
    if (to == nullptr) return ERROR_NOT_SUPPORTED;  // delete when the machine restarts
    const std::string target = ToUtf8(FullPath(to));
    const bool replaces = (flags & MOVEFILE_REPLACE_EXISTING) != 0;
    if (disk.Exists(target) && !replaces) return ERROR_ALREADY_EXISTS;
    return disk.Rename(path, target) ? ERROR_SUCCESS : ERROR_SHARING_VIOLATION;
  });
}

BOOL CreateDirectoryW(LPCWSTR name, LPSECURITY_ATTRIBUTES) {
  return OnDisk("CreateDirectory", name,
                [](Disk&, const std::string&) { return DWORD{ERROR_SUCCESS}; });
}

BOOL RemoveDirectoryW(LPCWSTR name) {
  return OnDisk("RemoveDirectory", name, [](Disk& disk, const std::string& path) -> DWORD {
    return IsFolder(disk, path) ? ERROR_DIR_NOT_EMPTY : ERROR_SUCCESS;
  });
}

DWORD GetTempPathW(DWORD capacity, LPWSTR path) {
  return GiveText(kTemporaryFolder, path, capacity);
}

DWORD GetCurrentDirectoryW(DWORD capacity, LPWSTR path) {
  return GiveText(kFolder, path, capacity);
}

DWORD GetFullPathNameW(LPCWSTR name, DWORD capacity, LPWSTR path, LPWSTR* file_part) {
  const DWORD length = GiveText(FullPath(name), path, capacity);
  if (file_part != nullptr) {
    wchar_t* const last = length < capacity ? std::wcsrchr(path, L'\\') : nullptr;
    *file_part = last == nullptr || last[1] == L'\0' ? nullptr : last + 1;
  }
  return length;
}

UINT GetTempFileNameW(LPCWSTR folder, LPCWSTR prefix, UINT unique, LPWSTR path) {
  State& state = State::Require("GetTempFileName");
  std::wstring full = FullPath(folder);
  if (!full.ends_with(L'\\')) full += L'\\';
  full += std::wstring(prefix == nullptr ? L"" : prefix).substr(0, 3);
  for (UINT number = unique == 0 ? 1 : unique; number <= 0xffff; ++number) {
    std::wstring name = full;
    for (int shift = 12; shift >= 0; shift -= 4) name += L"0123456789ABCDEF"[number >> shift & 15];
    name += L".tmp";
    const std::string on_disk = ToUtf8(name);
    if (unique == 0 && DiskOf(state).Exists(on_disk)) continue;
    if (name.size() >= MAX_PATH) break;
    if (unique == 0) DiskOf(state).Write(on_disk, Content());
    std::wcscpy(path, name.c_str());
    return number;
  }
  SetLastError(ERROR_FILE_EXISTS);
  return 0;
}

}  // extern "C"
