// File: machine.h
//
// What a world may let the suite do to its machine. Each interface is a group for itself: the
// object of the world answers QueryInterface for those that it has, and the tests that need another
// one are `unsupported`.
//
//   STDMETHODIMP CloneWorld::QueryInterface(REFIID riid, void** object) override {
//     if (riid == IID_IBitsimService) return Give(&service_, object);   // it can be restarted
//     if (riid == IID_IBitsimNetwork) return Give(&network_, object);   // it can be cut off
//     ...
//     *object = NULL;
//     return E_NOINTERFACE;                                             // and this is all
//   }
//   STDMETHODIMP CloneNetwork::Cut() override { return switch_.Open(), S_OK; }

#ifndef BITSIM_CONFORMANCE_MACHINE_H_
#define BITSIM_CONFORMANCE_MACHINE_H_

#include <bitsim_conformance/interface.h>
#include <bitsim_conformance/world.h>

BITSIM_INTERFACE_ID(IBitsimDisk, 0x7209ed8b, 0xed92, 0x40c1, 0xaf, 0x88, 0xfd, 0xa6, 0x62, 0x58,
                    0xae, 0x02)
BITSIM_INTERFACE_ID(IBitsimFileLocks, 0x5e8f65fd, 0xeba5, 0x47d9, 0x93, 0x5e, 0xd6, 0x13, 0xf6,
                    0x6e, 0x96, 0x0a)
BITSIM_INTERFACE_ID(IBitsimVolume, 0x1b968acb, 0xdb3d, 0x49db, 0x8e, 0x01, 0x56, 0xb4, 0x3c, 0x56,
                    0xa6, 0xf3)
BITSIM_INTERFACE_ID(IBitsimNetwork, 0x52b2e5e7, 0x504f, 0x4259, 0x94, 0xac, 0x92, 0xf9, 0x53, 0x37,
                    0x2c, 0xff)
BITSIM_INTERFACE_ID(IBitsimWallClock, 0xdeaec85f, 0xf6bc, 0x45ec, 0x9d, 0xc0, 0x84, 0xb6, 0x9c,
                    0x96, 0xa6, 0xfe)
BITSIM_INTERFACE_ID(IBitsimService, 0xa7cfe0de, 0xd229, 0x4049, 0x9a, 0xea, 0x70, 0x69, 0x65, 0x83,
                    0x0d, 0xab)
BITSIM_INTERFACE_ID(IBitsimStateFile, 0xeb210813, 0xe5e0, 0x4cc5, 0x8d, 0x1e, 0x1b, 0xc4, 0xb7,
                    0xa4, 0xe2, 0x4e)
BITSIM_INTERFACE_ID(IBitsimCrash, 0x5038b192, 0x66d9, 0x457a, 0x80, 0x70, 0x82, 0x14, 0x02, 0xf4,
                    0x96, 0xda)
BITSIM_INTERFACE_ID(IBitsimProgram, 0x1b42393c, 0x82b0, 0x4d50, 0x95, 0xae, 0x21, 0x4a, 0x72, 0x23,
                    0x02, 0x5e)
BITSIM_INTERFACE_ID(IBitsimPrograms, 0xa503d348, 0x75a3, 0x4583, 0x99, 0x18, 0x5e, 0x3d, 0xa2, 0x49,
                    0xbc, 0x22)
BITSIM_INTERFACE_ID(IBitsimClasses, 0x054d246c, 0xd398, 0x468b, 0x92, 0x41, 0x2a, 0x82, 0x8d, 0x51,
                    0xe5, 0x5c)
BITSIM_INTERFACE_ID(IBitsimSessions, 0xd296575c, 0x4e32, 0x4439, 0xba, 0x59, 0xa6, 0x5c, 0x8e, 0xce,
                    0x19, 0xfe)
BITSIM_INTERFACE_ID(IBitsimConditions, 0x08f0c98c, 0x1f95, 0x43c8, 0xa2, 0x1b, 0x87, 0x21, 0x83,
                    0x9c, 0x94, 0x30)
