// File: plugin_backend.h
//
// The backend `plugin`: an implementation of BITS in a shared library that speaks the interfaces of
// bitsim_conformance/plugin.h.
//
//   std::unique_ptr<Backend> backend = MakePluginBackend("./libclone.so");
//   auto testbed = backend->MakeTestbed({});
//
// What it can do is what a first world of the plugin offers. A world without a clock of its own
// lives in real time (see RealTime), one without an origin downloads from a real server of the
// suite, and one without a disk into a temporary folder.

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_BACKEND_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_BACKEND_H_

#include <memory>
#include <string>

#include "conformance/testbed/backend.h"

namespace conformance {

// Throws std::invalid_argument if there is no plugin at that path, or none of this version, and
// BackendError if it does not do what it must.
std::unique_ptr<Backend> MakePluginBackend(const std::string& path);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_BACKEND_H_
