// combaseapi.h: the functions of the COM runtime that BITS clients call.
//
// Declared here; defined in two places. The library bitsim_com_base has those that need neither a
// service nor a clock: task memory and GUID text. The others (initialisation, security, creating
// and registering objects, new GUIDs) need a running world and belong to the opt-in client library.
// A program that calls one without that library does not link.

#ifndef BITSIM_COM_COMBASEAPI_H_
#define BITSIM_COM_COMBASEAPI_H_

#include <guiddef.h>
#include <rpcdce.h>
#include <stdlib.h>
#include <unknwn.h>
#include <wtypes.h>

typedef enum tagCOINIT {
  COINIT_MULTITHREADED = 0x0,
  COINIT_APARTMENTTHREADED = 0x2,
  COINIT_DISABLE_OLE1DDE = 0x4,
  COINIT_SPEED_OVER_MEMORY = 0x8
} COINIT;

typedef enum tagREGCLS {
  REGCLS_SINGLEUSE = 0,
  REGCLS_MULTIPLEUSE = 1,
  REGCLS_MULTI_SEPARATE = 2,
  REGCLS_SUSPENDED = 4,
  REGCLS_SURROGATE = 8
} REGCLS;

// Capabilities for CoInitializeSecurity and CoSetProxyBlanket.
typedef enum tagEOLE_AUTHENTICATION_CAPABILITIES {
  EOAC_NONE = 0,
  EOAC_MUTUAL_AUTH = 0x1,
  EOAC_SECURE_REFS = 0x2,
  EOAC_ACCESS_CONTROL = 0x4,
  EOAC_APPID = 0x8,
  EOAC_DYNAMIC = 0x10,
  EOAC_STATIC_CLOAKING = 0x20,
  EOAC_DYNAMIC_CLOAKING = 0x40,
  EOAC_ANY_AUTHORITY = 0x80,
  EOAC_MAKE_FULLSIC = 0x100,
  EOAC_REQUIRE_FULLSIC = 0x200,
  EOAC_AUTO_IMPERSONATE = 0x400,
  EOAC_DEFAULT = 0x800,
  EOAC_DISABLE_AAA = 0x1000,
  EOAC_NO_CUSTOM_MARSHAL = 0x2000
} EOLE_AUTHENTICATION_CAPABILITIES;

typedef enum tagCOWAIT_FLAGS {
  COWAIT_DEFAULT = 0,
  COWAIT_WAITALL = 1,
  COWAIT_ALERTABLE = 2,
  COWAIT_INPUTAVAILABLE = 4
} COWAIT_FLAGS;

typedef void* PSECURITY_DESCRIPTOR;

typedef struct tagSOLE_AUTHENTICATION_SERVICE {
  DWORD dwAuthnSvc;
  DWORD dwAuthzSvc;
  OLECHAR* pPrincipalName;
  HRESULT hr;
} SOLE_AUTHENTICATION_SERVICE;

#ifdef __cplusplus
extern "C" {
#endif

// ---- In bitsim_com_base -------------------------------------------------------------------------

// Memory that crosses the COM boundary: whoever receives it frees it with CoTaskMemFree.
// NULL when there is none; a size of 0 gives a block of no bytes. Sizes in bytes.
LPVOID CoTaskMemAlloc(SIZE_T size_bytes);
// NULL as block allocates; a size of 0 frees and gives NULL. On failure the block is untouched.
LPVOID CoTaskMemRealloc(LPVOID block, SIZE_T size_bytes);
void CoTaskMemFree(LPVOID block);

// Writes "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}". Gives the characters written with the final NUL
// (39), or 0 when `capacity` (in characters) is smaller.
int StringFromGUID2(REFGUID guid, LPOLESTR text, int capacity);
// The same text in task memory. S_OK or E_OUTOFMEMORY.
HRESULT StringFromCLSID(REFCLSID clsid, LPOLESTR* text);
HRESULT StringFromIID(REFIID iid, LPOLESTR* text);
// Reads the braced form, in either case of letters; NULL reads as GUID_NULL. S_OK, or
// CO_E_CLASSSTRING with `*clsid` cleared (there is no registry here to look a ProgID up in).
HRESULT CLSIDFromString(LPCOLESTR text, LPCLSID clsid);
// The same for an IID; E_INVALIDARG when the length is wrong, CO_E_IIDSTRING for any other fault.
HRESULT IIDFromString(LPCOLESTR text, LPIID iid);

// ---- In the opt-in client library ---------------------------------------------------------------

HRESULT CoInitialize(LPVOID reserved);
HRESULT CoInitializeEx(LPVOID reserved, DWORD coinit);
void CoUninitialize(void);
HRESULT CoInitializeSecurity(PSECURITY_DESCRIPTOR descriptor, LONG service_count,
                             SOLE_AUTHENTICATION_SERVICE* services, void* reserved1,
                             DWORD authentication_level, DWORD impersonation_level,
                             void* authentication_list, DWORD capabilities, void* reserved3);
HRESULT CoSetProxyBlanket(IUnknown* proxy, DWORD authentication_service,
                          DWORD authorization_service, OLECHAR* server_principal_name,
                          DWORD authentication_level, DWORD impersonation_level,
                          RPC_AUTH_IDENTITY_HANDLE identity, DWORD capabilities);
HRESULT CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer, DWORD clsctx, REFIID riid,
                         LPVOID* object);
HRESULT CoRegisterClassObject(REFCLSID clsid, LPUNKNOWN factory, DWORD clsctx, DWORD regcls,
                              LPDWORD cookie);
HRESULT CoRevokeClassObject(DWORD cookie);
// For all classes of the process: those that are suspended, or were registered with
// REGCLS_SUSPENDED, are not found.
HRESULT CoResumeClassObjects(void);
HRESULT CoSuspendClassObjects(void);
// The count that keeps a server alive; at 0 its classes are suspended.
ULONG CoAddRefServerProcess(void);
ULONG CoReleaseServerProcess(void);
HRESULT CoCreateGuid(GUID* guid);
HRESULT CoGetClassObject(REFCLSID clsid, DWORD clsctx, LPVOID server, REFIID riid, LPVOID* object);
HRESULT CoDisconnectObject(LPUNKNOWN object, DWORD reserved);
// RPC_S_CALLPENDING when the time is over.
HRESULT CoWaitForMultipleHandles(DWORD flags, DWORD milliseconds, ULONG count, HANDLE* handles,
                                 LPDWORD index);
HRESULT OleInitialize(LPVOID reserved);
void OleUninitialize(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_COM_COMBASEAPI_H_
