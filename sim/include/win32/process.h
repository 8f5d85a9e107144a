// process.h: threads, as the C library of Windows starts them (see processthreadsapi.h).

#ifndef BITSIM_WIN32_PROCESS_H_
#define BITSIM_WIN32_PROCESS_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

uintptr_t _beginthreadex(void* security, unsigned stack_size_bytes, unsigned (*start)(void*),
                         void* argument, unsigned flags, unsigned* thread_id);
uintptr_t _beginthread(void (*start)(void*), unsigned stack_size_bytes, void* argument);
__attribute__((noreturn)) void _endthreadex(unsigned exit_code);
__attribute__((noreturn)) void _endthread(void);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // BITSIM_WIN32_PROCESS_H_
