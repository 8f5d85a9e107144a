// winuser.h: the message queue of a thread, as far as programs without windows need it: to wait,
// to be told to quit, and to let calls into a single-threaded apartment in.
//
// There are no windows: a message goes to a thread, and DispatchMessage does nothing with it.

#ifndef BITSIM_WIN32_WINUSER_H_
#define BITSIM_WIN32_WINUSER_H_

#include <winnt.h>

typedef struct tagPOINT {
  LONG x;
  LONG y;
} POINT;

typedef struct tagMSG {
  HWND hwnd;
  UINT message;
  WPARAM wParam;
  LPARAM lParam;
  DWORD time;  // as of GetTickCount
  POINT pt;
} MSG, *PMSG, *LPMSG;

#define WM_NULL 0x0000
#define WM_CLOSE 0x0010
#define WM_QUIT 0x0012
#define WM_TIMER 0x0113
#define WM_USER 0x0400
#define WM_APP 0x8000
#define PM_NOREMOVE 0x0
#define PM_REMOVE 0x1
#define PM_NOYIELD 0x2
#define QS_POSTMESSAGE 0x0008
#define QS_SENDMESSAGE 0x0040
#define QS_ALLEVENTS 0x04BF
#define QS_ALLINPUT 0x04FF
#define MWMO_WAITALL 0x1
#define MWMO_ALERTABLE 0x2
#define MWMO_INPUTAVAILABLE 0x4

#ifdef __cplusplus
extern "C" {
#endif

// Answers waiting calls, then takes the first message in the range (0, 0: any) and gives TRUE; for
// WM_QUIT, FALSE. Waits while there is none.
BOOL WINAPI GetMessageW(LPMSG message, HWND window, UINT first, UINT last);
// The same without waiting: FALSE if there is none, TRUE for WM_QUIT, too.
BOOL WINAPI PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove);
BOOL WINAPI TranslateMessage(const MSG* message);
LRESULT WINAPI DispatchMessageW(const MSG* message);
BOOL WINAPI WaitMessage(void);
// To the current thread. With a window: FALSE, ERROR_INVALID_HANDLE.
BOOL WINAPI PostMessageW(HWND window, UINT message, WPARAM wparam, LPARAM lparam);
// FALSE with ERROR_INVALID_THREAD_ID unless it is a living thread of the application.
BOOL WINAPI PostThreadMessageW(DWORD thread_id, UINT message, WPARAM wparam, LPARAM lparam);
void WINAPI PostQuitMessage(int exit_code);
// Waits for one of the handles, or for a message or call: WAIT_OBJECT_0 + count.
DWORD WINAPI MsgWaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                                       DWORD milliseconds, DWORD wake_mask);
DWORD WINAPI MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, DWORD milliseconds,
                                         DWORD wake_mask, DWORD flags);

#ifdef __cplusplus
}  // extern "C"
#endif

#define GetMessage GetMessageW
#define GetMessageA GetMessageW
#define PeekMessage PeekMessageW
#define PeekMessageA PeekMessageW
#define DispatchMessage DispatchMessageW
#define DispatchMessageA DispatchMessageW
#define PostMessage PostMessageW
#define PostThreadMessage PostThreadMessageW
#define PostThreadMessageA PostThreadMessageW

#endif  // BITSIM_WIN32_WINUSER_H_
