// wchar.h: the platform's, with printf as on Windows (see bitsim_printf.h).
//
// No guard: the platform's header may be included for a part of it only, again and again.

// #include_next is no standard C++; this header speaks for the platform.
#pragma GCC system_header

#include <bitsim_printf.h>

// The checked inline versions of _FORTIFY_SOURCE would call the platform's functions.
#pragma push_macro("__fortify_function")
#undef __fortify_function
#include_next <wchar.h>
#pragma pop_macro("__fortify_function")

#if !defined(BITSIM_WIN32_NATIVE_PRINTF) && !defined(__need_FILE) && !defined(__need_wint_t)
#include <bitsim_crt.h>
#endif
