// The simulator as a plugin: what stands here a clone writes around itself.

#include <bitsim_conformance/plugin.h>

#include "conformance/testees/sim_plugin/sim_world.h"

namespace sim_plugin {
namespace {

constexpr UINT32 kCan = BITSIM_CAN_START_MORE | BITSIM_CAN_KILL | BITSIM_CAN_SWITCH_USERS |
                        BITSIM_CAN_CHANGE_TOKENS | BITSIM_CAN_STALL | BITSIM_CAN_ASK_CREDENTIALS;

class SimImplementation final : public SimObject<IBitsimImplementation> {
 public:
  STDMETHODIMP Describe(BITSIM_DESCRIPTION* description) override {
    *description = {
        .name = "bitsim", .bits_version = "10.3", .shortest_retry_delay_seconds = 5, .can = kCan};
    return S_OK;
  }
  STDMETHODIMP CreateWorld(const BITSIM_WORLD_OPTIONS* options, IBitsimWorld** world) override {
    try {
      *world = new SimWorld(*options);
      return S_OK;
    } catch (const bitsim::RecordingError& error) {
      Problem() = error.what();
      return BITSIM_E_RECORDING;
    }
  }
  STDMETHODIMP GetProblem(LPCSTR* text) override {
    *text = Problem().c_str();
    return S_OK;
  }
};

}  // namespace
}  // namespace sim_plugin

HRESULT BitsimConformanceOpen(UINT32, UINT32* plugin_version,
                              IBitsimImplementation** implementation) {
  *plugin_version = BITSIM_PLUGIN_VERSION;
  *implementation = new sim_plugin::SimImplementation();
  return S_OK;
}
