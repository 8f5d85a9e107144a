// The simulator as a plugin that does one thing wrong: the one that the environment variable
// BAD_PLUGIN names. What it does in IBitsimNetwork::Cut meets only the tests that cut the network.

#include <bitsim_conformance/plugin.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "conformance/testees/sim_plugin/sim_world.h"

namespace {

using sim_plugin::Problem;
using sim_plugin::SimObject;

bool Is(std::string_view fault) {
  const char* const chosen = std::getenv("BAD_PLUGIN");
  return chosen != nullptr && fault == chosen;
}

// As the mutant first-registration-wins.
struct FirstRegistrationWins final : bitsim::Decisions {
  bool RegistrationReplacesCallback() const override { return false; }
};

const bitsim::Decisions* ChosenDecisions() {
  static const FirstRegistrationWins wrong;
  return Is("first registration wins") ? &wrong : nullptr;
}

class BadNetwork final : public SimObject<IBitsimNetwork> {
 public:
  explicit BadNetwork(IBitsimNetwork* network) : network_(network) {}
  ~BadNetwork() override { network_->Release(); }

  STDMETHODIMP Cut() override {
    if (Is("cut lies")) return S_OK;
    if (Is("cut hangs")) {
      while (true) pause();
    }
    if (Is("cut dies")) std::abort();
    if (Is("cut exits")) _exit(0);
    if (Is("cut throws")) throw std::runtime_error("from within the plugin");
    if (Is("cut fails")) {
      Problem() = "the cable is \x1b[31m<red>";
      return E_FAIL;
    }
    return network_->Cut();
  }
  STDMETHODIMP Restore() override { return network_->Restore(); }

 private:
  IBitsimNetwork* const network_;
};

class BadOrigin final : public SimObject<IBitsimOrigin> {
 public:
  explicit BadOrigin(IBitsimOrigin* origin) : origin_(origin) {}
  ~BadOrigin() override { origin_->Release(); }

  STDMETHODIMP GetUrl(LPCWSTR* url) override { return origin_->GetUrl(url); }
  STDMETHODIMP Put(LPCSTR path, const BITSIM_RESOURCE* resource) override {
    return origin_->Put(path, resource);
  }
  STDMETHODIMP AnswerNext(LPCSTR path, const BITSIM_ANSWER* answer, UINT32 count) override {
    return origin_->AnswerNext(path, answer, count);
  }
  STDMETHODIMP GetRequest(UINT32 index, BITSIM_REQUEST* request) override {
    if (!Is("endless list")) *request = {};  // and no text where one belongs
    if (Is("endless list")) *request = {"GET", "/", BITSIM_NONE, 0, 200};
    return index > 0 && !Is("endless list") ? S_FALSE : S_OK;
  }

 private:
  IBitsimOrigin* const origin_;
};

class BadWorld final : public SimObject<IBitsimWorld> {
 public:
  explicit BadWorld(IBitsimWorld* world) : world_(world) {}
  ~BadWorld() override { world_->Release(); }

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (riid == __uuidof(IBitsimWorld)) return SimObject::QueryInterface(riid, object);
    if (riid == __uuidof(IBitsimOrigin) && Is("clock without origin")) {
      *object = nullptr;
      return E_NOINTERFACE;
    }
    const HRESULT result = world_->QueryInterface(riid, object);
    if (riid == __uuidof(IBitsimNetwork)) {
      *object = static_cast<IBitsimNetwork*>(new BadNetwork(static_cast<IBitsimNetwork*>(*object)));
    }
    if (riid == __uuidof(IBitsimOrigin) && (Is("endless list") || Is("no text"))) {
      *object = static_cast<IBitsimOrigin*>(new BadOrigin(static_cast<IBitsimOrigin*>(*object)));
    }
    return result;
  }
  STDMETHODIMP StartApplication(const BITSIM_APPLICATION* options,
                                IBitsimApplication** application) override {
    if (Is("no application") && std::string_view(options->user) == "bob") return S_OK;
    return world_->StartApplication(options, application);
  }
  STDMETHODIMP IsAlive(BOOL* lives) override { return world_->IsAlive(lives); }

 private:
  IBitsimWorld* const world_;
};

class BadImplementation final : public SimObject<IBitsimImplementation> {
 public:
  STDMETHODIMP Describe(BITSIM_DESCRIPTION* description) override {
    if (Is("no description")) return E_NOTIMPL;
    *description = {.name = "bad",
                    .bits_version = Is("odd version") ? "ten" : "10.3",
                    .shortest_retry_delay_seconds = 0,
                    .can = ~0u};
    if (Is("no version")) description->bits_version = nullptr;
    return S_OK;
  }
  STDMETHODIMP CreateWorld(const BITSIM_WORLD_OPTIONS* options, IBitsimWorld** world) override {
    if (!Is("no world"))
      *world = new BadWorld(new sim_plugin::SimWorld(*options, ChosenDecisions()));
    return S_OK;
  }
  STDMETHODIMP GetProblem(LPCSTR* text) override {
    *text = Problem().empty() ? nullptr : Problem().c_str();
    return S_OK;
  }
};

}  // namespace

HRESULT BitsimConformanceOpen(UINT32, UINT32* plugin_version,
                              IBitsimImplementation** implementation) {
  *plugin_version = Is("other version") ? 7 : BITSIM_PLUGIN_VERSION;
  if (Is("open dies")) std::abort();
  if (Is("open fails")) return E_ACCESSDENIED;
  if (!Is("no object")) *implementation = new BadImplementation();
  return S_OK;
}
