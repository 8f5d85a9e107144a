// shlobj.h: where Windows keeps things. The folders follow the environment variables of the
// program.

#ifndef BITSIM_WIN32_SHLOBJ_H_
#define BITSIM_WIN32_SHLOBJ_H_

#include <windows.h>

#include <guiddef.h>

typedef GUID KNOWNFOLDERID;
#ifdef __cplusplus
#define REFKNOWNFOLDERID const KNOWNFOLDERID&
#else
#define REFKNOWNFOLDERID const KNOWNFOLDERID*
#endif

DEFINE_GUID(FOLDERID_LocalAppData, 0xf1b32785, 0x6fba, 0x4fcf, 0x9d, 0x55, 0x7b, 0x8e, 0x7f, 0x15,
            0x70, 0x91);
DEFINE_GUID(FOLDERID_RoamingAppData, 0x3eb685db, 0x65f9, 0x4cf6, 0xa0, 0x3a, 0xe3, 0xef, 0x65, 0x72,
            0x9f, 0x3d);
DEFINE_GUID(FOLDERID_ProgramData, 0x62ab5d82, 0xfdc1, 0x4dc3, 0xa9, 0xdd, 0x07, 0x0d, 0x1d, 0x49,
            0x5d, 0x97);
DEFINE_GUID(FOLDERID_ProgramFiles, 0x905e63b6, 0xc1bf, 0x494e, 0xb2, 0x9c, 0x65, 0xb7, 0x32, 0xd3,
            0xd2, 0x1a);
DEFINE_GUID(FOLDERID_Windows, 0xf38bf404, 0x1d43, 0x42f2, 0x93, 0x05, 0x67, 0xde, 0x0b, 0x28, 0xfc,
            0x23);
DEFINE_GUID(FOLDERID_Profile, 0x5e6c858f, 0x0e22, 0x4760, 0x9a, 0xfe, 0xea, 0x33, 0x17, 0xb6, 0x71,
            0x73);
DEFINE_GUID(FOLDERID_Downloads, 0x374de290, 0x123f, 0x4565, 0x91, 0x64, 0x39, 0xc4, 0x92, 0x5e,
            0x46, 0x7b);
DEFINE_GUID(FOLDERID_Documents, 0xfdd39ad0, 0x238f, 0x46af, 0xad, 0xb4, 0x6c, 0x85, 0x48, 0x03,
            0x69, 0xc7);
DEFINE_GUID(FOLDERID_Desktop, 0xb4bfcc3a, 0xdb2c, 0x424c, 0xb0, 0x29, 0x7f, 0xe9, 0x9a, 0x87, 0xc6,
            0x41);

#define KF_FLAG_DEFAULT 0
#define KF_FLAG_CREATE 0x8000
#define CSIDL_PERSONAL 0x05
#define CSIDL_DESKTOPDIRECTORY 0x10
#define CSIDL_APPDATA 0x1a
#define CSIDL_LOCAL_APPDATA 0x1c
#define CSIDL_COMMON_APPDATA 0x23
#define CSIDL_WINDOWS 0x24
#define CSIDL_PROGRAM_FILES 0x26
#define CSIDL_PROFILE 0x28
#define CSIDL_FLAG_CREATE 0x8000
#define SHGFP_TYPE_CURRENT 0
#define SHGFP_TYPE_DEFAULT 1

#ifdef __cplusplus
extern "C" {
#endif

// Task memory, also to be freed after a failure, when it is NULL. An unknown folder:
// HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND).
HRESULT WINAPI SHGetKnownFolderPath(REFKNOWNFOLDERID folder, DWORD flags, HANDLE token,
                                    PWSTR* path);
// `path` has room for MAX_PATH. An unknown folder: E_INVALIDARG.
HRESULT WINAPI SHGetFolderPathW(HWND owner, int folder, HANDLE token, DWORD flags, LPWSTR path);
int WINAPI SHCreateDirectoryExW(HWND owner, LPCWSTR path, const SECURITY_ATTRIBUTES* security);

#ifdef __cplusplus
}  // extern "C"
#endif

#define SHGetFolderPath SHGetFolderPathW
#define SHCreateDirectoryEx SHCreateDirectoryExW

#endif  // BITSIM_WIN32_SHLOBJ_H_
