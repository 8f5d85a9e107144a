// File: interface.h
//
// How the interfaces between the conformance suite and a plugin are written: as COM interfaces, in
// C++ and in C, so that suite and plugin may come from different compilers.
//
//   BITSIM_DECLARE_INTERFACE(IBitsimNetwork, 0xdec2f94e, ...)     // C++: pure virtual functions;
//   ...                                                            // C: a table of pointers
//   network->Cut();                                                // C++
//   network->lpVtbl->Cut(network);                                 // C
//
// What holds for all of them:
//
// * Every method answers an HRESULT. A failure means that the plugin could not do it, not that the
//   service broke a rule: it costs the test that asked (verdict `crash`). IBitsimImplementation's
//   GetProblem may say why.
// * No exception leaves a method, and no C++ type is in an argument.
// * References are counted as in COM: an out-parameter brings a reference for the caller.
// * Strings are zero-terminated. WCHAR (wchar_t, as in <bits.h>) where BITS has it too: URLs, paths
//   and command lines; UTF-8 elsewhere. Strings that a method gives stay the giver's and are valid
//   until the next call of the same method; those that it gets are valid during the call.
// * Lists are read one by one: Get...(0), Get...(1), ... in this order, until S_FALSE. At 0 a
//   plugin may take a copy of the list, from which it answers the rest.
// * A time is a number of ticks of 100 ns, the unit of FILETIME.
// * The suite calls on one thread, but for IBitsimClock::Block. A plugin may call callbacks,
//   programs and class factories on any thread.

#ifndef BITSIM_CONFORMANCE_INTERFACE_H_
#define BITSIM_CONFORMANCE_INTERFACE_H_

#include <unknwn.h>

#if defined(__cplusplus) && !defined(CINTERFACE)
#define BITSIM_INTERFACE_UUID_(name, ...) __CRT_UUID_DECL(name, __VA_ARGS__)
// Objects end by Release, never through an interface pointer.
#define BITSIM_END_INTERFACE(name) \
 protected:                        \
  ~name() = default;
#else
#define BITSIM_INTERFACE_UUID_(name, ...)
#define BITSIM_END_INTERFACE(name)
#endif

// Names an interface and its id: IID_<name>, and __uuidof(<name>) in C++.
#define BITSIM_INTERFACE_ID(name, ...)  \
  typedef interface name name;          \
  DEFINE_GUID(IID_##name, __VA_ARGS__); \
  BITSIM_INTERFACE_UUID_(name, __VA_ARGS__)

// The first three methods of every interface.
#define BITSIM_UNKNOWN_METHODS                                      \
  STDMETHOD(QueryInterface)(THIS_ REFIID riid, void** object) PURE; \
  STDMETHOD_(ULONG, AddRef)(THIS) PURE;                             \
  STDMETHOD_(ULONG, Release)(THIS) PURE;

#define BITSIM_TICKS_PER_SECOND 10000000

#endif  // BITSIM_CONFORMANCE_INTERFACE_H_
