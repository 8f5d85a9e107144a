// winbase.h: memory, messages of error codes, text, the command line and the environment.

#ifndef BITSIM_WIN32_WINBASE_H_
#define BITSIM_WIN32_WINBASE_H_

#include <stdarg.h>
#include <winnt.h>

#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS 0x00000200
#define FORMAT_MESSAGE_FROM_STRING 0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE 0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM 0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY 0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK 0x000000FF

#define LMEM_FIXED 0x0000
#define LMEM_ZEROINIT 0x0040
#define LPTR 0x0040
#define GMEM_FIXED 0x0000
#define GPTR 0x0040
#define HEAP_ZERO_MEMORY 0x8

#define CP_ACP 0
#define CP_UTF8 65001
#define MB_ERR_INVALID_CHARS 0x8
#define WC_ERR_INVALID_CHARS 0x80

#ifdef __cplusplus
extern "C" {
#endif

// English texts in our own words, for BITS, COM and Win32 codes; the languages 0 and English. No
// inserts: a text is copied as it is. Gives the length, or 0 with ERROR_MR_MID_NOT_FOUND,
// ERROR_RESOURCE_LANG_NOT_FOUND, ERROR_INSUFFICIENT_BUFFER or ERROR_INVALID_PARAMETER. A text ends
// with "\r\n", or with a blank under FORMAT_MESSAGE_MAX_WIDTH_MASK. Free what
// FORMAT_MESSAGE_ALLOCATE_BUFFER gives with LocalFree.
DWORD WINAPI FormatMessageW(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPWSTR buffer,
                            DWORD capacity, va_list* arguments);
DWORD WINAPI FormatMessageA(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPSTR buffer,
                            DWORD capacity, va_list* arguments);

HLOCAL WINAPI LocalAlloc(UINT flags, SIZE_T size_bytes);
HLOCAL WINAPI LocalFree(HLOCAL block);
HGLOBAL WINAPI GlobalAlloc(UINT flags, SIZE_T size_bytes);
HGLOBAL WINAPI GlobalFree(HGLOBAL block);
HANDLE WINAPI GetProcessHeap(void);
LPVOID WINAPI HeapAlloc(HANDLE heap, DWORD flags, SIZE_T size_bytes);
LPVOID WINAPI HeapReAlloc(HANDLE heap, DWORD flags, LPVOID block, SIZE_T size_bytes);
BOOL WINAPI HeapFree(HANDLE heap, DWORD flags, LPVOID block);

// CP_ACP is UTF-8 here. A length of -1 counts the final NUL; a capacity of 0 asks for the length.
int WINAPI MultiByteToWideChar(UINT code_page, DWORD flags, LPCSTR from, int from_length, LPWSTR to,
                               int capacity);
int WINAPI WideCharToMultiByte(UINT code_page, DWORD flags, LPCWSTR from, int from_length, LPSTR to,
                               int capacity, LPCSTR default_char, LPBOOL used_default);
int WINAPI lstrlenW(LPCWSTR text);
int WINAPI lstrlenA(LPCSTR text);
int WINAPI lstrcmpW(LPCWSTR left, LPCWSTR right);
int WINAPI lstrcmpiW(LPCWSTR left, LPCWSTR right);
LPWSTR WINAPI lstrcpyW(LPWSTR to, LPCWSTR from);
LPWSTR WINAPI lstrcatW(LPWSTR to, LPCWSTR from);
LPWSTR WINAPI lstrcpynW(LPWSTR to, LPCWSTR from, int capacity);
int WINAPI lstrcmpA(LPCSTR left, LPCSTR right);
int WINAPI lstrcmpiA(LPCSTR left, LPCSTR right);
LPSTR WINAPI lstrcpyA(LPSTR to, LPCSTR from);
LPSTR WINAPI lstrcatA(LPSTR to, LPCSTR from);
LPSTR WINAPI lstrcpynA(LPSTR to, LPCSTR from, int capacity);

LCID WINAPI GetThreadLocale(void);  // English (United States), as are those below
LCID WINAPI GetUserDefaultLCID(void);
LANGID WINAPI GetUserDefaultLangID(void);
LANGID WINAPI GetSystemDefaultLangID(void);
LANGID WINAPI GetUserDefaultUILanguage(void);
LANGID WINAPI GetSystemDefaultUILanguage(void);
LANGID WINAPI GetThreadUILanguage(void);

// The command line of the program (bitsim::win32::StartProgram), quoted as Windows does.
LPWSTR WINAPI GetCommandLineW(void);
LPWSTR* WINAPI CommandLineToArgvW(LPCWSTR command_line, int* count);  // free with LocalFree
// A few variables: TEMP, TMP, USERPROFILE, USERNAME, SystemRoot, windir, ComSpec, ProgramFiles,
// ProgramData, APPDATA, LOCALAPPDATA, and those that the program sets.
DWORD WINAPI GetEnvironmentVariableW(LPCWSTR name, LPWSTR value, DWORD capacity);
BOOL WINAPI SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value);
// Gives the capacity that is needed, with the final NUL, whether there is room or not.
DWORD WINAPI ExpandEnvironmentStringsW(LPCWSTR from, LPWSTR to, DWORD capacity);
DWORD WINAPI GetEnvironmentVariableA(LPCSTR name, LPSTR value, DWORD capacity);
BOOL WINAPI SetEnvironmentVariableA(LPCSTR name, LPCSTR value);
DWORD WINAPI ExpandEnvironmentStringsA(LPCSTR from, LPSTR to, DWORD capacity);
BOOL WINAPI GetUserNameW(LPWSTR name, LPDWORD capacity);
BOOL WINAPI GetComputerNameW(LPWSTR name, LPDWORD capacity);

