// securitybaseapi.h: logging another user on and acting as him, which never succeeds: the accounts
// of the simulation have no passwords. A program has the user of its application (bitsim/users.h).

#ifndef BITSIM_WIN32_SECURITYBASEAPI_H_
#define BITSIM_WIN32_SECURITYBASEAPI_H_

#include <winnt.h>

#define LOGON32_LOGON_INTERACTIVE 2
#define LOGON32_LOGON_NETWORK 3
#define LOGON32_LOGON_BATCH 4
#define LOGON32_LOGON_SERVICE 5
#define LOGON32_LOGON_NEW_CREDENTIALS 9
#define LOGON32_PROVIDER_DEFAULT 0

#ifdef __cplusplus
extern "C" {
#endif

// FALSE with ERROR_LOGON_FAILURE; `*token` is NULL then.
BOOL WINAPI LogonUserW(LPCWSTR user, LPCWSTR domain, LPCWSTR password, DWORD type, DWORD provider,
                       PHANDLE token);
BOOL WINAPI ImpersonateLoggedOnUser(HANDLE token);  // FALSE with ERROR_INVALID_HANDLE
BOOL WINAPI RevertToSelf(void);                     // TRUE: the program is itself

#ifdef __cplusplus
}  // extern "C"
#endif

#define LogonUser LogonUserW

#endif  // BITSIM_WIN32_SECURITYBASEAPI_H_
