// File: plugin.h
//
// The way into the conformance suite for an implementation of BITS in a shared library:
//
//   bits-conformance --backend=plugin:./libclone.so
//
// The library exports one function, BitsimConformanceOpen. The object that it gives tells what the
// implementation is, and creates a world for every test: a machine with a BITS service. What of its
// world a plugin controls (clock, origin server, network, users, ...) it offers as further
// interfaces of the world's object; those that QueryInterface refuses are missing capabilities, and
// tests that need them are `unsupported`.
//
//   class Clone final : public IBitsimImplementation {                 // all of it must be there
//     STDMETHODIMP Describe(BITSIM_DESCRIPTION* description) override {
//       *description = {"MyBITS 0.3", "5.0", 60 /* s between retries */, BITSIM_CAN_KILL};
//       return S_OK;
//     }
//     STDMETHODIMP CreateWorld(const BITSIM_WORLD_OPTIONS*, IBitsimWorld** world) override {
//       *world = new CloneWorld();                                      // see world.h
//       return S_OK;
//     }
//     STDMETHODIMP GetProblem(LPCSTR* text) override { return *text = "", S_OK; }
//     ...
//   };
//
//   extern "C" BITSIM_EXPORT HRESULT BitsimConformanceOpen(UINT32, UINT32* plugin_version,
//                                                          IBitsimImplementation** implementation)
//                                                          {
//     *plugin_version = BITSIM_PLUGIN_VERSION;
//     *implementation = new Clone();
//     return S_OK;
//   }
//
// docs/validating-a-clone.md tells the way from there to a page of verdicts. The suite loads a
// plugin in a process of its own: one that hangs or crashes costs the test that ran.

#ifndef BITSIM_CONFORMANCE_PLUGIN_H_
#define BITSIM_CONFORMANCE_PLUGIN_H_

#include <bitsim_conformance/interface.h>
#include <bitsim_conformance/machine.h>
#include <bitsim_conformance/origin.h>
#include <bitsim_conformance/trace.h>
#include <bitsim_conformance/world.h>

// Of all headers in this folder. What is there never changes under the same version; a new
// interface does not make a new version.
#define BITSIM_PLUGIN_VERSION 1

#ifdef _WIN32
#define BITSIM_EXPORT __declspec(dllexport)
#else
#define BITSIM_EXPORT __attribute__((visibility("default")))
#endif

// What a plugin can do beside offering an interface.
typedef enum BITSIM_CAN {
  BITSIM_CAN_START_MORE = 0x01,      // StartApplication may be called more than once in a world
  BITSIM_CAN_KILL = 0x02,            // IBitsimApplication::Kill
  BITSIM_CAN_SWITCH_USERS = 0x04,    // StartApplication takes users other than ""
  BITSIM_CAN_CHANGE_TOKENS = 0x08,   // ... and tokens other than BITSIM_TOKEN_USUAL
  BITSIM_CAN_STALL = 0x10,           // the plugin's origin stalls and throttles as it is told
  BITSIM_CAN_ASK_CREDENTIALS = 0x20  // ... and asks for user name and password
} BITSIM_CAN;

typedef struct BITSIM_DESCRIPTION {
  LPCSTR name;          // of the implementation, for messages
  LPCSTR bits_version;  // the BITS that it is like: "1.0", "3.0", "10.3", ...
  // The shortest SetMinimumRetryDelay that it honours. 0: 5 s.
  UINT32 shortest_retry_delay_seconds;
  UINT32 can;  // BITSIM_CAN_...
} BITSIM_DESCRIPTION;

typedef struct BITSIM_WORLD_OPTIONS {
  // Decides what may happen one way or another. The same seed gives the same world.
  UINT64 seed;
  // What IBitsimRecording::GetText gave in an earlier run, which this one repeats; or NULL. A
  // plugin that offers no IBitsimRecording may look away.
  LPCSTR recording;
  LPCSTR recording_place;       // where it stands, for messages: "failure.choices"
  UINT32 recording_first_line;  // the number of the recording's first line there
  BOOL records;                 // whether IBitsimRecording will be asked for this run
} BITSIM_WORLD_OPTIONS;

// What CreateWorld answers when the recording is at fault: the user's input, not the plugin's.
#define BITSIM_E_RECORDING MAKE_HRESULT(SEVERITY_ERROR, FACILITY_ITF, 0x0b17)

BITSIM_INTERFACE_ID(IBitsimImplementation, 0xa12f8899, 0x127d, 0x476c, 0x92, 0x0c, 0xa8, 0xd7, 0xd2,
                    0xd0, 0xc7, 0x34)

#undef INTERFACE
#define INTERFACE IBitsimImplementation
DECLARE_INTERFACE_(IBitsimImplementation, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Fills in everything; called once. The strings are valid as long as the object.
  STDMETHOD(Describe)(THIS_ BITSIM_DESCRIPTION * description) PURE;
  // A fresh world: no jobs, no applications, an empty folder. There is one at a time; what a test
  // got from its world is released before the world is.
  STDMETHOD(CreateWorld)(THIS_ const BITSIM_WORLD_OPTIONS* options, IBitsimWorld** world) PURE;
  // Why the last call of any object of this plugin failed, in a sentence; "" where it does not
  // know.
  STDMETHOD(GetProblem)(THIS_ LPCSTR * text) PURE;
  BITSIM_END_INTERFACE(IBitsimImplementation)
};

// The function that the library exports. `suite_version` is the suite's BITSIM_PLUGIN_VERSION; the
// plugin writes the version that it was built with, whatever it answers. If they differ the suite
// says so and uses nothing of the plugin.
typedef HRESULT(STDMETHODCALLTYPE* BITSIM_OPEN_FUNCTION)(UINT32 suite_version,
                                                         UINT32* plugin_version,
                                                         IBitsimImplementation** implementation);
EXTERN_C BITSIM_EXPORT HRESULT STDMETHODCALLTYPE BitsimConformanceOpen(
    UINT32 suite_version, UINT32* plugin_version, IBitsimImplementation** implementation);

#endif  // BITSIM_CONFORMANCE_PLUGIN_H_