// There is one module, the program. Other names: NULL with ERROR_MOD_NOT_FOUND.
HMODULE WINAPI GetModuleHandleW(LPCWSTR name);
HMODULE WINAPI GetModuleHandleA(LPCSTR name);
HMODULE WINAPI LoadLibraryW(LPCWSTR name);
HMODULE WINAPI LoadLibraryA(LPCSTR name);
HMODULE WINAPI LoadLibraryExW(LPCWSTR name, HANDLE file, DWORD flags);
BOOL WINAPI FreeLibrary(HMODULE module);
FARPROC WINAPI GetProcAddress(HMODULE module, LPCSTR name);  // NULL, ERROR_PROC_NOT_FOUND
DWORD WINAPI GetModuleFileNameW(HMODULE module, LPWSTR path, DWORD capacity);
DWORD WINAPI GetModuleFileNameA(HMODULE module, LPSTR path, DWORD capacity);

void WINAPI OutputDebugStringW(LPCWSTR text);  // nobody listens
void WINAPI OutputDebugStringA(LPCSTR text);
BOOL WINAPI IsDebuggerPresent(void);
void WINAPI DebugBreak(void);  // does nothing

// Gives the state from before; the machine sleeps when the test says so.
typedef DWORD EXECUTION_STATE;
#define ES_SYSTEM_REQUIRED 0x00000001u
#define ES_DISPLAY_REQUIRED 0x00000002u
#define ES_AWAYMODE_REQUIRED 0x00000040u
#define ES_CONTINUOUS 0x80000000u
EXECUTION_STATE WINAPI SetThreadExecutionState(EXECUTION_STATE state);

#ifdef __cplusplus
}  // extern "C"
#endif

#define FormatMessage BITSIM_WIN32_NAME(FormatMessage)
#define OutputDebugString BITSIM_WIN32_NAME(OutputDebugString)
#define lstrlen BITSIM_WIN32_NAME(lstrlen)
#define lstrcmp BITSIM_WIN32_NAME(lstrcmp)
#define lstrcmpi BITSIM_WIN32_NAME(lstrcmpi)
#define lstrcpy BITSIM_WIN32_NAME(lstrcpy)
#define lstrcat BITSIM_WIN32_NAME(lstrcat)
#define lstrcpyn BITSIM_WIN32_NAME(lstrcpyn)
#define GetCommandLine GetCommandLineW
#define GetEnvironmentVariable BITSIM_WIN32_NAME(GetEnvironmentVariable)
#define SetEnvironmentVariable BITSIM_WIN32_NAME(SetEnvironmentVariable)
#define ExpandEnvironmentStrings BITSIM_WIN32_NAME(ExpandEnvironmentStrings)
#define GetUserName GetUserNameW
#define GetComputerName GetComputerNameW
#define GetModuleHandle BITSIM_WIN32_NAME(GetModuleHandle)
#define LoadLibrary BITSIM_WIN32_NAME(LoadLibrary)
#define LoadLibraryEx LoadLibraryExW
#define GetModuleFileName BITSIM_WIN32_NAME(GetModuleFileName)

#endif  // BITSIM_WIN32_WINBASE_H_
