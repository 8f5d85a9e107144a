// interlockedapi.h: the interlocked functions beside those that reference counts need (windows.h):
// of 64 bits, of pointers, of bits. All with full ordering.

#ifndef BITSIM_WIN32_INTERLOCKEDAPI_H_
#define BITSIM_WIN32_INTERLOCKEDAPI_H_

#include <windef.h>

#ifdef __cplusplus
extern "C++" {
#endif

// These two give the new value, the others the one from before.
FORCEINLINE LONG64 InterlockedIncrement64(volatile LONG64* value) {
  return __atomic_add_fetch(value, 1, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG64 InterlockedDecrement64(volatile LONG64* value) {
  return __atomic_sub_fetch(value, 1, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG64 InterlockedExchange64(volatile LONG64* target, LONG64 value) {
  return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG64 InterlockedExchangeAdd64(volatile LONG64* target, LONG64 value) {
  return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG64 InterlockedCompareExchange64(volatile LONG64* target, LONG64 value,
                                                LONG64 comparand) {
  __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return comparand;
}
FORCEINLINE LONG InterlockedOr(volatile LONG* target, LONG bits) {
  return __atomic_fetch_or(target, bits, __ATOMIC_SEQ_CST);
}
FORCEINLINE LONG InterlockedAnd(volatile LONG* target, LONG bits) {
  return __atomic_fetch_and(target, bits, __ATOMIC_SEQ_CST);
}
FORCEINLINE PVOID InterlockedExchangePointer(PVOID volatile* target, PVOID value) {
  return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE PVOID InterlockedCompareExchangePointer(PVOID volatile* target, PVOID value,
                                                    PVOID comparand) {
  __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return comparand;
}

#ifdef __cplusplus
// For counts and flags that are declared ULONG or DWORD.
FORCEINLINE ULONG InterlockedExchange(volatile ULONG* target, ULONG value) {
  return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
FORCEINLINE ULONG InterlockedCompareExchange(volatile ULONG* target, ULONG value, ULONG comparand) {
  __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return comparand;
}
}  // extern "C++"
#endif

#endif  // BITSIM_WIN32_INTERLOCKEDAPI_H_
