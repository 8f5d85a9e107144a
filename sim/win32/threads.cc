// <processthreadsapi.h>, <errhandlingapi.h> and <process.h>: threads, the end of programs, the last
// error.

#include <process.h>

#include <stdexcept>

#include "sim/core/actor.h"
#include "sim/win32/state.h"

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

namespace {

HANDLE Start(const char* function, std::function<DWORD()> body, DWORD flags, DWORD* thread_id) {
  State& state = State::Require(function);
  Thread& thread = state.CurrentThread();
  DWORD id = 0;
  auto object =
      state.StartThread(thread.process, std::move(body), (flags & CREATE_SUSPENDED) != 0, &id);
  if (thread_id != nullptr) *thread_id = id;
  return state.Open(thread, std::move(object));
}

}  // namespace

extern "C" {

HANDLE CreateThread(LPSECURITY_ATTRIBUTES, SIZE_T, LPTHREAD_START_ROUTINE start, LPVOID argument,
                    DWORD flags, LPDWORD thread_id) {
  if (start == nullptr) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return nullptr;
  }
  return Start(
      "CreateThread", [=] { return start(argument); }, flags, thread_id);
}

uintptr_t _beginthreadex(void*, unsigned, unsigned (*start)(void*), void* argument, unsigned flags,
                         unsigned* thread_id) {
  if (start == nullptr) return 0;
  const HANDLE thread = Start(
      "_beginthreadex", [=] { return start(argument); }, flags, thread_id);
  return reinterpret_cast<uintptr_t>(thread);
}

uintptr_t _beginthread(void (*start)(void*), unsigned, void* argument) {
  const auto body = [=]() -> DWORD {
    start(argument);
    return 0;
  };
  return reinterpret_cast<uintptr_t>(Start("_beginthread", body, 0, nullptr));
}

void _endthreadex(unsigned exit_code) { ExitThread(exit_code); }
void _endthread() { ExitThread(0); }

DWORD ResumeThread(HANDLE handle) {
  State& state = State::Require("ResumeThread");
  const auto object = state.Find<ThreadObject>(state.CurrentThread(), handle);
  if (object == nullptr) return 0xFFFFFFFF;
  if (object->start == nullptr) return 0;
  std::exchange(object->start, nullptr)();
  return 1;
}

BOOL GetExitCodeThread(HANDLE handle, LPDWORD exit_code) {
  State& state = State::Require("GetExitCodeThread");
  const auto object = state.Find<ThreadObject>(state.CurrentThread(), handle);
  if (object == nullptr || exit_code == nullptr) return FALSE;
  *exit_code = object->exit_code;
  return TRUE;
}

void ExitThread(DWORD exit_code) { throw ThreadExit{exit_code}; }
BOOL SetThreadPriority(HANDLE, int) { return TRUE; }

void ExitProcess(UINT exit_code) {
  State& state = State::Require("ExitProcess");
  state.EndProcess(state.CurrentThread().process, static_cast<int>(exit_code));
  throw std::logic_error("ExitProcess was called outside of all threads of a program");
}

BOOL TerminateProcess(HANDLE process, UINT exit_code) {
  if (process == GetCurrentProcess()) ExitProcess(exit_code);
  SetLastError(ERROR_ACCESS_DENIED);
  return FALSE;
}

HANDLE GetCurrentProcess() { return reinterpret_cast<HANDLE>(LONG_PTR{-1}); }
HANDLE GetCurrentThread() { return reinterpret_cast<HANDLE>(LONG_PTR{-2}); }

DWORD GetCurrentProcessId() {
  return 100 + 4 * State::Require("GetCurrentProcessId").CurrentThread().process.group;
}

DWORD GetCurrentThreadId() { return State::Require("GetCurrentThreadId").CurrentThread().id; }

DWORD GetLastError() { return State::Require("GetLastError").CurrentThread().last_error; }

void SetLastError(DWORD error) {
  State* const state = State::Current();
  Thread* const thread = state == nullptr ? nullptr : state->FindCurrentThread();
  if (thread != nullptr) thread->last_error = error;
}

UINT SetErrorMode(UINT) { return 0; }

}  // extern "C"
