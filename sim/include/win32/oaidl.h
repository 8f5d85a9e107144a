// oaidl.h: the names of Automation, for classes that declare its methods beside those of BITS.
// There is nothing behind them.

#ifndef BITSIM_WIN32_OAIDL_H_
#define BITSIM_WIN32_OAIDL_H_

#include <windef.h>

typedef struct ITypeInfo ITypeInfo;
typedef LONG DISPID;
typedef struct tagDISPPARAMS DISPPARAMS;
typedef struct tagVARIANT VARIANT;
typedef struct tagEXCEPINFO EXCEPINFO;

#endif  // BITSIM_WIN32_OAIDL_H_
