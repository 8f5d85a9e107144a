// crtdbg.h: the debug heap of Windows, as nothing; a sanitizer does its work here.

#ifndef BITSIM_WIN32_CRTDBG_H_
#define BITSIM_WIN32_CRTDBG_H_

#include <assert.h>

#define _ASSERT(condition) assert(condition)
#define _ASSERTE(condition) assert(condition)
#define _CRTDBG_ALLOC_MEM_DF 0x1
#define _CRTDBG_LEAK_CHECK_DF 0x20
#define _CrtSetDbgFlag(flags) (0)
#define _CrtDumpMemoryLeaks() (0)

#endif  // BITSIM_WIN32_CRTDBG_H_
