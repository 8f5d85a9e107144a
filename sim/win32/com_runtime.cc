// The COM runtime: apartments, security, waiting, GUIDs. See class_objects.cc, too.

#include <objbase.h>

#include <array>
#include <cstring>

#include "sim/win32/state.h"

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

HRESULT CoInitialize(LPVOID reserved) { return CoInitializeEx(reserved, COINIT_APARTMENTTHREADED); }

HRESULT CoInitializeEx(LPVOID reserved, DWORD coinit) {
  State& state = State::Require("CoInitializeEx");
  if (reserved != nullptr) return E_INVALIDARG;
  Thread& thread = state.CurrentThread();
  const bool is_single = (coinit & COINIT_APARTMENTTHREADED) != 0;
  const ApartmentKind kind =
      is_single ? ApartmentKind::kSingleThreaded : ApartmentKind::kMultithreaded;
  if (thread.apartment != ApartmentKind::kNone && thread.apartment != kind) {
    return RPC_E_CHANGED_MODE;
  }
  if (!is_single) ++thread.process.multithreaded_initializations;
  thread.apartment = kind;
  // Without an actor there is no thread to which calls could be brought.
  if (is_single && thread.initializations == 0 && thread.actor != nullptr) {
    thread.gate = std::make_shared<ApartmentGate>(state.world(), thread);
  }
  return thread.initializations++ == 0 ? S_OK : S_FALSE;
}

void CoUninitialize() {
  State* const state = State::Current();
  Thread* const thread = state == nullptr ? nullptr : state->FindCurrentThread();
  if (thread == nullptr || thread->initializations == 0) return;
  if (thread->apartment == ApartmentKind::kMultithreaded) {
    --thread->process.multithreaded_initializations;
  }
  if (--thread->initializations > 0) return;
  if (thread->gate != nullptr) thread->gate->Close();
  thread->gate = nullptr;
  thread->apartment = ApartmentKind::kNone;
}

HRESULT OleInitialize(LPVOID reserved) {
  return CoInitializeEx(reserved, COINIT_APARTMENTTHREADED);
}

void OleUninitialize() { CoUninitialize(); }

HRESULT CoInitializeSecurity(PSECURITY_DESCRIPTOR, LONG, SOLE_AUTHENTICATION_SERVICE*, void*, DWORD,
                             DWORD impersonation_level, void*, DWORD, void*) {
  Thread& thread = State::Require("CoInitializeSecurity").CurrentThread();
  if (!thread.is_in_apartment()) return CO_E_NOTINITIALIZED;
  if (thread.process.is_security_set) return RPC_E_TOO_LATE;
  if (impersonation_level > RPC_C_IMP_LEVEL_DELEGATE) return E_INVALIDARG;
  thread.process.is_security_set = true;
  return S_OK;
}

HRESULT CoSetProxyBlanket(IUnknown* proxy, DWORD, DWORD, OLECHAR*, DWORD, DWORD,
                          RPC_AUTH_IDENTITY_HANDLE, DWORD) {
  return proxy == nullptr ? E_INVALIDARG : S_OK;
}

HRESULT CoDisconnectObject(LPUNKNOWN object, DWORD) {
  return object == nullptr ? E_INVALIDARG : S_OK;
}

// Calls of the apartment are answered meanwhile.
HRESULT CoWaitForMultipleHandles(DWORD flags, DWORD milliseconds, ULONG count, HANDLE* handles,
                                 LPDWORD index) {
  State& state = State::Require("CoWaitForMultipleHandles");
  if (index == nullptr || (count > 0 && handles == nullptr)) return E_INVALIDARG;
  *index = 0;
  Thread& thread = state.CurrentThread();
  std::vector<ObjectPtr> objects;
  for (ULONG i = 0; i < count; ++i) {
    objects.push_back(state.Find(thread, handles[i]));
    if (objects.back() == nullptr || !objects.back()->CanBeWaitedFor()) return E_HANDLE;
  }
  constexpr DWORD kWaitForAll = 0x1;
  const bool for_all = (flags & kWaitForAll) != 0;
  const Instant deadline = state.After(milliseconds);
  std::vector<WaitList*> lists = {&thread.queue->waiters};
  for (const ObjectPtr& object : objects) lists.push_back(&object->waiters);
  DWORD result = WAIT_TIMEOUT;
  const bool is_satisfied = state.Block(
      lists, deadline,
      [&] {
        if (state.world().current_actor() != nullptr) state.AnswerCalls(thread);
        const Instant now = state.world().now();
        ULONG signaled = 0;
        for (ULONG i = count; i-- > 0;) {
          if (!objects[i]->IsSignaled(thread, now)) continue;
          ++signaled;
          *index = i;
        }
        return count > 0 && (for_all ? signaled == count : signaled > 0);
      },
      [&] {
        Instant first = kNever;
        for (const ObjectPtr& object : objects) first = std::min(first, object->SignaledAt());
        return first;
      });
  if (is_satisfied) {
    result = state.Wait(thread, objects, for_all, 0);
    *index = result & ~WAIT_ABANDONED_0;
  }
  return is_satisfied ? S_OK : RPC_S_CALLPENDING;
}

HRESULT CoCreateGuid(GUID* guid) {
  State& state = State::Require("CoCreateGuid");
  if (guid == nullptr) return E_INVALIDARG;
  constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
  std::array<std::uint32_t, 4> words = {};
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(state.Random(kAll));
  static_assert(sizeof(words) == sizeof(GUID));
  std::memcpy(guid, words.data(), sizeof(GUID));
  // Version 4, as of RFC 4122.
  guid->Data3 = static_cast<WORD>((guid->Data3 & 0x0fff) | 0x4000);
  guid->Data4[0] = static_cast<BYTE>((guid->Data4[0] & 0x3f) | 0x80);
  return S_OK;
}

}  // extern "C"
