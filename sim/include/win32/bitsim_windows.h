// bitsim_windows.h: what <windows.h> has beyond types and COM when the client library is linked.
//
// Every function here runs on the virtual clock of the simulation whose bitsim::win32::Environment
// is current (see bitsim/win32.h). What a function does not support it refuses with the error that
// its own header names; what is not declared at all is not there.

#ifndef BITSIM_WIN32_WINDOWS_H_
#define BITSIM_WIN32_WINDOWS_H_

// clang-format off
#include <winnt.h>
#include <errhandlingapi.h>
#include <handleapi.h>
#include <interlockedapi.h>
#include <synchapi.h>
#include <processthreadsapi.h>
#include <sysinfoapi.h>
#include <fileapi.h>
#include <winbase.h>
#include <winuser.h>
#include <consoleapi.h>
#include <securitybaseapi.h>
#include <oaidl.h>
#include <bitsim_crt.h>
// clang-format on

#endif  // BITSIM_WIN32_WINDOWS_H_
