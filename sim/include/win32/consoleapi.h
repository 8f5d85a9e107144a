// consoleapi.h: what console programs ask of their console. Nobody presses Ctrl+C.

#ifndef BITSIM_WIN32_CONSOLEAPI_H_
#define BITSIM_WIN32_CONSOLEAPI_H_

#include <winnt.h>

#define CTRL_C_EVENT 0
#define CTRL_BREAK_EVENT 1
#define CTRL_CLOSE_EVENT 2
#define STD_INPUT_HANDLE BITSIM_COM_CAST(DWORD, -10)
#define STD_OUTPUT_HANDLE BITSIM_COM_CAST(DWORD, -11)
#define STD_ERROR_HANDLE BITSIM_COM_CAST(DWORD, -12)

typedef BOOL(WINAPI* PHANDLER_ROUTINE)(DWORD);

#ifdef __cplusplus
extern "C" {
#endif

BOOL WINAPI SetConsoleCtrlHandler(PHANDLER_ROUTINE handler, BOOL add);  // TRUE, does nothing
BOOL WINAPI SetConsoleOutputCP(UINT code_page);                         // TRUE, does nothing
BOOL WINAPI SetConsoleTitleW(LPCWSTR title);                            // TRUE, does nothing

#ifdef __cplusplus
}  // extern "C"
#endif

#define SetConsoleTitle SetConsoleTitleW

#endif  // BITSIM_WIN32_CONSOLEAPI_H_
