// shlwapi.h: paths and file URLs as texts. PathFileExistsW alone looks at the simulated disk.
//
// Paths that are changed have room for MAX_PATH; what does not fit leaves them as they are.

#ifndef BITSIM_WIN32_SHLWAPI_H_
#define BITSIM_WIN32_SHLWAPI_H_

#include <windows.h>

#define URL_UNESCAPE_INPLACE 0x00100000
#define URL_DONT_UNESCAPE_EXTRA_INFO 0x02000000

#ifdef __cplusplus
extern "C" {
#endif

BOOL WINAPI PathFileExistsW(LPCWSTR path);  // a file or a folder
LPWSTR WINAPI PathFindFileNameW(LPCWSTR path);
LPWSTR WINAPI PathFindExtensionW(LPCWSTR path);
LPWSTR WINAPI PathAddBackslashW(LPWSTR path);  // where the text ends; NULL without room
BOOL WINAPI PathRemoveFileSpecW(LPWSTR path);
BOOL WINAPI PathAppendW(LPWSTR path, LPCWSTR more);
LPWSTR WINAPI PathCombineW(LPWSTR to, LPCWSTR folder, LPCWSTR file);
BOOL WINAPI PathIsRelativeW(LPCWSTR path);
BOOL WINAPI PathIsURLW(LPCWSTR path);

// "C:\a b" is "file:///C:/a%20b". S_OK; E_POINTER, with the capacity in `length`, without room;
// E_INVALIDARG.
HRESULT WINAPI UrlCreateFromPathW(LPCWSTR path, LPWSTR url, LPDWORD length, DWORD reserved);
// With URL_UNESCAPE_INPLACE in `url` itself. %XX is a byte of UTF-8.
HRESULT WINAPI UrlUnescapeW(LPWSTR url, LPWSTR to, LPDWORD length, DWORD flags);

#ifdef __cplusplus
}  // extern "C"
#endif

#define PathFileExists PathFileExistsW
#define PathFindFileName PathFindFileNameW
#define PathFindExtension PathFindExtensionW
#define PathAddBackslash PathAddBackslashW
#define PathRemoveFileSpec PathRemoveFileSpecW
#define PathAppend PathAppendW
#define PathCombine PathCombineW
#define PathIsRelative PathIsRelativeW
#define PathIsURL PathIsURLW
#define UrlCreateFromPath UrlCreateFromPathW
#define UrlUnescape UrlUnescapeW
#define UrlUnescapeInPlace(url, flags) \
  UrlUnescapeW((url), NULL, NULL, (flags) | URL_UNESCAPE_INPLACE)

#endif  // BITSIM_WIN32_SHLWAPI_H_
