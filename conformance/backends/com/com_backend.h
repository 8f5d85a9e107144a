// File: com_backend.h
//
// The backend `com`: a real BITS service, Windows' own, Wine's, or a clone that took their place,
// reached as every client reaches it, by CoCreateInstance. Windows programs only.
//
//   std::unique_ptr<Backend> backend = MakeComBackend({});
//   auto testbed = backend->MakeTestbed({});
//
// What it can do: applications that are processes (this one and more of the same program, see
// application_process.h), an origin on 127.0.0.1 that stalls and throttles, locked files. What it
// cannot: see README.md beside this file.
//
// Time is real. WaitUntil ends as soon as the condition holds, and gives up after the patience or
// the limit that it is given, at most three retries later than that. LetPass waits for the time it
// is given, at most for the patience for silence. Block lasts as long as it is told, at most for
// the patience, and ends with its testbed.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_COM_BACKEND_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_COM_BACKEND_H_

#include <memory>

#include "conformance/testbed/backend.h"

namespace conformance {

struct ComBackendOptions {
  // For a busy machine: every wait lasts so many times as long as it would by itself, which is 30 s
  // for what should come and 1.5 s for silence; on Wine, which answers within 70 ms or never, 2 s
  // and 0.5 s.
  int patience_factor = 1;
};

// Throws BackendError when there is no service to test. Call it on the thread that runs the tests,
// once at a time.
std::unique_ptr<Backend> MakeComBackend(const ComBackendOptions& options);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_COM_BACKEND_H_
