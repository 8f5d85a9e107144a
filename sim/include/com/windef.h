// windef.h: the plain types of Windows, with the sizes they have there.
//
// The sizes are the contract. DWORD, ULONG and LONG have 32 bits although `long` has 64 on Linux,
// so they are made of `int`. UINT64 is `unsigned long long`, as on Windows: print it with %llu.
// WCHAR is `wchar_t`, so L"..." literals fit; here it has 32 bits. Lengths that a BITS rule limits
// are counted in UTF-16 units nevertheless.
//
// Nothing in this folder defines min, max, near, far or any other word of everyday C++.

#ifndef BITSIM_COM_WINDEF_H_
#define BITSIM_COM_WINDEF_H_

#ifdef BITSIM_WIN32
#include <bitsim_msvc.h>
#endif
#include <sal.h>
#include <stddef.h>
#include <stdint.h>

// BITSIM_COM_CAST(type, value): a cast that neither language warns of, usable in case labels.
#ifdef __cplusplus
#define BITSIM_COM_CAST(type, value) static_cast<type>(value)
#else
#define BITSIM_COM_CAST(type, value) ((type)(value))
#endif

// Stands behind the name of an enum. Its variables can hold any int then, as on Windows: a client
// may pass a number that is none of its names, and has a right to its E_INVALIDARG.
#ifdef __cplusplus
#define BITSIM_COM_ENUM_BASE : int
#else
#define BITSIM_COM_ENUM_BASE
#endif

typedef char CHAR;
typedef unsigned char UCHAR;
typedef unsigned char BYTE;
typedef unsigned char byte;
typedef unsigned char BOOLEAN;
typedef short SHORT;
typedef unsigned short USHORT;
typedef unsigned short WORD;
typedef int INT;
typedef unsigned int UINT;
typedef int BOOL;
typedef BOOL WINBOOL;
typedef int LONG;
typedef unsigned int ULONG;
typedef unsigned int DWORD;
typedef int INT32;
typedef unsigned int UINT32;
typedef unsigned int DWORD32;
typedef long long LONGLONG;
typedef unsigned long long ULONGLONG;
typedef unsigned long long DWORDLONG;
typedef long long INT64;
typedef unsigned long long UINT64;
typedef long long LONG64;
typedef unsigned long long ULONG64;
typedef unsigned long long DWORD64;
typedef int8_t INT8;
typedef uint8_t UINT8;
typedef int16_t INT16;
typedef uint16_t UINT16;
typedef intptr_t INT_PTR;
typedef uintptr_t UINT_PTR;
typedef intptr_t LONG_PTR;
typedef uintptr_t ULONG_PTR;
typedef uintptr_t DWORD_PTR;
typedef size_t SIZE_T;
typedef intptr_t SSIZE_T;
typedef float FLOAT;
typedef wchar_t WCHAR;

typedef void* PVOID;
typedef void* LPVOID;
typedef const void* LPCVOID;
typedef void* HANDLE;
typedef HANDLE* PHANDLE;
typedef HANDLE* LPHANDLE;
typedef void* HWND;
typedef void* HINSTANCE;
typedef void* HMODULE;
typedef BYTE* PBYTE;
typedef BYTE* LPBYTE;
typedef BOOL* PBOOL;
typedef BOOL* LPBOOL;
typedef LONG* PLONG;
typedef LONG* LPLONG;
typedef ULONG* PULONG;
typedef DWORD* PDWORD;
typedef DWORD* LPDWORD;
typedef LONG64* PLONG64;
typedef UINT64* PUINT64;
typedef ULONG64* PULONG64;
typedef CHAR* PSTR;
typedef CHAR* LPSTR;
typedef const CHAR* PCSTR;
typedef const CHAR* LPCSTR;
typedef WCHAR* PWCHAR;
typedef WCHAR* PWSTR;
typedef WCHAR* LPWSTR;
typedef const WCHAR* PCWSTR;
typedef const WCHAR* LPCWSTR;

typedef WORD LANGID;
typedef DWORD LCID;

// A moment: 100 ns ticks since 1601-01-01 00:00 UTC, in two halves.
typedef struct _FILETIME {
  DWORD dwLowDateTime;
  DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

typedef union _LARGE_INTEGER {
  __extension__ struct {
    DWORD LowPart;
    LONG HighPart;
  };
  struct {
    DWORD LowPart;
    LONG HighPart;
  } u;
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

// The usual way to do arithmetic with a FILETIME.
typedef union _ULARGE_INTEGER {
  __extension__ struct {
    DWORD LowPart;
    DWORD HighPart;
  };
  struct {
    DWORD LowPart;
    DWORD HighPart;
  } u;
  ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

#ifndef VOID
#define VOID void
#endif
#ifndef CONST
#define CONST const
#endif
#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif

// Calling conventions: this platform has one.
#define WINAPI
#define APIENTRY
#define CALLBACK
#define WINAPIV
#define FORCEINLINE static inline __attribute__((always_inline, unused))
#define DECLSPEC_UUID(text)
#define DECLSPEC_NOVTABLE
#define DECLSPEC_SELECTANY __attribute__((weak))

#define MAX_PATH 260
#define INFINITE 0xFFFFFFFFu

#define LOBYTE(word) BITSIM_COM_CAST(BYTE, (word)&0xff)
#define HIBYTE(word) BITSIM_COM_CAST(BYTE, ((word) >> 8) & 0xff)
#define LOWORD(dword) BITSIM_COM_CAST(WORD, (dword)&0xffff)
#define HIWORD(dword) BITSIM_COM_CAST(WORD, ((dword) >> 16) & 0xffff)

#define UNREFERENCED_PARAMETER(name) BITSIM_COM_CAST(void, name)
#define ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))

// Languages, for the LanguageId of the error descriptions.
#define MAKELANGID(primary, sub) \
  BITSIM_COM_CAST(WORD,          \
                  ((BITSIM_COM_CAST(unsigned, sub) << 10) | BITSIM_COM_CAST(unsigned, primary)))
#define LANGIDFROMLCID(lcid) BITSIM_COM_CAST(WORD, lcid)
#define LANG_NEUTRAL 0x00
#define LANG_GERMAN 0x07
#define LANG_ENGLISH 0x09
#define SUBLANG_NEUTRAL 0x00
#define SUBLANG_DEFAULT 0x01
#define SUBLANG_SYS_DEFAULT 0x02
#define SUBLANG_ENGLISH_US 0x01
// The languages of the user and of the system.
#define LANG_USER_DEFAULT MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT)
#define LANG_SYSTEM_DEFAULT MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT)

#endif  // BITSIM_COM_WINDEF_H_
