// Critical sections, slim locks and condition variables of <synchapi.h>: cooperative locks. Who
// waits is kept by the address of the lock.

#include "sim/win32/state.h"

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

namespace {

// Without an environment, or outside of all applications, there is nobody to be locked out: locks
// of objects with static storage live longer than any environment.
State* StateOfLocks() {
  State* const state = State::Current();
  return state != nullptr && state->FindCurrentThread() != nullptr ? state : nullptr;
}

void WakeWaiting(const void* lock) {
  if (State* const state = StateOfLocks()) state->ListOf(lock).WakeAll(state->world());
}

bool TryTakeSrw(SRWLOCK& lock, bool is_exclusive) {
  if (is_exclusive ? lock.holders != 0 : lock.holders < 0) return false;
  lock.holders = is_exclusive ? -1 : lock.holders + 1;
  return true;
}

void TakeSrw(SRWLOCK& lock, bool is_exclusive) {
  State* const state = StateOfLocks();
  if (state == nullptr) return;
  state->world().SchedulingPoint();
  state->Block(state->ListOf(&lock), kNever, [&] { return TryTakeSrw(lock, is_exclusive); });
}

}  // namespace

extern "C" {

void InitializeCriticalSection(LPCRITICAL_SECTION section) { *section = {}; }

BOOL InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD) {
  *section = {};
  return TRUE;
}

BOOL InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD, DWORD) {
  *section = {};
  return TRUE;
}

void DeleteCriticalSection(LPCRITICAL_SECTION section) {
  if (State* const state = State::Current()) state->ForgetList(section);
  *section = {};
}

BOOL TryEnterCriticalSection(LPCRITICAL_SECTION section) {
  State* const state = StateOfLocks();
  if (state == nullptr) return TRUE;
  const DWORD self = state->CurrentThread().id;
  const bool is_owned = section->OwningThread != 0 && section->OwningThread != self;
  // What a killed thread held in memory that outlives its program is free.
  if (is_owned && state->FindThread(section->OwningThread) != nullptr) return FALSE;
  if (is_owned) section->RecursionCount = 0;
  section->OwningThread = self;
  ++section->RecursionCount;
  return TRUE;
}

void EnterCriticalSection(LPCRITICAL_SECTION section) {
  State* const state = StateOfLocks();
  if (state == nullptr) return;
  state->world().SchedulingPoint();
  state->Block(state->ListOf(section), kNever,
               [&] { return TryEnterCriticalSection(section) != FALSE; });
}

void LeaveCriticalSection(LPCRITICAL_SECTION section) {
  State* const state = StateOfLocks();
  if (state == nullptr || section->OwningThread != state->CurrentThread().id) return;
  if (--section->RecursionCount > 0) return;
  section->OwningThread = 0;
  WakeWaiting(section);
}

void InitializeSRWLock(PSRWLOCK lock) { *lock = SRWLOCK_INIT; }
void AcquireSRWLockExclusive(PSRWLOCK lock) { TakeSrw(*lock, true); }
void AcquireSRWLockShared(PSRWLOCK lock) { TakeSrw(*lock, false); }

BOOLEAN TryAcquireSRWLockExclusive(PSRWLOCK lock) {
  return StateOfLocks() == nullptr || TryTakeSrw(*lock, true);
}

BOOLEAN TryAcquireSRWLockShared(PSRWLOCK lock) {
  return StateOfLocks() == nullptr || TryTakeSrw(*lock, false);
}

void ReleaseSRWLockExclusive(PSRWLOCK lock) {
  if (lock->holders < 0) lock->holders = 0;
  WakeWaiting(lock);
}

void ReleaseSRWLockShared(PSRWLOCK lock) {
  if (lock->holders > 0) --lock->holders;
  WakeWaiting(lock);
}

void InitializeConditionVariable(PCONDITION_VARIABLE condition) {
  *condition = CONDITION_VARIABLE_INIT;
}

BOOL SleepConditionVariableCS(PCONDITION_VARIABLE condition, PCRITICAL_SECTION section,
                              DWORD milliseconds) {
  State& state = State::Require("SleepConditionVariableCS");
  LeaveCriticalSection(section);
  const bool was_woken = state.WaitForWake(state.ListOf(condition), state.After(milliseconds));
  EnterCriticalSection(section);
  if (!was_woken) SetLastError(ERROR_TIMEOUT);
  return was_woken;
}

BOOL SleepConditionVariableSRW(PCONDITION_VARIABLE condition, PSRWLOCK lock, DWORD milliseconds,
                               ULONG flags) {
  State& state = State::Require("SleepConditionVariableSRW");
  const bool is_shared = (flags & CONDITION_VARIABLE_LOCKMODE_SHARED) != 0;
  is_shared ? ReleaseSRWLockShared(lock) : ReleaseSRWLockExclusive(lock);
  const bool was_woken = state.WaitForWake(state.ListOf(condition), state.After(milliseconds));
  TakeSrw(*lock, !is_shared);
  if (!was_woken) SetLastError(ERROR_TIMEOUT);
  return was_woken;
}

// All look again: a condition variable may wake more threads than it must.
void WakeConditionVariable(PCONDITION_VARIABLE condition) { WakeWaiting(condition); }
void WakeAllConditionVariable(PCONDITION_VARIABLE condition) { WakeWaiting(condition); }

}  // extern "C"
