// <synchapi.h> and <handleapi.h>: handles, events, mutexes, semaphores, timers, waits, Sleep.

#include "sim/win32/buffers.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

// A new object, or the one of that name.
template <class Object, class... Arguments>
HANDLE Create(const char* function, const wchar_t* name, const Arguments&... arguments) {
  State& state = State::Require(function);
  Thread& thread = state.CurrentThread();
  thread.last_error = ERROR_SUCCESS;
  if (name != nullptr && *name != L'\0') {
    if (const ObjectPtr there = state.FindNamed(name)) {
      if (std::dynamic_pointer_cast<Object>(there) == nullptr) {
        thread.last_error = ERROR_INVALID_HANDLE;
        return nullptr;
      }
      thread.last_error = ERROR_ALREADY_EXISTS;
      return state.Open(thread, there);
    }
  }
  auto object = std::make_shared<Object>(arguments...);
  if (name != nullptr && *name != L'\0') state.Name(name, object);
  return state.Open(thread, std::move(object));
}

// Calls `action` with the object; FALSE with ERROR_INVALID_HANDLE if it is none of that type.
// Cleaning up must not fail: without an environment nothing happens.
template <class Object, class Action>
BOOL With(HANDLE handle, const Action& action) {
  State* const state = State::Current();
  Thread* const thread = state == nullptr ? nullptr : state->FindCurrentThread();
  if (thread == nullptr) return FALSE;
  const auto object = state->Find<Object>(*thread, handle);
  return object == nullptr ? FALSE : action(*state, *thread, *object);
}

DWORD WaitFor(const char* function, DWORD count, const HANDLE* handles, BOOL for_all,
              DWORD milliseconds) {
  State& state = State::Require(function);
  Thread& thread = state.CurrentThread();
  if (count == 0 || count > MAXIMUM_WAIT_OBJECTS || handles == nullptr) {
    thread.last_error = ERROR_INVALID_PARAMETER;
    return WAIT_FAILED;
  }
  std::vector<ObjectPtr> objects;
  for (DWORD i = 0; i < count; ++i) {
    ObjectPtr object = state.Find(thread, handles[i]);
    if (object == nullptr || !object->CanBeWaitedFor()) {
      thread.last_error = ERROR_INVALID_HANDLE;
      return WAIT_FAILED;
    }
    if (for_all && std::find(objects.begin(), objects.end(), object) != objects.end()) {
      thread.last_error = ERROR_INVALID_PARAMETER;
      return WAIT_FAILED;
    }
    objects.push_back(std::move(object));
  }
  return state.Wait(thread, objects, for_all != FALSE, milliseconds);
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

BOOL CloseHandle(HANDLE handle) {
  if (handle == GetCurrentProcess() || handle == GetCurrentThread()) return TRUE;
  State* const state = State::Current();
  Thread* const thread = state == nullptr ? nullptr : state->FindCurrentThread();
  return thread != nullptr && state->Close(*thread, handle);
}

BOOL DuplicateHandle(HANDLE source_process, HANDLE source, HANDLE target_process, LPHANDLE target,
                     DWORD, BOOL, DWORD options) {
  State& state = State::Require("DuplicateHandle");
  Thread& thread = state.CurrentThread();
  if (source_process != GetCurrentProcess() || target_process != GetCurrentProcess()) {
    thread.last_error = ERROR_NOT_SUPPORTED;
    return FALSE;
  }
  const ObjectPtr object = state.Find(thread, source);
  if (object == nullptr) return FALSE;
  if (target != nullptr) *target = state.Open(thread, object);
  if ((options & DUPLICATE_CLOSE_SOURCE) != 0) state.Close(thread, source);
  return TRUE;
}

void Sleep(DWORD milliseconds) {
  State& state = State::Require("Sleep");
  if (milliseconds == 0) {
    state.world().SchedulingPoint();
    state.Poll(state.CurrentThread());
  } else if (milliseconds == INFINITE) {
    state.world().Sleep(Duration::max());
  } else {
    state.world().Sleep(std::chrono::milliseconds(milliseconds));
  }
}

DWORD SleepEx(DWORD milliseconds, BOOL) {
  Sleep(milliseconds);
  return 0;
}

BOOL SwitchToThread() {
  Sleep(0);
  return TRUE;
}

HANDLE CreateEventW(LPSECURITY_ATTRIBUTES, BOOL manual_reset, BOOL signaled, LPCWSTR name) {
  return Create<EventObject>("CreateEvent", name, manual_reset != FALSE, signaled != FALSE);
}

HANDLE CreateEventA(LPSECURITY_ATTRIBUTES security, BOOL manual_reset, BOOL signaled, LPCSTR name) {
  return CreateEventW(security, manual_reset, signaled, Wide(name).c_str());
}

HANDLE CreateEventExW(LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD) {
  return CreateEventW(security, (flags & CREATE_EVENT_MANUAL_RESET) != 0,
                      (flags & CREATE_EVENT_INITIAL_SET) != 0, name);
}

HANDLE OpenEventW(DWORD, BOOL, LPCWSTR name) {
  State& state = State::Require("OpenEvent");
  Thread& thread = state.CurrentThread();
  const ObjectPtr there = name == nullptr ? nullptr : state.FindNamed(name);
  if (std::dynamic_pointer_cast<EventObject>(there) == nullptr) {
    thread.last_error = name == nullptr    ? ERROR_INVALID_PARAMETER
                        : there == nullptr ? ERROR_FILE_NOT_FOUND
                                           : ERROR_INVALID_HANDLE;
    return nullptr;
  }
  return state.Open(thread, there);
}

BOOL SetEvent(HANDLE handle) {
  return With<EventObject>(handle, [](State& state, Thread&, EventObject& event) {
    event.is_signaled = true;
    event.waiters.WakeAll(state.world());
    return TRUE;
  });
}

BOOL ResetEvent(HANDLE handle) {
  return With<EventObject>(handle, [](State&, Thread&, EventObject& event) {
    event.is_signaled = false;
    return TRUE;
  });
}

// Who is woken finds the event as it is by then: nobody is let through for sure, as documented.
BOOL PulseEvent(HANDLE handle) { return SetEvent(handle) && ResetEvent(handle); }

HANDLE CreateMutexW(LPSECURITY_ATTRIBUTES, BOOL owned, LPCWSTR name) {
  const HANDLE handle = Create<Mutex>("CreateMutex", name);
  if (owned && handle != nullptr && GetLastError() != ERROR_ALREADY_EXISTS) {
    WaitForSingleObject(handle, 0);
  }
  return handle;
}

HANDLE CreateMutexA(LPSECURITY_ATTRIBUTES security, BOOL owned, LPCSTR name) {
  return CreateMutexW(security, owned, Wide(name).c_str());
}

BOOL ReleaseMutex(HANDLE handle) {
  return With<Mutex>(handle, [](State& state, Thread& thread, Mutex& mutex) {
    if (mutex.owner != thread.id) {
      thread.last_error = ERROR_NOT_OWNER;
      return FALSE;
    }
    if (--mutex.depth > 0) return TRUE;
    mutex.owner = 0;
    mutex.waiters.WakeAll(state.world());
    return TRUE;
  });
}

HANDLE CreateSemaphoreW(LPSECURITY_ATTRIBUTES, LONG count, LONG count_max, LPCWSTR name) {
  if (count < 0 || count_max <= 0 || count > count_max) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return nullptr;
  }
  return Create<Semaphore>("CreateSemaphore", name, count, count_max);
}

