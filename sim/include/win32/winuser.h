// winuser.h: the message queue of a thread, as far as programs without windows need it: to wait,
// to be told to quit, and to let calls into a single-threaded apartment in.
//
// There are no windows: a message goes to a thread, and DispatchMessage calls at most the procedure
// of a timer.

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
#define HWND_DESKTOP (static_cast<HWND>(nullptr))
#else
#define HWND_DESKTOP ((HWND)0)
#endif
#define MB_OK 0x0
#define MB_OKCANCEL 0x1
#define MB_ABORTRETRYIGNORE 0x2
#define MB_YESNOCANCEL 0x3
#define MB_YESNO 0x4
#define MB_RETRYCANCEL 0x5
#define MB_ICONHAND 0x10
#define MB_ICONSTOP MB_ICONHAND
#define MB_ICONERROR MB_ICONHAND
#define MB_ICONQUESTION 0x20
#define MB_ICONEXCLAMATION 0x30
#define MB_ICONWARNING MB_ICONEXCLAMATION
#define MB_ICONASTERISK 0x40
#define MB_ICONINFORMATION MB_ICONASTERISK
#define MB_DEFBUTTON1 0x000
#define MB_DEFBUTTON2 0x100
#define MB_DEFBUTTON3 0x200
#define MB_TASKMODAL 0x2000
#define MB_SETFOREGROUND 0x10000
#define MB_TOPMOST 0x40000
#define IDOK 1
#define IDCANCEL 2
#define IDABORT 3
#define IDRETRY 4
#define IDIGNORE 5
#define IDYES 6
#define IDNO 7

typedef void(CALLBACK* TIMERPROC)(HWND window, UINT message, UINT_PTR id, DWORD time);
#define USER_TIMER_MINIMUM 0x0000000A
#define USER_TIMER_MAXIMUM 0x7FFFFFFF

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
// To the current thread. With a window: FALSE, ERROR_INVALID_WINDOW_HANDLE.
BOOL WINAPI PostMessageW(HWND window, UINT message, WPARAM wparam, LPARAM lparam);
// Reaches nobody: 0, ERROR_INVALID_WINDOW_HANDLE.
LRESULT WINAPI SendMessageW(HWND window, UINT message, WPARAM wparam, LPARAM lparam);
BOOL WINAPI IsWindow(HWND window);  // FALSE
// FALSE with ERROR_INVALID_THREAD_ID unless it is a living thread of the application.
BOOL WINAPI PostThreadMessageW(DWORD thread_id, UINT message, WPARAM wparam, LPARAM lparam);
void WINAPI PostQuitMessage(int exit_code);
// Waits for one of the handles, or for a message or call: WAIT_OBJECT_0 + count.
DWORD WINAPI MsgWaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL wait_for_all,
                                       DWORD milliseconds, DWORD wake_mask);
DWORD WINAPI MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, DWORD milliseconds,
                                         DWORD wake_mask, DWORD flags);

// A timer of the current thread; gives its new id, or 0 with ERROR_INVALID_WINDOW_HANDLE for that
// of a window. Whenever it is due, and the queue has nothing else, the thread finds one WM_TIMER
// with the id and the procedure, however late it looks.
UINT_PTR WINAPI SetTimer(HWND window, UINT_PTR id, UINT milliseconds, TIMERPROC procedure);
BOOL WINAPI KillTimer(HWND window, UINT_PTR id);

// Nobody is there to see it: the program's output gets "caption: text" and the answer is at once
// that of the default button.
int WINAPI MessageBoxW(HWND owner, LPCWSTR text, LPCWSTR caption, UINT type);
int WINAPI MessageBoxA(HWND owner, LPCSTR text, LPCSTR caption, UINT type);

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
#define PostMessageA PostMessageW
#define SendMessage SendMessageW
#define SendMessageA SendMessageW
#define MessageBox BITSIM_WIN32_NAME(MessageBox)
#define PostThreadMessage PostThreadMessageW
#define PostThreadMessageA PostThreadMessageW

#endif  // BITSIM_WIN32_WINUSER_H_
