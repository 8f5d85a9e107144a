// File: plugin_groups.h
//
// What the world of a plugin offers, and what that makes it able to do.
//
//   const PluginGroups groups(*world);
//   if (groups.network) groups.network->Cut();

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_GROUPS_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_GROUPS_H_

#include <bitsim_conformance/plugin.h>

#include "conformance/testbed/capabilities.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance {

// Each interface, or null.
struct PluginGroups {
  explicit PluginGroups(IBitsimWorld& world);

  ComPtr<IBitsimClock> clock;
  ComPtr<IBitsimOrigin> origin;
  ComPtr<IBitsimUploads> uploads;
  ComPtr<IBitsimDisk> disk;
  ComPtr<IBitsimFileLocks> file_locks;
  ComPtr<IBitsimVolume> volume;
  ComPtr<IBitsimNetwork> network;
  ComPtr<IBitsimWallClock> wall_clock;
  ComPtr<IBitsimService> service;
  ComPtr<IBitsimStateFile> state_file;
  ComPtr<IBitsimCrash> crash;
  ComPtr<IBitsimPrograms> programs;
  ComPtr<IBitsimClasses> classes;
  ComPtr<IBitsimSessions> sessions;
  ComPtr<IBitsimConditions> conditions;
  ComPtr<IBitsimPolicies> policies;
  ComPtr<IBitsimTrace> trace;
  ComPtr<IBitsimTraceFiles> trace_files;
  ComPtr<IBitsimRecording> recording;
};

// Throws BackendError for a description that makes no sense, or a clock without an origin.
Capabilities CapabilitiesOf(const BITSIM_DESCRIPTION& description, const PluginGroups& groups);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_GROUPS_H_
