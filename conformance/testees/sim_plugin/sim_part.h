// File: sim_part.h
//
// How the objects of this plugin are made: the world is one COM object with many interfaces, each
// of which a part implements that lives in the world and counts references with it.
//
//   class SimNetwork final : public SimPart<IBitsimNetwork> {
//    public:
//     using SimPart::SimPart;
//     STDMETHODIMP Cut() override { return Do([&] { world_.simulation.network().Cut(); }); }
//     ...
//   };

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PART_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PART_H_

#include <bitsim/simulation.h>
#include <bitsim/version.h>
#include <bitsim_conformance/plugin.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/backends/sim/sim_choices.h"

namespace sim_plugin {

// Why the last call failed; one for the whole plugin.
std::string& Problem();

// The call, and what it throws as a failure: no exception leaves the plugin. What unwinds the stack
// of a killed application (no std::exception) goes through: the simulator throws it, and catches
// it.
template <class Call>
HRESULT Do(const Call& call) {
  try {
    call();
    return S_OK;
  } catch (const std::exception& error) {
    Problem() = error.what();
    return E_FAIL;
  }
}

// What all parts work on.
struct World {
  conformance::SimChoices& choices;
  bitsim::Simulation& simulation;
  bitsim::Origin& origin;
};

// `owner` counts the references.
template <class Interface>
class SimPart : public Interface {
 public:
  SimPart(IUnknown& owner, const World& world) : owner_(owner), world_(world) {}
  SimPart(const SimPart&) = delete;
  SimPart& operator=(const SimPart&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    return owner_.QueryInterface(riid, object);
  }
  STDMETHODIMP_(ULONG) AddRef() override { return owner_.AddRef(); }
  STDMETHODIMP_(ULONG) Release() override { return owner_.Release(); }

 protected:
  ~SimPart() = default;
  IUnknown& owner_;
  const World world_;
};

// An object of its own with one interface.
template <class Interface>
class SimObject : public Interface {
 public:
  SimObject() = default;
  SimObject(const SimObject&) = delete;
  SimObject& operator=(const SimObject&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (riid != __uuidof(IUnknown) && riid != __uuidof(Interface)) return E_NOINTERFACE;
    AddRef();
    *object = static_cast<Interface*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

 protected:
  virtual ~SimObject() = default;

 private:
  ULONG references_ = 1;
};

// A reference to an object of the suite.
template <class Interface>
class Held {
 public:
  explicit Held(Interface* object) : object_(object) { object_->AddRef(); }
  Held(const Held& other) : Held(other.object_) {}
  Held& operator=(const Held&) = delete;
  ~Held() { object_->Release(); }
  Interface* operator->() const { return object_; }

 private:
  Interface* object_;
};

// The simulator's names and paths are UTF-8; those of the tests are ASCII.
inline std::wstring Widen(std::string_view ascii) {
  return std::wstring(ascii.begin(), ascii.end());
}
inline std::string Narrow(std::wstring_view ascii) {
  std::string text;
  for (const wchar_t c : ascii) text += static_cast<char>(c);
  return text;
}

inline bitsim::Duration FromTicks(UINT64 ticks) {
  return bitsim::Duration(static_cast<std::int64_t>(std::min<UINT64>(ticks, INT64_MAX)));
}
inline UINT64 SinceStart(bitsim::Instant time) {
  return static_cast<UINT64>((time - bitsim::kSimulationStart).count());
}

// The users of the tests.
inline constexpr std::string_view kDefaultUser = "user";
bitsim::User ToUser(std::string_view name);

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PART_H_
