// synchapi.h: events and the other objects that threads wait for, locks, and Sleep.
//
// Waiting takes virtual time, and only that: while a thread waits the world goes on. Times are in
// milliseconds; INFINITE is for ever. A wait for what is no handle of the application, or for
// something that cannot be waited for, gives WAIT_FAILED and ERROR_INVALID_HANDLE; a count of 0 or
// above MAXIMUM_WAIT_OBJECTS gives WAIT_FAILED and ERROR_INVALID_PARAMETER.
//
// A thread of a single-threaded apartment that waits here does not answer calls meanwhile, as on
// Windows: MsgWaitForMultipleObjects and CoWaitForMultipleHandles do.
//
// Outside of all threads of the simulation (in a test's body) a wait runs the simulation; one that
// nothing can end throws std::logic_error.

#ifndef BITSIM_WIN32_SYNCHAPI_H_
#define BITSIM_WIN32_SYNCHAPI_H_

#include <winnt.h>

#define WAIT_OBJECT_0 0u
#define WAIT_ABANDONED 0x80u
#define WAIT_ABANDONED_0 0x80u
#define WAIT_IO_COMPLETION 0xC0u
#define WAIT_TIMEOUT 258u
#define WAIT_FAILED 0xFFFFFFFFu
#define MAXIMUM_WAIT_OBJECTS 64

#define CREATE_EVENT_MANUAL_RESET 0x1
#define CREATE_EVENT_INITIAL_SET 0x2

// The members are the library's own. Zero-filled is initialised.
typedef struct _RTL_CRITICAL_SECTION {
  LONG RecursionCount;
  DWORD OwningThread;  // an id; 0: free
} CRITICAL_SECTION, *PCRITICAL_SECTION, *LPCRITICAL_SECTION;

typedef struct _RTL_SRWLOCK {
  LONG holders;  // -1: one, exclusively
} SRWLOCK, *PSRWLOCK;
#define SRWLOCK_INIT \
  { 0 }

typedef struct _RTL_CONDITION_VARIABLE {
  LONG unused;
} CONDITION_VARIABLE, *PCONDITION_VARIABLE;
#define CONDITION_VARIABLE_INIT \
  { 0 }
#define CONDITION_VARIABLE_LOCKMODE_SHARED 0x1

typedef void(WINAPI* PTIMERAPCROUTINE)(LPVOID, DWORD, DWORD);

