// wil/result.h: see wil/result_macros.h.

#ifndef BITSIM_WIN32_WIL_RESULT_H_
#define BITSIM_WIN32_WIL_RESULT_H_

#include <wil/result_macros.h>

#endif  // BITSIM_WIN32_WIL_RESULT_H_
