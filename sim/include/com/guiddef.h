// guiddef.h: GUID, its comparison, its definition and __uuidof.
//
// EXAMPLE
//   if (riid == __uuidof(IBackgroundCopyCallback)) { ... }
//   DEFINE_GUID(IID_IWatcher, 0x5f3c1d0a, 0x1111, 0x4222, 0x83, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66,
//               0x66);
//
// DEFINE_GUID defines, in every file, with or without INITGUID; the linker keeps one copy. So no
// program needs INITGUID or a uuid library, and one that has them is not harmed.
//
// __uuidof works for interfaces, coclasses, expressions and pointers. A type of your own gets its
// GUID by __CRT_UUID_DECL(type, ...), as with mingw-w64 (no semicolon after it).
//
// C++ needs C++17 (inline variables); C needs C11.

#ifndef BITSIM_COM_GUIDDEF_H_
#define BITSIM_COM_GUIDDEF_H_

#include <string.h>
#include <windef.h>

#ifndef GUID_DEFINED
#define GUID_DEFINED
typedef struct _GUID {
  DWORD Data1;
  WORD Data2;
  WORD Data3;
  BYTE Data4[8];
} GUID;
#endif

typedef GUID* LPGUID;
typedef GUID IID;
typedef IID* LPIID;
typedef GUID CLSID;
typedef CLSID* LPCLSID;

#ifdef __cplusplus
#define EXTERN_C extern "C"
#define REFGUID const GUID&
#define REFIID const IID&
#define REFCLSID const CLSID&
#else
#define EXTERN_C extern
#define REFGUID const GUID*
#define REFIID const IID*
#define REFCLSID const CLSID*
#endif

#ifdef __cplusplus
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)          \
  extern "C" {                                                                \
  inline constexpr GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}; \
  }                                                                           \
  static_assert(sizeof(name) == 16, "a GUID has 128 bits")
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
  extern const GUID name;                                            \
  __attribute__((weak)) const GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#endif

DEFINE_GUID(GUID_NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
#define IID_NULL GUID_NULL
#define CLSID_NULL GUID_NULL

#ifdef __cplusplus
extern "C++" {

// By memcmp, never through casts of the halves: a GUID may stand at any address.
inline int IsEqualGUID(REFGUID left, REFGUID right) {
  return memcmp(&left, &right, sizeof(GUID)) == 0;
}
inline int InlineIsEqualGUID(REFGUID left, REFGUID right) { return IsEqualGUID(left, right); }
inline bool operator==(REFGUID left, REFGUID right) { return IsEqualGUID(left, right) != 0; }
inline bool operator!=(REFGUID left, REFGUID right) { return IsEqualGUID(left, right) == 0; }

namespace bitsim_com {

// Uuid<type>::value is the GUID of a type; __CRT_UUID_DECL specialises it.
template <class Type>
struct Uuid;
template <class Type>
struct Uuid<const Type> : Uuid<Type> {};
template <class Type>
struct Uuid<Type*> : Uuid<Type> {};
template <class Type>
struct Uuid<Type* const> : Uuid<Type> {};
template <class Type>
struct Uuid<Type&> : Uuid<Type> {};

}  // namespace bitsim_com
}  // extern "C++"

#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)         \
  extern "C++" {                                                                 \
  template <>                                                                    \
  struct bitsim_com::Uuid<type> {                                                \
    static constexpr GUID value = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}; \
  };                                                                             \
  }

#define __uuidof(type_or_expression) (::bitsim_com::Uuid<__typeof__(type_or_expression)>::value)
#else
FORCEINLINE int IsEqualGUID(REFGUID left, REFGUID right) {
  return memcmp(left, right, sizeof(GUID)) == 0;
}
FORCEINLINE int InlineIsEqualGUID(REFGUID left, REFGUID right) { return IsEqualGUID(left, right); }
#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)
#endif

#define IsEqualIID(left, right) IsEqualGUID(left, right)
#define IsEqualCLSID(left, right) IsEqualGUID(left, right)

#endif  // BITSIM_COM_GUIDDEF_H_
