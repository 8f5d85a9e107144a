// windows.h: the small part of Windows that a BITS client is written with.
//
// Types, HRESULTs, GUIDs, COM (unless WIN32_LEAN_AND_MEAN is defined) and the interlocked counters
// that reference counts are kept in. Functions that need a clock, a thread or an operating system
// (Sleep, events, GetLastError) are not here; the opt-in client library brings them.

#ifndef BITSIM_COM_WINDOWS_H_
#define BITSIM_COM_WINDOWS_H_

#include <guiddef.h>
#include <windef.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C++" {
#endif

// Each gives the new value, with full ordering.
FORCEINLINE LONG InterlockedIncrement(volatile LONG* value) {
  return __atomic_add_fetch(value, 1, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG InterlockedDecrement(volatile LONG* value) {
  return __atomic_sub_fetch(value, 1, __ATOMIC_SEQ_CST);
}
// Each of these gives the value from before.
FORCEINLINE LONG InterlockedExchange(volatile LONG* target, LONG value) {
  return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG InterlockedExchangeAdd(volatile LONG* target, LONG value) {
  return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG InterlockedCompareExchange(volatile LONG* target, LONG value, LONG comparand) {
  __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return comparand;
}

#ifdef __cplusplus
// Reference counts are declared LONG, ULONG or DWORD; `long` has another size here.
FORCEINLINE ULONG InterlockedIncrement(volatile ULONG* value) {
  return __atomic_add_fetch(value, 1u, __ATOMIC_SEQ_CST);
}
FORCEINLINE ULONG InterlockedDecrement(volatile ULONG* value) {
  return __atomic_sub_fetch(value, 1u, __ATOMIC_SEQ_CST);
}
FORCEINLINE long InterlockedIncrement(volatile long* value) {
  return __atomic_add_fetch(value, 1l, __ATOMIC_SEQ_CST);
}
FORCEINLINE long InterlockedDecrement(volatile long* value) {
  return __atomic_sub_fetch(value, 1l, __ATOMIC_SEQ_CST);
}
}  // extern "C++"
#endif

#ifndef WIN32_LEAN_AND_MEAN
#include <ole2.h>
#endif

// With the client library: the functions of Windows.
#ifdef BITSIM_WIN32
#include <bitsim_windows.h>
#endif

#endif  // BITSIM_COM_WINDOWS_H_
