// ole2.h: for client sources that include it; the part of OLE that they need is COM.

#ifndef BITSIM_COM_OLE2_H_
#define BITSIM_COM_OLE2_H_

#include <objbase.h>

#endif  // BITSIM_COM_OLE2_H_
