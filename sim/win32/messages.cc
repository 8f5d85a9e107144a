// <winuser.h>: message queues.

#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

MSG NewMessage(UINT message, WPARAM wparam, LPARAM lparam) {
  return {nullptr, message, wparam, lparam, GetTickCount(), {0, 0}};
}

// Answers calls, then looks for a message in the range; 0 and 0 are all.
bool Take(State& state, Thread& thread, LPMSG message, UINT first, UINT last, bool removes) {
  if (thread.actor != nullptr) state.AnswerCalls(thread);
  ThreadQueue& queue = *thread.queue;
  const auto found =
      std::find_if(queue.messages.begin(), queue.messages.end(), [&](const MSG& one) {
        return (first == 0 && last == 0) || (one.message >= first && one.message <= last) ||
               one.message == WM_QUIT;
      });
  if (found != queue.messages.end()) {
    *message = *found;
    if (removes) queue.messages.erase(found);
    return true;
  }
  if (!queue.has_quit) return false;
  *message = NewMessage(WM_QUIT, static_cast<WPARAM>(queue.quit_code), 0);
  if (removes) queue.has_quit = false;
  return true;
}

void Post(State& state, Thread& thread, const MSG& message) {
  thread.queue->messages.push_back(message);
  thread.queue->waiters.WakeAll(state.world());
}

DWORD WaitForMessage(const char* function, DWORD count, const HANDLE* handles, bool for_all,
                     DWORD milliseconds) {
  State& state = State::Require(function);
  Thread& thread = state.CurrentThread();
  if (count >= MAXIMUM_WAIT_OBJECTS || (count > 0 && handles == nullptr)) {
    thread.last_error = ERROR_INVALID_PARAMETER;
    return WAIT_FAILED;
  }
  std::vector<ObjectPtr> objects;
  for (DWORD i = 0; i < count; ++i) {
    objects.push_back(state.Find(thread, handles[i]));
    if (objects.back() == nullptr || !objects.back()->CanBeWaitedFor()) {
      thread.last_error = ERROR_INVALID_HANDLE;
      return WAIT_FAILED;
    }
  }
  objects.push_back(thread.queue);
  return state.Wait(thread, objects, for_all, milliseconds);
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

BOOL GetMessageW(LPMSG message, HWND, UINT first, UINT last) {
  State& state = State::Require("GetMessage");
  Thread& thread = state.CurrentThread();
  if (message == nullptr) {
    thread.last_error = ERROR_INVALID_PARAMETER;
    return -1;
  }
  state.world().SchedulingPoint();
  bool is_there = Take(state, thread, message, first, last, true);
  while (!is_there) {
    // Asleep for what the queue has not; a call or message that is not in the range wakes, too.
    if (thread.actor == nullptr) {
      is_there = state.Block(thread.queue->waiters, kNever,
                             [&] { return Take(state, thread, message, first, last, true); });
    } else {
      if (!state.WaitForWake(thread.queue->waiters, kNever)) return -1;  // being unwound
      is_there = Take(state, thread, message, first, last, true);
    }
  }
  return message->message != WM_QUIT;
}

BOOL PeekMessageW(LPMSG message, HWND, UINT first, UINT last, UINT remove) {
  State& state = State::Require("PeekMessage");
  Thread& thread = state.CurrentThread();
  if (message == nullptr) {
    thread.last_error = ERROR_INVALID_PARAMETER;
    return FALSE;
  }
  state.world().SchedulingPoint();
  const bool is_there = Take(state, thread, message, first, last, (remove & PM_REMOVE) != 0);
  if (!is_there) state.Poll(thread);
  return is_there;
}

BOOL TranslateMessage(const MSG*) { return FALSE; }
LRESULT DispatchMessageW(const MSG*) { return 0; }

BOOL WaitMessage() {
  return WaitForMessage("WaitMessage", 0, nullptr, false, INFINITE) != WAIT_FAILED;
}

BOOL PostMessageW(HWND window, UINT message, WPARAM wparam, LPARAM lparam) {
  State& state = State::Require("PostMessage");
  Thread& thread = state.CurrentThread();
  if (window != nullptr) {
    thread.last_error = ERROR_INVALID_HANDLE;
    return FALSE;
  }
  Post(state, thread, NewMessage(message, wparam, lparam));
  return TRUE;
}

BOOL PostThreadMessageW(DWORD thread_id, UINT message, WPARAM wparam, LPARAM lparam) {
  State& state = State::Require("PostThreadMessage");
  Thread& self = state.CurrentThread();
  Thread* const thread = state.FindThread(thread_id);
  if (thread == nullptr || &thread->process != &self.process) {
    self.last_error = ERROR_INVALID_THREAD_ID;
    return FALSE;
  }
  Post(state, *thread, NewMessage(message, wparam, lparam));
  return TRUE;
}

void PostQuitMessage(int exit_code) {
  State& state = State::Require("PostQuitMessage");
  Thread& thread = state.CurrentThread();
  thread.queue->has_quit = true;
  thread.queue->quit_code = exit_code;
  thread.queue->waiters.WakeAll(state.world());
}

DWORD MsgWaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                                DWORD milliseconds, DWORD) {
  return WaitForMessage("MsgWaitForMultipleObjects", count, handles, wait_for_all != FALSE,
                        milliseconds);
}

DWORD MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, DWORD milliseconds, DWORD,
                                  DWORD flags) {
  return WaitForMessage("MsgWaitForMultipleObjectsEx", count, handles, (flags & MWMO_WAITALL) != 0,
                        milliseconds);
}

}  // extern "C"
