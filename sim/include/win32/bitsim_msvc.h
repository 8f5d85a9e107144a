// bitsim_msvc.h: words of Microsoft's compiler that client sources use, for g++ and clang++.
//
// Included by every Windows header when the client library is linked (BITSIM_WIN32 is defined).

#ifndef BITSIM_WIN32_MSVC_H_
#define BITSIM_WIN32_MSVC_H_

#ifdef __cplusplus
#include <cstddef>
#endif

// Calling conventions: this platform has one.
#define __cdecl
#define _cdecl
#define __stdcall
#define _stdcall
#define __fastcall
#define __thiscall
#define __vectorcall

// __declspec(uuid("...")) is lost; give the type its GUID by __CRT_UUID_DECL (see guiddef.h).
#ifndef __declspec
#define __declspec(attribute)
#endif
#define __forceinline inline __attribute__((always_inline))
#define __int8 char
#define __int16 short
#define __int32 int
#define __int64 long long
#define __noop(...) ((void)0)

// Old annotations (`__in LPCWSTR name`). Only on demand: the C++ library uses these names itself,
// so its headers come first; one that is not here must stand before the Windows headers.
#ifdef BITSIM_WIN32_OLD_ANNOTATIONS
#ifdef __cplusplus
#include <algorithm>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>
#endif
#define __in
#define __in_opt
#define __in_z
#define __in_z_opt
#define __out
#define __out_opt
#define __inout
#define __inout_opt
#endif
// These the C++ library does not use.
#define __in_ecount(count)
#define __in_ecount_opt(count)
#define __in_bcount(size)
#define __in_bcount_opt(size)
#define __out_ecount(count)
#define __out_ecount_opt(count)
#define __out_bcount(size)
#define __inout_ecount(count)
#define __deref_in
#define __deref_out
#define __deref_out_opt
#define __deref_inout
#define __checkReturn

#endif  // BITSIM_WIN32_MSVC_H_
