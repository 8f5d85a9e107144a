// conio.h: the keyboard of a console. Nobody types: _getch is Enter, at once.

#ifndef BITSIM_WIN32_CONIO_H_
#define BITSIM_WIN32_CONIO_H_

#ifdef __cplusplus
extern "C" {
#endif

int _getch(void);
int _kbhit(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_CONIO_H_