#ifdef __cplusplus
extern "C" {
#endif

// Sleep(0) lets others go first. So does a thread that asks for the time, or polls, again and again
// without waiting: it then waits a millisecond (see GetTickCount).
void WINAPI Sleep(DWORD milliseconds);
DWORD WINAPI SleepEx(DWORD milliseconds, BOOL alertable);  // gives 0
BOOL WINAPI SwitchToThread(void);

// Objects with a name are shared by all applications of the simulation that use it; with
// ERROR_ALREADY_EXISTS as the last error if it was there, with NULL and ERROR_INVALID_HANDLE if it
// names an object of another kind. The security attributes are not looked at.
HANDLE WINAPI CreateEventW(LPSECURITY_ATTRIBUTES security, BOOL manual_reset, BOOL signaled,
                           LPCWSTR name);
HANDLE WINAPI CreateEventA(LPSECURITY_ATTRIBUTES security, BOOL manual_reset, BOOL signaled,
                           LPCSTR name);
HANDLE WINAPI CreateEventExW(LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags,
                             DWORD access);
HANDLE WINAPI OpenEventW(DWORD access, BOOL inherits, LPCWSTR name);  // or ERROR_FILE_NOT_FOUND
BOOL WINAPI SetEvent(HANDLE event);
BOOL WINAPI ResetEvent(HANDLE event);
BOOL WINAPI PulseEvent(HANDLE event);

HANDLE WINAPI CreateMutexW(LPSECURITY_ATTRIBUTES security, BOOL owned, LPCWSTR name);
HANDLE WINAPI CreateMutexA(LPSECURITY_ATTRIBUTES security, BOOL owned, LPCSTR name);
BOOL WINAPI ReleaseMutex(HANDLE mutex);  // or ERROR_NOT_OWNER

HANDLE WINAPI CreateSemaphoreW(LPSECURITY_ATTRIBUTES security, LONG count, LONG count_max,
                               LPCWSTR name);
BOOL WINAPI ReleaseSemaphore(HANDLE semaphore, LONG count, LONG* previous);

HANDLE WINAPI CreateWaitableTimerW(LPSECURITY_ATTRIBUTES security, BOOL manual_reset, LPCWSTR name);
// `due` in 100 ns ticks: negative from now, else by the wall clock. No completion routine
// (ERROR_NOT_SUPPORTED).
BOOL WINAPI SetWaitableTimer(HANDLE timer, const LARGE_INTEGER* due, LONG period_milliseconds,
                             PTIMERAPCROUTINE routine, LPVOID argument, BOOL resumes);
BOOL WINAPI CancelWaitableTimer(HANDLE timer);

DWORD WINAPI WaitForSingleObject(HANDLE handle, DWORD milliseconds);
DWORD WINAPI WaitForSingleObjectEx(HANDLE handle, DWORD milliseconds, BOOL alertable);
DWORD WINAPI WaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                                    DWORD milliseconds);
DWORD WINAPI WaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                                      DWORD milliseconds, BOOL alertable);
DWORD WINAPI SignalObjectAndWait(HANDLE signal, HANDLE wait, DWORD milliseconds, BOOL alertable);

void WINAPI InitializeCriticalSection(LPCRITICAL_SECTION section);
BOOL WINAPI InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD spin_count);
BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD spin_count, DWORD flags);
void WINAPI DeleteCriticalSection(LPCRITICAL_SECTION section);
void WINAPI EnterCriticalSection(LPCRITICAL_SECTION section);
BOOL WINAPI TryEnterCriticalSection(LPCRITICAL_SECTION section);
void WINAPI LeaveCriticalSection(LPCRITICAL_SECTION section);

void WINAPI InitializeSRWLock(PSRWLOCK lock);
void WINAPI AcquireSRWLockExclusive(PSRWLOCK lock);
void WINAPI AcquireSRWLockShared(PSRWLOCK lock);
BOOLEAN WINAPI TryAcquireSRWLockExclusive(PSRWLOCK lock);
BOOLEAN WINAPI TryAcquireSRWLockShared(PSRWLOCK lock);
void WINAPI ReleaseSRWLockExclusive(PSRWLOCK lock);
void WINAPI ReleaseSRWLockShared(PSRWLOCK lock);

void WINAPI InitializeConditionVariable(PCONDITION_VARIABLE condition);
// FALSE with ERROR_TIMEOUT; the lock is held again in any case.
BOOL WINAPI SleepConditionVariableCS(PCONDITION_VARIABLE condition, PCRITICAL_SECTION section,
                                     DWORD milliseconds);
BOOL WINAPI SleepConditionVariableSRW(PCONDITION_VARIABLE condition, PSRWLOCK lock,
                                      DWORD milliseconds, ULONG flags);
void WINAPI WakeConditionVariable(PCONDITION_VARIABLE condition);
void WINAPI WakeAllConditionVariable(PCONDITION_VARIABLE condition);

#ifdef __cplusplus
}  // extern "C"
#endif

#define CreateEvent BITSIM_WIN32_NAME(CreateEvent)
#define CreateMutex BITSIM_WIN32_NAME(CreateMutex)
#define CreateEventEx CreateEventExW
#define OpenEvent OpenEventW
#define CreateSemaphore CreateSemaphoreW
#define CreateWaitableTimer CreateWaitableTimerW

#endif  // BITSIM_WIN32_SYNCHAPI_H_
