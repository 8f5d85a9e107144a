// initguid.h: asks for GUID definitions in this file. They are always made here (see guiddef.h), so
// this header only keeps client sources compiling.

#ifndef BITSIM_COM_INITGUID_H_
#define BITSIM_COM_INITGUID_H_

#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>

#endif  // BITSIM_COM_INITGUID_H_
