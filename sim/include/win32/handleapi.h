// handleapi.h: handles of kernel objects. A handle belongs to one application, and its value is not
// used again: one that was closed is ERROR_INVALID_HANDLE for ever.

#ifndef BITSIM_WIN32_HANDLEAPI_H_
#define BITSIM_WIN32_HANDLEAPI_H_

#include <winnt.h>

#define DUPLICATE_CLOSE_SOURCE 0x1
#define DUPLICATE_SAME_ACCESS 0x2

#ifdef __cplusplus
extern "C" {
#endif

// FALSE with ERROR_INVALID_HANDLE for what is not an open handle; the two pseudo handles of
// GetCurrentProcess and GetCurrentThread are left alone.
BOOL WINAPI CloseHandle(HANDLE handle);
// Within the current application only (ERROR_NOT_SUPPORTED).
BOOL WINAPI DuplicateHandle(HANDLE source_process, HANDLE source, HANDLE target_process,
                            LPHANDLE target, DWORD access, BOOL inherits, DWORD options);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_HANDLEAPI_H_