BITSIM_INTERFACE_ID(IBitsimPolicies, 0x257fffa5, 0x578b, 0x4a5f, 0x91, 0x6f, 0xe3, 0x82, 0x6a, 0xed,
                    0x4c, 0x4a)

// The files of the machine, where they are not those of the machine that the suite runs on.
#undef INTERFACE
#define INTERFACE IBitsimDisk
DECLARE_INTERFACE_(IBitsimDisk, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // An empty folder that every user may write to, with the separator behind it: L"C:\\test\\".
  // Valid as long as the object.
  STDMETHOD(GetFolder)(THIS_ LPCWSTR * folder) PURE;
  // The names of all files in it, those that the service keeps for the time of a transfer, too.
  STDMETHOD(GetFile)(THIS_ UINT32 index, LPCWSTR * name) PURE;
  // S_FALSE where there is no such file.
  STDMETHOD(GetFileSize)(THIS_ LPCWSTR path, UINT64 * size_bytes) PURE;
  // Creates or replaces a file of this size.
  STDMETHOD(Write)(THIS_ LPCWSTR path, UINT64 size_bytes) PURE;
  BITSIM_END_INTERFACE(IBitsimDisk)
};

// While a path is locked the service cannot create, replace, delete or rename onto it.
#undef INTERFACE
#define INTERFACE IBitsimFileLocks
DECLARE_INTERFACE_(IBitsimFileLocks, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(Lock)(THIS_ LPCWSTR path) PURE;
  STDMETHOD(Unlock)(THIS_ LPCWSTR path) PURE;
  BITSIM_END_INTERFACE(IBitsimFileLocks)
};

// The volume of the folder, locked as chkdsk does.
#undef INTERFACE
#define INTERFACE IBitsimVolume
DECLARE_INTERFACE_(IBitsimVolume, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(Lock)(THIS) PURE;
  STDMETHOD(Unlock)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimVolume)
};

#undef INTERFACE
#define INTERFACE IBitsimNetwork
DECLARE_INTERFACE_(IBitsimNetwork, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Open connections break and no new one can be made, until Restore.
  STDMETHOD(Cut)(THIS) PURE;
  STDMETHOD(Restore)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimNetwork)
};

#undef INTERFACE
#define INTERFACE IBitsimWallClock
DECLARE_INTERFACE_(IBitsimWallClock, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Sets the wall clock forwards, or backwards. No timer cares.
  STDMETHOD(Step)(THIS_ INT64 ticks) PURE;
  BITSIM_END_INTERFACE(IBitsimWallClock)
};

#undef INTERFACE
#define INTERFACE IBitsimService
DECLARE_INTERFACE_(IBitsimService, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Stops and starts the service: jobs persist, callbacks do not.
  STDMETHOD(Restart)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimService)
};

#undef INTERFACE
#define INTERFACE IBitsimStateFile
DECLARE_INTERFACE_(IBitsimStateFile, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // What the service has stored cannot be read when it next starts. Needs IBitsimService, too.
  STDMETHOD(Corrupt)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimStateFile)
};

#undef INTERFACE
#define INTERFACE IBitsimCrash
DECLARE_INTERFACE_(IBitsimCrash, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // The power fails and comes back: every application is gone, nobody is logged on.
  STDMETHOD(CrashMachine)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimCrash)
};

// Of the suite: what a program does.
#undef INTERFACE
#define INTERFACE IBitsimProgram
DECLARE_INTERFACE_(IBitsimProgram, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Called once for each start, as the first thread of an application of its own, `self`. A failure
  // is the end of a program that was killed.
  STDMETHOD(Run)(THIS_ IBitsimApplication * self, LPCWSTR parameters, UINT32 * exit_code) PURE;
  BITSIM_END_INTERFACE(IBitsimProgram)
};

typedef struct BITSIM_PROGRAM {
  IBitsimProgram* code;  // what it does; NULL: it runs for so long and ends with this
  UINT64 duration_ticks;
  UINT32 exit_code;
} BITSIM_PROGRAM;

