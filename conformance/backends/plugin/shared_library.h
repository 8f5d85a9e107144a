// File: shared_library.h
//
// Opening a shared library, alike on Windows and on Linux.
//
//   void* function = FindInLibrary("./libclone.so", "BitsimConformanceOpen");

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_SHARED_LIBRARY_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_SHARED_LIBRARY_H_

#include <string>

namespace conformance {

// A function that the library exports. Loads the library if it is not, and never unloads it. Throws
// std::invalid_argument, with the system's words, if there is no such library or function.
void* FindInLibrary(const std::string& path, const char* function);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_SHARED_LIBRARY_H_
