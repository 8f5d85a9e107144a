// strsafe.h: text that never leaves its buffer. Capacities are in characters (Cch) or bytes (Cb),
// with the final NUL.
//
// S_OK; STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut, which still ends with a NUL;
// STRSAFE_E_INVALID_PARAMETER for a capacity of 0 or above STRSAFE_MAX_CCH, or for what has no end.

#ifndef BITSIM_WIN32_STRSAFE_H_
#define BITSIM_WIN32_STRSAFE_H_

#include <stdarg.h>
#include <stdio.h>
#include <winnt.h>

#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER _HRESULT_TYPEDEF_(0x8007007A)
#define STRSAFE_E_INVALID_PARAMETER _HRESULT_TYPEDEF_(0x80070057)
#define STRSAFE_E_END_OF_FILE _HRESULT_TYPEDEF_(0x80070026)

#ifdef __cplusplus
extern "C" {
#endif

HRESULT StringCchCopyW(wchar_t* to, size_t capacity, const wchar_t* from);
HRESULT StringCbCopyW(wchar_t* to, size_t size_bytes, const wchar_t* from);
HRESULT StringCchCopyNW(wchar_t* to, size_t capacity, const wchar_t* from, size_t count);
HRESULT StringCchCatW(wchar_t* to, size_t capacity, const wchar_t* from);
HRESULT StringCbCatW(wchar_t* to, size_t size_bytes, const wchar_t* from);
HRESULT StringCchCatNW(wchar_t* to, size_t capacity, const wchar_t* from, size_t count);
HRESULT StringCchLengthW(const wchar_t* text, size_t max, size_t* length);
HRESULT StringCbLengthW(const wchar_t* text, size_t max_bytes, size_t* length_bytes);
HRESULT StringCchVPrintfW(wchar_t* to, size_t capacity, const wchar_t* format, va_list arguments);
HRESULT StringCbVPrintfW(wchar_t* to, size_t size_bytes, const wchar_t* format, va_list arguments);
HRESULT StringCchPrintfW(wchar_t* to, size_t capacity, const wchar_t* format, ...);
HRESULT StringCbPrintfW(wchar_t* to, size_t size_bytes, const wchar_t* format, ...);
HRESULT StringCchCopyA(char* to, size_t capacity, const char* from);
HRESULT StringCbCopyA(char* to, size_t size_bytes, const char* from);
HRESULT StringCchCopyNA(char* to, size_t capacity, const char* from, size_t count);
HRESULT StringCchCatA(char* to, size_t capacity, const char* from);
HRESULT StringCbCatA(char* to, size_t size_bytes, const char* from);
HRESULT StringCchCatNA(char* to, size_t capacity, const char* from, size_t count);
HRESULT StringCchLengthA(const char* text, size_t max, size_t* length);
HRESULT StringCbLengthA(const char* text, size_t max_bytes, size_t* length_bytes);
HRESULT StringCchVPrintfA(char* to, size_t capacity, const char* format, va_list arguments);
HRESULT StringCbVPrintfA(char* to, size_t size_bytes, const char* format, va_list arguments);
HRESULT StringCchPrintfA(char* to, size_t capacity, const char* format, ...);
HRESULT StringCbPrintfA(char* to, size_t size_bytes, const char* format, ...);

#ifdef __cplusplus
}  // extern "C"
#endif

#define StringCchCopy BITSIM_WIN32_NAME(StringCchCopy)
#define StringCbCopy BITSIM_WIN32_NAME(StringCbCopy)
#define StringCchCopyN BITSIM_WIN32_NAME(StringCchCopyN)
#define StringCchCat BITSIM_WIN32_NAME(StringCchCat)
#define StringCbCat BITSIM_WIN32_NAME(StringCbCat)
#define StringCchCatN BITSIM_WIN32_NAME(StringCchCatN)
#define StringCchLength BITSIM_WIN32_NAME(StringCchLength)
#define StringCbLength BITSIM_WIN32_NAME(StringCbLength)
#define StringCchVPrintf BITSIM_WIN32_NAME(StringCchVPrintf)
#define StringCbVPrintf BITSIM_WIN32_NAME(StringCbVPrintf)
#define StringCchPrintf BITSIM_WIN32_NAME(StringCchPrintf)
#define StringCbPrintf BITSIM_WIN32_NAME(StringCbPrintf)

#endif  // BITSIM_WIN32_STRSAFE_H_