BOOL ReleaseSemaphore(HANDLE handle, LONG count, LONG* previous) {
  return With<Semaphore>(handle, [&](State& state, Thread& thread, Semaphore& semaphore) {
    if (count <= 0 || count > semaphore.count_max - semaphore.count) {
      thread.last_error = count <= 0 ? ERROR_INVALID_PARAMETER : ERROR_TOO_MANY_POSTS;
      return FALSE;
    }
    if (previous != nullptr) *previous = semaphore.count;
    semaphore.count += count;
    semaphore.waiters.WakeAll(state.world());
    return TRUE;
  });
}

HANDLE CreateWaitableTimerW(LPSECURITY_ATTRIBUTES, BOOL manual_reset, LPCWSTR name) {
  return Create<WaitableTimer>("CreateWaitableTimer", name, manual_reset != FALSE);
}

BOOL SetWaitableTimer(HANDLE handle, const LARGE_INTEGER* due, LONG period_milliseconds,
                      PTIMERAPCROUTINE routine, LPVOID, BOOL) {
  return With<WaitableTimer>(handle, [&](State& state, Thread& thread, WaitableTimer& timer) {
    if (routine != nullptr || due == nullptr || period_milliseconds < 0) {
      thread.last_error = routine != nullptr ? ERROR_NOT_SUPPORTED : ERROR_INVALID_PARAMETER;
      return FALSE;
    }
    World& world = state.world();
    const Duration ticks(due->QuadPart);
    const Duration ahead = due->QuadPart < 0 ? -ticks : ticks - world.wall_now().time_since_epoch();
    timer.due = world.now() + std::max(ahead, Duration::zero());
    timer.period = std::chrono::milliseconds(period_milliseconds);
    timer.waiters.WakeAll(world);
    return TRUE;
  });
}

BOOL CancelWaitableTimer(HANDLE handle) {
  return With<WaitableTimer>(handle, [](State&, Thread&, WaitableTimer& timer) {
    timer.due = kNever;
    return TRUE;
  });
}

DWORD WaitForSingleObject(HANDLE handle, DWORD milliseconds) {
  return WaitFor("WaitForSingleObject", 1, &handle, FALSE, milliseconds);
}

DWORD WaitForSingleObjectEx(HANDLE handle, DWORD milliseconds, BOOL) {
  return WaitForSingleObject(handle, milliseconds);
}

DWORD WaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                             DWORD milliseconds) {
  return WaitFor("WaitForMultipleObjects", count, handles, wait_for_all, milliseconds);
}

DWORD WaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                               DWORD milliseconds, BOOL) {
  return WaitForMultipleObjects(count, handles, wait_for_all, milliseconds);
}

DWORD SignalObjectAndWait(HANDLE signal, HANDLE wait, DWORD milliseconds, BOOL) {
  if (!SetEvent(signal) && !ReleaseMutex(signal) && !ReleaseSemaphore(signal, 1, nullptr)) {
    return WAIT_FAILED;
  }
  return WaitForSingleObject(wait, milliseconds);
}

}  // extern "C"
