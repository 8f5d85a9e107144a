// File: sim_programs.h
//
// The programs and the COM classes of the simulated machine.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PROGRAMS_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PROGRAMS_H_

#include <string>

#include "conformance/testees/sim_plugin/sim_part.h"

namespace sim_plugin {

class SimPrograms final : public SimPart<IBitsimPrograms> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Put(LPCWSTR path, const BITSIM_PROGRAM* program) override;
  STDMETHODIMP Remove(LPCWSTR path) override;
  STDMETHODIMP GetLaunch(UINT32 index, BITSIM_LAUNCH* launch) override;

 private:
  std::wstring program_;
  std::wstring parameters_;
  std::string user_;
};

class SimClasses final : public SimPart<IBitsimClasses> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Put(REFCLSID clsid, IClassFactory* factory) override;
  STDMETHODIMP GetActivations(REFCLSID clsid, UINT32* count) override;
  STDMETHODIMP KillServer(REFCLSID clsid) override;
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_PROGRAMS_H_
