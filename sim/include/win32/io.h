// io.h: modes of the console, which do nothing: all output is UTF-8.

#ifndef BITSIM_WIN32_IO_H_
#define BITSIM_WIN32_IO_H_

#define _O_TEXT 0x4000
#define _O_BINARY 0x8000
#define _O_WTEXT 0x10000
#define _O_U16TEXT 0x20000
#define _O_U8TEXT 0x40000
#define _fileno fileno

#ifdef __cplusplus
extern "C" {
#endif

int _setmode(int file, int mode);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_IO_H_
