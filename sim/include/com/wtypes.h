// wtypes.h: the string types and contexts of COM.

#ifndef BITSIM_COM_WTYPES_H_
#define BITSIM_COM_WTYPES_H_

#include <guiddef.h>
#include <windef.h>
#include <winerror.h>

typedef WCHAR OLECHAR;
typedef OLECHAR* LPOLESTR;
typedef const OLECHAR* LPCOLESTR;
#define OLESTR(text) L##text

// Where an object may live. BITS is a local server: CLSCTX_LOCAL_SERVER or CLSCTX_ALL.
typedef enum tagCLSCTX {
  CLSCTX_INPROC_SERVER = 0x1,
  CLSCTX_INPROC_HANDLER = 0x2,
  CLSCTX_LOCAL_SERVER = 0x4,
  CLSCTX_REMOTE_SERVER = 0x10,
  CLSCTX_NO_CODE_DOWNLOAD = 0x400,
  CLSCTX_ENABLE_CLOAKING = 0x100000
} CLSCTX;
#define CLSCTX_INPROC 0x3
#define CLSCTX_SERVER 0x15
#define CLSCTX_ALL 0x17

#endif  // BITSIM_COM_WTYPES_H_
