// processthreadsapi.h: threads of the current application, and its end.
//
// Threads take turns: one runs until it waits, or until a call of the library or of BITS at which
// the choices of the simulation let another one go first. std::thread is a real thread, which knows
// of no simulation: do not use it in a client under test.

#ifndef BITSIM_WIN32_PROCESSTHREADSAPI_H_
#define BITSIM_WIN32_PROCESSTHREADSAPI_H_

#include <winnt.h>

#define CREATE_SUSPENDED 0x4
#define STILL_ACTIVE 259u

typedef DWORD(WINAPI* PTHREAD_START_ROUTINE)(LPVOID);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;

#ifdef __cplusplus
extern "C" {
#endif

// The stack size is not looked at. A handle is signaled when its thread has ended.
HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES security, SIZE_T stack_size_bytes,
                           LPTHREAD_START_ROUTINE start, LPVOID argument, DWORD flags,
                           LPDWORD thread_id);
DWORD WINAPI ResumeThread(HANDLE thread);  // one that was created with CREATE_SUSPENDED
BOOL WINAPI GetExitCodeThread(HANDLE thread, LPDWORD exit_code);
// The stack is unwound, destructors run.
__attribute__((noreturn)) void WINAPI ExitThread(DWORD exit_code);
BOOL WINAPI SetThreadPriority(HANDLE thread, int priority);  // TRUE, does nothing

// Ends the application: its stacks are unwound. exit() and abort() end the test program.
__attribute__((noreturn)) void WINAPI ExitProcess(UINT exit_code);
// The current application only, else FALSE with ERROR_ACCESS_DENIED.
BOOL WINAPI TerminateProcess(HANDLE process, UINT exit_code);

HANDLE WINAPI GetCurrentProcess(void);
HANDLE WINAPI GetCurrentThread(void);
// Small numbers, the same in each run of the same choices.
DWORD WINAPI GetCurrentProcessId(void);
DWORD WINAPI GetCurrentThreadId(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_PROCESSTHREADSAPI_H_
