// <winuser.h>: message queues, timers of threads, message boxes.

#include <algorithm>
#include <array>
#include <chrono>

#include "sim/com/strings.h"
#include "sim/win32/buffers.h"
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
  if (queue.has_quit) {
    *message = NewMessage(WM_QUIT, static_cast<WPARAM>(queue.quit_code), 0);
    if (removes) queue.has_quit = false;
    return true;
  }
  const bool in_range = (first == 0 && last == 0) || (first <= WM_TIMER && WM_TIMER <= last);
  const Instant now = state.world().now();
  for (ThreadTimer& timer : queue.timers) {
    if (!in_range || timer.due > now) continue;
    *message = NewMessage(WM_TIMER, timer.id, reinterpret_cast<LPARAM>(timer.procedure));
    if (removes) timer.due = now + timer.period;
    return true;
  }
  return false;
}

// When the next timer will be due; those that are due already were not in the range.
Instant NextTimer(State& state, const Thread& thread) {
  Instant next = kNever;
  for (const ThreadTimer& timer : thread.queue->timers) {
    if (timer.due > state.world().now()) next = std::min(next, timer.due);
  }
  return next;
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
      const std::array<WaitList*, 1> lists = {&thread.queue->waiters};
      is_there = state.Block(
          lists, kNever, [&] { return Take(state, thread, message, first, last, true); },
          [&] { return NextTimer(state, thread); });
    } else {
      const Instant until = NextTimer(state, thread);
      const bool was_woken = state.WaitForWake(thread.queue->waiters, until);
      if (!was_woken && state.world().now() < until) return -1;  // being unwound
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

LRESULT DispatchMessageW(const MSG* message) {
  if (message == nullptr || message->message != WM_TIMER || message->lParam == 0) return 0;
  const auto procedure = reinterpret_cast<TIMERPROC>(message->lParam);
  procedure(message->hwnd, WM_TIMER, message->wParam, GetTickCount());
  return 0;
}

BOOL WaitMessage() {
  return WaitForMessage("WaitMessage", 0, nullptr, false, INFINITE) != WAIT_FAILED;
}

BOOL PostMessageW(HWND window, UINT message, WPARAM wparam, LPARAM lparam) {
  State& state = State::Require("PostMessage");
  Thread& thread = state.CurrentThread();
  if (window != nullptr) {
    thread.last_error = ERROR_INVALID_WINDOW_HANDLE;
    return FALSE;
  }
  Post(state, thread, NewMessage(message, wparam, lparam));
  return TRUE;
}

LRESULT SendMessageW(HWND, UINT, WPARAM, LPARAM) {
  SetLastError(ERROR_INVALID_WINDOW_HANDLE);
  return 0;
}

BOOL IsWindow(HWND) { return FALSE; }

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

UINT_PTR SetTimer(HWND window, UINT_PTR id, UINT milliseconds, TIMERPROC procedure) {
  State& state = State::Require("SetTimer");
  Thread& thread = state.CurrentThread();
  if (window != nullptr) {
    thread.last_error = ERROR_INVALID_WINDOW_HANDLE;
    return 0;
  }
  const Duration period = std::chrono::milliseconds(
      std::clamp(milliseconds, UINT{USER_TIMER_MINIMUM}, UINT{USER_TIMER_MAXIMUM}));
  ThreadQueue& queue = *thread.queue;
  const auto old = std::find_if(queue.timers.begin(), queue.timers.end(),
                                [&](const ThreadTimer& one) { return one.id == id; });
  // An id that is not in use says nothing.
  if (old == queue.timers.end()) id = ++queue.last_timer_id;
  ThreadTimer& timer = old == queue.timers.end() ? queue.timers.emplace_back() : *old;
  timer = {id, period, state.world().now() + period, procedure};
  queue.waiters.WakeAll(state.world());
  return id;
}

BOOL KillTimer(HWND, UINT_PTR id) {
  Thread& thread = State::Require("KillTimer").CurrentThread();
  const auto is_it = [&](const ThreadTimer& one) { return one.id == id; };
  if (std::erase_if(thread.queue->timers, is_it) > 0) return TRUE;
  thread.last_error = ERROR_INVALID_PARAMETER;
  return FALSE;
}

int MessageBoxW(HWND, LPCWSTR text, LPCWSTR caption, UINT type) {
  State& state = State::Require("MessageBox");
  const std::wstring title = caption == nullptr ? L"Error" : caption;
  state.Print(ToUtf8(title + L": " + (text == nullptr ? L"" : text) + L"\n"));
  constexpr std::array<std::array<int, 3>, 6> kButtons = {{{IDOK, IDOK, IDOK},
                                                           {IDOK, IDCANCEL, IDOK},
                                                           {IDABORT, IDRETRY, IDIGNORE},
                                                           {IDYES, IDNO, IDCANCEL},
                                                           {IDYES, IDNO, IDYES},
                                                           {IDRETRY, IDCANCEL, IDRETRY}}};
  const std::size_t box = type & 0xf;
  const std::size_t button = (type >> 8) & 0xf;
  if (box < kButtons.size() && button < 3) return kButtons[box][button];
  SetLastError(ERROR_INVALID_PARAMETER);
  return 0;
}

int MessageBoxA(HWND owner, LPCSTR text, LPCSTR caption, UINT type) {
  return MessageBoxW(owner, Wide(text).c_str(),
                     caption == nullptr ? nullptr : Wide(caption).c_str(), type);
}

}  // extern "C"
