// errhandlingapi.h: the last error of the current thread. A thread starts with 0; a callback's
// thread is a new one each time.

#ifndef BITSIM_WIN32_ERRHANDLINGAPI_H_
#define BITSIM_WIN32_ERRHANDLINGAPI_H_

#include <winnt.h>

#ifdef __cplusplus
extern "C" {
#endif

DWORD WINAPI GetLastError(void);
void WINAPI SetLastError(DWORD error);
UINT WINAPI SetErrorMode(UINT mode);  // gives 0, keeps nothing

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_ERRHANDLINGAPI_H_
