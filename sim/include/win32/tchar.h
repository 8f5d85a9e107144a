// tchar.h: text of either width, by _UNICODE.

#ifndef BITSIM_WIN32_TCHAR_H_
#define BITSIM_WIN32_TCHAR_H_

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#ifdef _UNICODE
#define _tmain wmain
#define _tWinMain wWinMain
#define __T(text) L##text
#define _tprintf wprintf
#define _ftprintf fwprintf
#define _vtprintf vwprintf
#define _stprintf_s swprintf_s
#define _vstprintf_s vswprintf_s
#define _sntprintf _snwprintf
#define _sntprintf_s _snwprintf_s
#define _vsntprintf _vsnwprintf
#define _vsntprintf_s _vsnwprintf_s
#define _vsctprintf _vscwprintf
#define _sctprintf _scwprintf
#define _tcslen wcslen
#define _tcscpy wcscpy
#define _tcscpy_s wcscpy_s
#define _tcscat wcscat
#define _tcscat_s wcscat_s
#define _tcsncpy wcsncpy
#define _tcsncpy_s wcsncpy_s
#define _tcscmp wcscmp
#define _tcsncmp wcsncmp
#define _tcsicmp _wcsicmp
#define _tcsnicmp _wcsnicmp
#define _tcschr wcschr
#define _tcsrchr wcsrchr
#define _tcsstr wcsstr
#define _tcsdup _wcsdup
#define _ttoi _wtoi
#define _ttoi64 _wtoi64
#define _tcstol wcstol
#define _tcstoul wcstoul
#define _tcstoi64 _wcstoi64
#define _tcstoui64 _wcstoui64
#define _putts _putws
#define _fputts fputws
#else
#define _tmain main
#define _tWinMain WinMain
#define __T(text) text
#define _tprintf printf
#define _ftprintf fprintf
#define _vtprintf vprintf
#define _stprintf_s sprintf_s
#define _vstprintf_s vsprintf_s
#define _sntprintf _snprintf
#define _sntprintf_s _snprintf_s
#define _vsntprintf vsnprintf
#define _vsntprintf_s _vsnprintf_s
#define _vsctprintf _vscprintf
#define _sctprintf _scprintf
#define _tcslen strlen
#define _tcscpy strcpy
#define _tcscpy_s strcpy_s
#define _tcscat strcat
#define _tcscat_s strcat_s
#define _tcsncpy strncpy
#define _tcsncpy_s strncpy_s
#define _tcscmp strcmp
#define _tcsncmp strncmp
#define _tcsicmp _stricmp
#define _tcsnicmp _strnicmp
#define _tcschr strchr
#define _tcsrchr strrchr
#define _tcsstr strstr
#define _tcsdup _strdup
#define _ttoi atoi
#define _ttoi64 atoll
#define _tcstol strtol
#define _tcstoul strtoul
#define _tcstoi64 _strtoi64
#define _tcstoui64 _strtoui64
#define _putts puts
#define _fputts fputs
#endif
#define _T(text) __T(text)
#define _TEXT(text) __T(text)
typedef TCHAR _TCHAR;

#endif  // BITSIM_WIN32_TCHAR_H_
