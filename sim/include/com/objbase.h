// objbase.h: COM as client sources include it.

#ifndef BITSIM_COM_OBJBASE_H_
#define BITSIM_COM_OBJBASE_H_

#include <combaseapi.h>

#endif  // BITSIM_COM_OBJBASE_H_
