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
#define _stprintf_s swprintf_s
#define _sntprintf_s _snwprintf_s
#define _tcslen wcslen
#define _tcscpy wcscpy
#define _tcscpy_s wcscpy_s
#define _tcscat_s wcscat_s
#define _tcscmp wcscmp
#define _tcsicmp _wcsicmp
#define _tcsnicmp _wcsnicmp
#define _tcschr wcschr
#define _tcsrchr wcsrchr
#define _tcsstr wcsstr
#define _tcsdup _wcsdup
#define _ttoi _wtoi
#define _putts _putws
#define _fputts fputws
#else
#define _tmain main
#define _tWinMain WinMain
#define __T(text) text
#define _tprintf printf
#define _ftprintf fprintf
#define _stprintf_s sprintf_s
#define _sntprintf_s _snprintf_s
#define _tcslen strlen
#define _tcscpy strcpy
#define _tcscpy_s strcpy_s
#define _tcscat_s strcat_s
#define _tcscmp strcmp
#define _tcsicmp _stricmp
#define _tcsnicmp _strnicmp
#define _tcschr strchr
#define _tcsrchr strrchr
#define _tcsstr strstr
#define _tcsdup _strdup
#define _ttoi atoi
#define _putts puts
#define _fputts fputs
#endif
#define _T(text) __T(text)
#define _TEXT(text) __T(text)
typedef TCHAR _TCHAR;

#endif  // BITSIM_WIN32_TCHAR_H_
