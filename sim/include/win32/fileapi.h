// fileapi.h: files of the simulated disk (bitsim/disk.h). Paths that are not full begin in
// C:\work. A folder is there as long as a file is in it; making one always succeeds.

#ifndef BITSIM_WIN32_FILEAPI_H_
#define BITSIM_WIN32_FILEAPI_H_

#include <winnt.h>

#define FILE_SHARE_READ 0x1
#define FILE_SHARE_WRITE 0x2
#define FILE_SHARE_DELETE 0x4
#define CREATE_NEW 1
#define CREATE_ALWAYS 2
#define OPEN_EXISTING 3
#define OPEN_ALWAYS 4
#define TRUNCATE_EXISTING 5
#define FILE_ATTRIBUTE_READONLY 0x1
#define FILE_ATTRIBUTE_HIDDEN 0x2
#define FILE_ATTRIBUTE_DIRECTORY 0x10
#define FILE_ATTRIBUTE_ARCHIVE 0x20
#define FILE_ATTRIBUTE_NORMAL 0x80
#define FILE_ATTRIBUTE_TEMPORARY 0x100
#define FILE_FLAG_SEQUENTIAL_SCAN 0x08000000
#define INVALID_FILE_ATTRIBUTES 0xFFFFFFFFu
#define INVALID_FILE_SIZE 0xFFFFFFFFu
#define FILE_BEGIN 0
#define FILE_CURRENT 1
#define FILE_END 2
#define MOVEFILE_REPLACE_EXISTING 0x1
#define MOVEFILE_COPY_ALLOWED 0x2
#define MOVEFILE_WRITE_THROUGH 0x8

#ifdef __cplusplus
extern "C" {
#endif

// INVALID_HANDLE_VALUE with ERROR_FILE_NOT_FOUND, ERROR_FILE_EXISTS, ERROR_SHARING_VIOLATION (the
// path is locked), or ERROR_INVALID_PARAMETER. Sharing and attributes are not looked at.
HANDLE WINAPI CreateFileW(LPCWSTR path, DWORD access, DWORD sharing, LPSECURITY_ATTRIBUTES security,
                          DWORD disposition, DWORD flags_and_attributes, HANDLE template_file);
HANDLE WINAPI CreateFileA(LPCSTR path, DWORD access, DWORD sharing, LPSECURITY_ATTRIBUTES security,
                          DWORD disposition, DWORD flags_and_attributes, HANDLE template_file);
BOOL WINAPI ReadFile(HANDLE file, LPVOID to, DWORD size_bytes, LPDWORD read_bytes,
                     LPOVERLAPPED overlapped);
BOOL WINAPI WriteFile(HANDLE file, LPCVOID from, DWORD size_bytes, LPDWORD written_bytes,
                      LPOVERLAPPED overlapped);
BOOL WINAPI FlushFileBuffers(HANDLE file);
BOOL WINAPI GetFileSizeEx(HANDLE file, LARGE_INTEGER* size_bytes);
DWORD WINAPI GetFileSize(HANDLE file, LPDWORD size_high);
BOOL WINAPI SetFilePointerEx(HANDLE file, LARGE_INTEGER distance, LARGE_INTEGER* position,
                             DWORD from_where);

// The volume of the path (NULL: C:) as Disk::SetFreeBytes has it, else half a terabyte of one. Each
// of the numbers may be NULL.
BOOL WINAPI GetDiskFreeSpaceExW(LPCWSTR path, PULARGE_INTEGER available_bytes,
                                PULARGE_INTEGER size_bytes, PULARGE_INTEGER free_bytes);

BOOL WINAPI DeleteFileW(LPCWSTR path);
BOOL WINAPI DeleteFileA(LPCSTR path);
DWORD WINAPI GetFileAttributesW(LPCWSTR path);
DWORD WINAPI GetFileAttributesA(LPCSTR path);
BOOL WINAPI CopyFileW(LPCWSTR from, LPCWSTR to, BOOL fails_if_there);
BOOL WINAPI CopyFileA(LPCSTR from, LPCSTR to, BOOL fails_if_there);
BOOL WINAPI MoveFileW(LPCWSTR from, LPCWSTR to);
BOOL WINAPI MoveFileA(LPCSTR from, LPCSTR to);
BOOL WINAPI MoveFileExW(LPCWSTR from, LPCWSTR to, DWORD flags);
BOOL WINAPI MoveFileExA(LPCSTR from, LPCSTR to, DWORD flags);
BOOL WINAPI CreateDirectoryW(LPCWSTR path, LPSECURITY_ATTRIBUTES security);
BOOL WINAPI CreateDirectoryA(LPCSTR path, LPSECURITY_ATTRIBUTES security);
BOOL WINAPI RemoveDirectoryW(LPCWSTR path);

// These give the length without the final NUL, or, when `capacity` (in characters) is too small,
// the capacity that is needed.
DWORD WINAPI GetTempPathW(DWORD capacity, LPWSTR path);  // C:\Temp with a final backslash
DWORD WINAPI GetTempPathA(DWORD capacity, LPSTR path);
DWORD WINAPI GetCurrentDirectoryW(DWORD capacity, LPWSTR path);
DWORD WINAPI GetFullPathNameW(LPCWSTR name, DWORD capacity, LPWSTR path, LPWSTR* file_part);
// Makes an empty file when `unique` is 0, as Windows does. `path` has room for MAX_PATH.
UINT WINAPI GetTempFileNameW(LPCWSTR folder, LPCWSTR prefix, UINT unique, LPWSTR path);
UINT WINAPI GetTempFileNameA(LPCSTR folder, LPCSTR prefix, UINT unique, LPSTR path);

#ifdef __cplusplus
}  // extern "C"
#endif

#define CreateFile BITSIM_WIN32_NAME(CreateFile)
#define DeleteFile BITSIM_WIN32_NAME(DeleteFile)
#define GetFileAttributes BITSIM_WIN32_NAME(GetFileAttributes)
#define GetTempPath BITSIM_WIN32_NAME(GetTempPath)
#define GetDiskFreeSpaceEx GetDiskFreeSpaceExW
#define CopyFile BITSIM_WIN32_NAME(CopyFile)
#define MoveFile BITSIM_WIN32_NAME(MoveFile)
#define MoveFileEx BITSIM_WIN32_NAME(MoveFileEx)
#define CreateDirectory BITSIM_WIN32_NAME(CreateDirectory)
#define RemoveDirectory RemoveDirectoryW
#define GetCurrentDirectory GetCurrentDirectoryW
#define GetFullPathName GetFullPathNameW
#define GetTempFileName BITSIM_WIN32_NAME(GetTempFileName)

#endif  // BITSIM_WIN32_FILEAPI_H_
