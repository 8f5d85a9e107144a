// wrl.h: the parts of the Windows Runtime Library that BITS clients use.

#ifndef BITSIM_WIN32_WRL_H_
#define BITSIM_WIN32_WRL_H_

#include <wrl/client.h>
#include <wrl/implements.h>
#include <wrl/wrappers/corewrappers.h>

#endif  // BITSIM_WIN32_WRL_H_
