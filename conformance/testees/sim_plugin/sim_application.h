// File: sim_application.h
//
// A simulated application, as the suite sees it.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_APPLICATION_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_APPLICATION_H_

#include "conformance/testees/sim_plugin/sim_part.h"

namespace sim_plugin {

class SimApplication final : public SimObject<IBitsimApplication> {
 public:
  explicit SimApplication(bitsim::Application& application) : application_(application) {}

  STDMETHODIMP CreateManager(IBackgroundCopyManager** manager) override {
    return Do([&] { *manager = application_.CreateManager(); });
  }
  STDMETHODIMP Kill() override {
    return Do([&] { application_.Kill(); });
  }

 private:
  bitsim::Application& application_;
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_APPLICATION_H_
