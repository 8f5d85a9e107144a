// bitsim_own_guids.h: for clients that define a GUID which these headers define, too
// (`DEFINE_GUID(CLSID_BackgroundCopyManager, ...)` for compilers that lack it). Include it before
// the client's source, `-include bitsim_own_guids.h`: its DEFINE_GUID only declares then, as that
// of Windows does without INITGUID.

#ifndef BITSIM_WIN32_OWN_GUIDS_H_
#define BITSIM_WIN32_OWN_GUIDS_H_

#include <windows.h>

#include <bits10_3.h>
#include <shlobj.h>

#undef DEFINE_GUID
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) EXTERN_C const GUID name

#endif  // BITSIM_WIN32_OWN_GUIDS_H_
