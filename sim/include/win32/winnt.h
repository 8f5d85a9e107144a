// winnt.h: text of either width, and constants that several of the Windows headers share.

#ifndef BITSIM_WIN32_WINNT_H_
#define BITSIM_WIN32_WINNT_H_

#include <ctype.h>
#include <string.h>
#include <wchar.h>
#include <windef.h>
#include <winerror.h>

// The target bitsim::win32 defines UNICODE and _UNICODE, as Visual Studio's projects do.
#ifdef UNICODE
typedef WCHAR TCHAR;
#define BITSIM_WIN32_TEXT(text) L##text
#define BITSIM_WIN32_NAME(name) name##W
#else
typedef char TCHAR;
#define BITSIM_WIN32_TEXT(text) text
#define BITSIM_WIN32_NAME(name) name##A
#endif
#define TEXT(text) BITSIM_WIN32_TEXT(text)
typedef TCHAR* LPTSTR;
typedef TCHAR* PTSTR;
typedef const TCHAR* LPCTSTR;
typedef const TCHAR* PCTSTR;
typedef char* PCHAR;
typedef DWORD ACCESS_MASK;
typedef WORD ATOM;
typedef HANDLE HLOCAL;
typedef HANDLE HGLOBAL;
typedef void* HKEY;
typedef void* HICON;
typedef void* HCURSOR;
typedef void* HBRUSH;
typedef void* HMENU;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;
typedef intptr_t(WINAPI* FARPROC)(void);

// Annotations and pointer sizes of old.
#define IN
#define OUT
#define OPTIONAL
#define FAR
#define NEAR

#ifndef _TRUNCATE
#define _TRUNCATE SIZE_MAX
#endif

typedef struct _SECURITY_ATTRIBUTES {
  DWORD nLength;
  LPVOID lpSecurityDescriptor;
  BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

typedef struct _OVERLAPPED {
  ULONG_PTR Internal;
  ULONG_PTR InternalHigh;
  DWORD Offset;
  DWORD OffsetHigh;
  HANDLE hEvent;
} OVERLAPPED, *LPOVERLAPPED;

#ifdef __cplusplus
#define INVALID_HANDLE_VALUE (reinterpret_cast<HANDLE>(static_cast<LONG_PTR>(-1)))
#else
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#endif

// The server's own principal, for CoSetProxyBlanket.
#ifdef __cplusplus
#define COLE_DEFAULT_PRINCIPAL (reinterpret_cast<WCHAR*>(static_cast<LONG_PTR>(-1)))
#else
#define COLE_DEFAULT_PRINCIPAL ((WCHAR*)(LONG_PTR)-1)
#endif

#define DELETE 0x00010000u
#define READ_CONTROL 0x00020000u
#define SYNCHRONIZE 0x00100000u
#define GENERIC_READ 0x80000000u
#define GENERIC_WRITE 0x40000000u
#define GENERIC_EXECUTE 0x20000000u
#define GENERIC_ALL 0x10000000u
#define EVENT_MODIFY_STATE 0x0002
#define EVENT_ALL_ACCESS 0x1F0003
#define MUTEX_ALL_ACCESS 0x1F0001
#define SEMAPHORE_ALL_ACCESS 0x1F0003
#define THREAD_PRIORITY_NORMAL 0

// What IBackgroundCopyJob4::GetOwnerIntegrityLevel answers.
#define SECURITY_MANDATORY_UNTRUSTED_RID 0x0000u
#define SECURITY_MANDATORY_LOW_RID 0x1000u
#define SECURITY_MANDATORY_MEDIUM_RID 0x2000u
#define SECURITY_MANDATORY_HIGH_RID 0x3000u
#define SECURITY_MANDATORY_SYSTEM_RID 0x4000u

#define ERROR_INVALID_WINDOW_HANDLE 1400
#define ERROR_INVALID_THREAD_ID 1444
#define ERROR_ABANDONED_WAIT_0 735
#define ERROR_NOT_OWNER 288
#define ERROR_TOO_MANY_POSTS 298
#define ERROR_MR_MID_NOT_FOUND 317
#define ERROR_MOD_NOT_FOUND 126
#define ERROR_PROC_NOT_FOUND 127
#define ERROR_ENVVAR_NOT_FOUND 203
#define ERROR_NO_UNICODE_TRANSLATION 1113
#define ERROR_OPERATION_ABORTED 995
#define ERROR_IO_PENDING 997
#define ERROR_NO_MORE_FILES 18
#define ERROR_GEN_FAILURE 31
#define ERROR_INSTALL_USEREXIT 1602
#define ERROR_NO_MORE_ITEMS 259
#define ERROR_NOT_FOUND 1168
#define ERROR_BAD_LENGTH 24
#define ERROR_CALL_NOT_IMPLEMENTED 120

// What DllMain is told. Nobody calls it here: a test does, if the client has one.
#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2
#define DLL_THREAD_DETACH 3

// The structure that has the field at that address.
#ifdef __cplusplus
#define CONTAINING_RECORD(address, type, field) \
  (reinterpret_cast<type*>(reinterpret_cast<ULONG_PTR>(address) - offsetof(type, field)))
#else
#define CONTAINING_RECORD(address, type, field) \
  ((type*)((ULONG_PTR)(address)-offsetof(type, field)))
#endif

#define ZeroMemory(to, size_bytes) memset((to), 0, (size_bytes))
#define SecureZeroMemory(to, size_bytes) memset((to), 0, (size_bytes))
#define RtlZeroMemory(to, size_bytes) memset((to), 0, (size_bytes))
#define CopyMemory(to, from, size_bytes) memcpy((to), (from), (size_bytes))
#define MoveMemory(to, from, size_bytes) memmove((to), (from), (size_bytes))
#define FillMemory(to, size_bytes, value) memset((to), (value), (size_bytes))

#define DBG_UNREFERENCED_PARAMETER(name) BITSIM_COM_CAST(void, name)
#define UNREFERENCED_LOCAL_VARIABLE(name) BITSIM_COM_CAST(void, name)
#define MAKELCID(language, sort) \
  BITSIM_COM_CAST(LCID, (BITSIM_COM_CAST(DWORD, sort) << 16) | (language))
#define MAKEWORD(low, high) \
  BITSIM_COM_CAST(WORD, ((low)&0xff) | (BITSIM_COM_CAST(DWORD, (high)&0xff) << 8))
#define MAKELONG(low, high) \
  BITSIM_COM_CAST(LONG, ((low)&0xffff) | (BITSIM_COM_CAST(DWORD, (high)&0xffff) << 16))
#define SORT_DEFAULT 0
#define LOCALE_USER_DEFAULT 0x0400
#define LOCALE_SYSTEM_DEFAULT 0x0800
#define UNICODE_NULL BITSIM_COM_CAST(WCHAR, 0)
#define MAXLONG 0x7fffffff
#define MAXULONG 0xffffffffu
#define MAXDWORD 0xffffffffu
#define MAXLONGLONG 0x7fffffffffffffffll
#define MAXULONGLONG 0xffffffffffffffffull
#define MAXUINT64 0xffffffffffffffffull

#endif  // BITSIM_WIN32_WINNT_H_
