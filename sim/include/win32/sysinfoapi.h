// sysinfoapi.h: what time it is in the simulation. The time zone is UTC.
//
// Time does not pass while a program computes. So that one which polls the clock (`while
// (GetTickCount() < limit)`) comes to an end, the 64th question in a row at the same instant waits
// a millisecond, here and in PeekMessage, Sleep(0) and waits with a time-out of 0.

#ifndef BITSIM_WIN32_SYSINFOAPI_H_
#define BITSIM_WIN32_SYSINFOAPI_H_

#include <winnt.h>

typedef struct _SYSTEMTIME {
  WORD wYear;
  WORD wMonth;
  WORD wDayOfWeek;  // 0 is Sunday
  WORD wDay;
  WORD wHour;
  WORD wMinute;
  WORD wSecond;
  WORD wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

#ifdef __cplusplus
extern "C" {
#endif

DWORD WINAPI GetTickCount(void);  // in milliseconds since the machine started; wraps in 49.7 days
ULONGLONG WINAPI GetTickCount64(void);
void WINAPI GetSystemTimeAsFileTime(LPFILETIME time);
void WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME time);
void WINAPI GetSystemTime(LPSYSTEMTIME time);
void WINAPI GetLocalTime(LPSYSTEMTIME time);
BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER* count);  // in 100 ns ticks
BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER* ticks_per_second);

// FALSE with ERROR_INVALID_PARAMETER for a time that cannot be told.
BOOL WINAPI FileTimeToSystemTime(const FILETIME* from, LPSYSTEMTIME to);
BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME* from, LPFILETIME to);
BOOL WINAPI FileTimeToLocalFileTime(const FILETIME* from, LPFILETIME to);
BOOL WINAPI LocalFileTimeToFileTime(const FILETIME* from, LPFILETIME to);
LONG WINAPI CompareFileTime(const FILETIME* left, const FILETIME* right);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_SYSINFOAPI_H_