// One start of a program by the service, or the attempt.
typedef struct BITSIM_LAUNCH {
  LPCWSTR program;
  LPCWSTR parameters;
  LPCSTR user;      // as StartApplication was given it
  UINT64 at_ticks;  // since the world was created
  BOOL was_found;
  BOOL has_ended;
} BITSIM_LAUNCH;

// The programs of the machine. What is not put there is not found.
#undef INTERFACE
#define INTERFACE IBitsimPrograms
DECLARE_INTERFACE_(IBitsimPrograms, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(Put)(THIS_ LPCWSTR path, const BITSIM_PROGRAM* program) PURE;
  STDMETHOD(Remove)(THIS_ LPCWSTR path) PURE;
  // Every launch so far, oldest first.
  STDMETHOD(GetLaunch)(THIS_ UINT32 index, BITSIM_LAUNCH * launch) PURE;
  BITSIM_END_INTERFACE(IBitsimPrograms)
};

// The COM classes of the machine. Each has a server process of its own.
#undef INTERFACE
#define INTERFACE IBitsimClasses
DECLARE_INTERFACE_(IBitsimClasses, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // The service gets its objects from CreateInstance of this factory of the suite.
  STDMETHOD(Put)(THIS_ REFCLSID clsid, IClassFactory * factory) PURE;
  // How often the service asked for an object of the class, successfully or not.
  STDMETHOD(GetActivations)(THIS_ REFCLSID clsid, UINT32 * count) PURE;
  // Ends the server that made the last object of the class, as a crash does.
  STDMETHOD(KillServer)(THIS_ REFCLSID clsid) PURE;
  BITSIM_END_INTERFACE(IBitsimClasses)
};

#undef INTERFACE
#define INTERFACE IBitsimSessions
DECLARE_INTERFACE_(IBitsimSessions, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Ends and begins a user's interactive session; his applications stay.
  STDMETHOD(LogOff)(THIS_ LPCSTR user) PURE;
  STDMETHOD(LogOn)(THIS_ LPCSTR user) PURE;
  BITSIM_END_INTERFACE(IBitsimSessions)
};

// What keeps jobs from running while it lasts.
typedef enum BITSIM_CONDITION {
  BITSIM_CONDITION_BATTERY_POLICY = 0,
  BITSIM_CONDITION_BATTERY_SAVER = 1,
  BITSIM_CONDITION_STANDBY = 2,
  BITSIM_CONDITION_NO_BACKGROUND_ACCESS = 3,
  BITSIM_CONDITION_GAME_MODE = 4
} BITSIM_CONDITION;

#undef INTERFACE
#define INTERFACE IBitsimConditions
DECLARE_INTERFACE_(IBitsimConditions, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(Begin)(THIS_ UINT32 condition) PURE;
  STDMETHOD(End)(THIS_ UINT32 condition) PURE;
  // One of the BITS_COST_STATE_ bits.
  STDMETHOD(SetNetworkCost)(THIS_ DWORD cost) PURE;
  // What background transfers get for so many hours from now; afterwards there is no limit.
  STDMETHOD(SetBackgroundBandwidth)(THIS_ UINT32 kilobits_per_second, UINT32 hours) PURE;
  BITSIM_END_INTERFACE(IBitsimConditions)
};

// Group policies. BITSIM_DEFAULT_LIMIT: as the service has it.
#define BITSIM_DEFAULT_LIMIT 0xffffffffu
typedef struct BITSIM_JOB_LIMITS {
  UINT32 jobs_per_machine;
  UINT32 jobs_per_user;
  UINT32 files_per_job;
  UINT32 ranges_per_file;
} BITSIM_JOB_LIMITS;

#undef INTERFACE
#define INTERFACE IBitsimPolicies
DECLARE_INTERFACE_(IBitsimPolicies, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  STDMETHOD(SetJobLimits)(THIS_ const BITSIM_JOB_LIMITS* limits) PURE;
  BITSIM_END_INTERFACE(IBitsimPolicies)
};

#endif  // BITSIM_CONFORMANCE_MACHINE_H_
