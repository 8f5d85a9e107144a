// sdkddkver.h: the versions of Windows by number. Clients ask for one with _WIN32_WINNT; here that
// changes nothing: the version of BITS is the simulation's.

#ifndef BITSIM_WIN32_SDKDDKVER_H_
#define BITSIM_WIN32_SDKDDKVER_H_

#define _WIN32_WINNT_WINXP 0x0501
#define _WIN32_WINNT_WS03 0x0502
#define _WIN32_WINNT_VISTA 0x0600
#define _WIN32_WINNT_WIN7 0x0601
#define _WIN32_WINNT_WIN8 0x0602
#define _WIN32_WINNT_WINBLUE 0x0603
#define _WIN32_WINNT_WIN10 0x0A00

#ifndef _WIN32_WINNT
#define _WIN32_WINNT _WIN32_WINNT_WIN10
#endif
#ifndef WINVER
#define WINVER _WIN32_WINNT
#endif

#endif  // BITSIM_WIN32_SDKDDKVER_H_
