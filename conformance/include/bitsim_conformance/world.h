// File: world.h
//
// The world of a test: a machine with a BITS service, the applications on it, and its clock.
//
//   class CloneWorld final : public IBitsimWorld {
//     STDMETHODIMP QueryInterface(REFIID riid, void** object) override;   // what the clone
//     controls STDMETHODIMP StartApplication(const BITSIM_APPLICATION*, IBitsimApplication**
//     application)
//         override {
//       *application = new CloneApplication(service_);   // its CreateManager gives the service's
//       return S_OK;                                     // IBackgroundCopyManager
//     }
//     STDMETHODIMP IsAlive(BOOL* lives) override { return *lives = service_.answers(), S_OK; }
//     ...
//   };
//
// A world without IBitsimClock lives in real time: the suite waits, as long as the manifest says
// (docs/validating-a-clone.md). When the suite gives back its last reference the world ends: jobs,
// connections and threads with it, and no callback is called any more.

#ifndef BITSIM_CONFORMANCE_WORLD_H_
#define BITSIM_CONFORMANCE_WORLD_H_

#include <bits.h>
#include <bitsim_conformance/interface.h>

// How an application runs under its user's account.
typedef enum BITSIM_TOKEN {
  BITSIM_TOKEN_USUAL = 0,       // an administrator's is elevated
  BITSIM_TOKEN_FILTERED = 1,    // an administrator's that is not elevated
  BITSIM_TOKEN_RESTRICTED = 2,  // a restricted token
  BITSIM_TOKEN_LOW_INTEGRITY = 3,
  BITSIM_TOKEN_ANONYMOUS = 4,  // the impersonation level of its proxies is below IDENTIFY
  BITSIM_TOKEN_RUN_AS = 5      // started by somebody else: its user is not logged on by it
} BITSIM_TOKEN;

typedef struct BITSIM_APPLICATION {
  LPCSTR name;  // for traces
  // "" is the default user, "administrator" one who may take ownership, "LocalSystem" the account
  // of the system; any other name is a further ordinary user.
  LPCSTR user;
  UINT32 token;  // BITSIM_TOKEN_...
} BITSIM_APPLICATION;

BITSIM_INTERFACE_ID(IBitsimApplication, 0x83ba8318, 0xb1f2, 0x4e56, 0xb7, 0x30, 0xaf, 0x70, 0xf6,
                    0xa1, 0x32, 0x1c)
BITSIM_INTERFACE_ID(IBitsimWorld, 0xe89a1606, 0x8ca8, 0x43fc, 0x9a, 0xfc, 0xf8, 0xdb, 0xd1, 0x55,
                    0x2c, 0x6e)
BITSIM_INTERFACE_ID(IBitsimCondition, 0x48912a74, 0x1142, 0x458e, 0x8c, 0xab, 0x61, 0x32, 0x79,
                    0x80, 0xf6, 0xb3)
BITSIM_INTERFACE_ID(IBitsimClock, 0xeaeaf448, 0x1dfe, 0x4654, 0xa0, 0x57, 0xa8, 0x4e, 0x10, 0x92,
                    0x50, 0xdb)

// A process of a client.
#undef INTERFACE
#define INTERFACE IBitsimApplication
DECLARE_INTERFACE_(IBitsimApplication, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // A manager that belongs to this application, as CoCreateInstance gives one: all that is reached
  // through it belongs to the application, too.
  STDMETHOD(CreateManager)(THIS_ IBackgroundCopyManager * *manager) PURE;
  // Ends the process as a crash does: nothing is cleaned up, its callbacks are gone, the service is
  // not told. Its pointers stay safe to use and answer RPC_E_DISCONNECTED. Needs BITSIM_CAN_KILL.
  STDMETHOD(Kill)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimApplication)
};

#undef INTERFACE
#define INTERFACE IBitsimWorld
DECLARE_INTERFACE_(IBitsimWorld, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // A new process. The default user with the usual token, once a world, is all that a plugin must
  // be able to do (see BITSIM_CAN).
  STDMETHOD(StartApplication)
  (THIS_ const BITSIM_APPLICATION* options, IBitsimApplication** application) PURE;
  // Whether the service still answers; asked when a test ends. One that does not has crashed in it.
  STDMETHOD(IsAlive)(THIS_ BOOL * lives) PURE;
  BITSIM_END_INTERFACE(IBitsimWorld)
};

// Of the suite: what it waits for.
#undef INTERFACE
#define INTERFACE IBitsimCondition
DECLARE_INTERFACE_(IBitsimCondition, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // TRUE once there is nothing more to wait for.
  STDMETHOD_(BOOL, Holds)(THIS) PURE;
  BITSIM_END_INTERFACE(IBitsimCondition)
};

// Of a world: virtual time, which passes in these methods only. A world with a virtual clock must
// have an origin, too (origin.h): no virtual clock waits for a real server.
#undef INTERFACE
#define INTERFACE IBitsimClock
DECLARE_INTERFACE_(IBitsimClock, IUnknown) {
  BITSIM_UNKNOWN_METHODS
  // Since the world was created.
  STDMETHOD(GetNow)(THIS_ UINT64 * ticks) PURE;
  // Lets time pass until the condition holds, but at most for so long; `*holds` says whether it
  // does. It is asked after every event, and the clock then stands at the event that made it true.
  STDMETHOD(RunUntil)(THIS_ IBitsimCondition * condition, UINT64 limit_ticks, BOOL * holds) PURE;
  // Lets exactly so much time pass, with all that happens in it.
  STDMETHOD(RunFor)(THIS_ UINT64 duration_ticks) PURE;
  // Called within a callback or a program: keeps this call for so long, while the world goes on. A
  // failure tells that its application was ended meanwhile: the suite leaves the callback, which
  // then answers E_ABORT.
  STDMETHOD(Block)(THIS_ UINT64 duration_ticks) PURE;
  BITSIM_END_INTERFACE(IBitsimClock)
};

#endif  // BITSIM_CONFORMANCE_WORLD_H_
