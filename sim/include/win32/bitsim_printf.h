// bitsim_printf.h: printf and its family with the meaning that they have on Windows.
//
// wprintf(L"%s") takes a wide string there and `%lu` a DWORD. Sources that see this header (all
// that include <stdio.h> or <wchar.h> and link bitsim::win32) call functions of the client library
// under the usual names. What an application prints goes to its Program::output; what a test prints
// goes where it always goes. Define BITSIM_WIN32_NATIVE_PRINTF to have the platform's own.
//
// `long` has 32 bits to these functions: print a 64-bit one with %lld or %zd.

#ifndef BITSIM_WIN32_PRINTF_H_
#define BITSIM_WIN32_PRINTF_H_

#include <features.h>

#ifndef BITSIM_WIN32_NATIVE_PRINTF

#include <bits/types/FILE.h>
#include <stdarg.h>
#include <stddef.h>

#define BITSIM_WIN32_IS(name) __asm__("bitsim_win32_" #name)
// What the platform's declarations say of exceptions must be repeated in C++, and cannot in C.
#ifdef __cplusplus
#define BITSIM_WIN32_NOTHROW __THROWNL
#else
#define BITSIM_WIN32_NOTHROW
#endif

__BEGIN_DECLS
extern int printf(const char* format, ...) BITSIM_WIN32_IS(printf);
extern int vprintf(const char* format, va_list arguments) BITSIM_WIN32_IS(vprintf);
extern int fprintf(FILE* file, const char* format, ...) BITSIM_WIN32_IS(fprintf);
extern int vfprintf(FILE* file, const char* format, va_list arguments) BITSIM_WIN32_IS(vfprintf);
extern int sprintf(char* to, const char* format, ...) BITSIM_WIN32_NOTHROW BITSIM_WIN32_IS(sprintf);
extern int snprintf(char* to, size_t capacity, const char* format, ...) BITSIM_WIN32_NOTHROW
    BITSIM_WIN32_IS(snprintf);
extern int puts(const char* text) BITSIM_WIN32_IS(puts);
extern int fputs(const char* text, FILE* file) BITSIM_WIN32_IS(fputs);
extern int putchar(int character) BITSIM_WIN32_IS(putchar);
extern int fputc(int character, FILE* file) BITSIM_WIN32_IS(fputc);
extern int putc(int character, FILE* file) BITSIM_WIN32_IS(fputc);
extern size_t fwrite(const void* data, size_t size_bytes, size_t count, FILE* file)
    BITSIM_WIN32_IS(fwrite);

extern int wprintf(const wchar_t* format, ...) BITSIM_WIN32_IS(wprintf);
extern int vwprintf(const wchar_t* format, va_list arguments) BITSIM_WIN32_IS(vwprintf);
extern int fwprintf(FILE* file, const wchar_t* format, ...) BITSIM_WIN32_IS(fwprintf);
extern int vfwprintf(FILE* file, const wchar_t* format, va_list arguments)
    BITSIM_WIN32_IS(vfwprintf);
extern int swprintf(wchar_t* to, size_t capacity, const wchar_t* format, ...) BITSIM_WIN32_NOTHROW
    BITSIM_WIN32_IS(swprintf);
extern int vswprintf(wchar_t* to, size_t capacity, const wchar_t* format,
                     va_list arguments) BITSIM_WIN32_NOTHROW BITSIM_WIN32_IS(vswprintf);
extern int fputws(const wchar_t* text, FILE* file) BITSIM_WIN32_IS(fputws);
__END_DECLS

#endif  // BITSIM_WIN32_NATIVE_PRINTF

#endif  // BITSIM_WIN32_PRINTF_H_
