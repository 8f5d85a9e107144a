// File: sim_machine.h
//
// What can be done to the simulated machine: its files, its network, its users, its mishaps.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_MACHINE_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_MACHINE_H_

#include <string>

#include "conformance/testees/sim_plugin/sim_part.h"

namespace sim_plugin {

class SimDisk final : public SimPart<IBitsimDisk> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetFolder(LPCWSTR* folder) override;
  STDMETHODIMP GetFile(UINT32 index, LPCWSTR* name) override;
  STDMETHODIMP GetFileSize(LPCWSTR path, UINT64* size_bytes) override;
  STDMETHODIMP Write(LPCWSTR path, UINT64 size_bytes) override;

 private:
  std::wstring name_;
};

class SimFileLocks final : public SimPart<IBitsimFileLocks> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Lock(LPCWSTR path) override;
  STDMETHODIMP Unlock(LPCWSTR path) override;
};

class SimVolume final : public SimPart<IBitsimVolume> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Lock() override;
  STDMETHODIMP Unlock() override;
};

class SimNetwork final : public SimPart<IBitsimNetwork> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Cut() override;
  STDMETHODIMP Restore() override;
};

class SimWallClock final : public SimPart<IBitsimWallClock> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Step(INT64 ticks) override;
};

class SimService final : public SimPart<IBitsimService> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Restart() override;
};

class SimStateFile final : public SimPart<IBitsimStateFile> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Corrupt() override;
};

class SimCrash final : public SimPart<IBitsimCrash> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP CrashMachine() override;
};

class SimSessions final : public SimPart<IBitsimSessions> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP LogOff(LPCSTR user) override;
  STDMETHODIMP LogOn(LPCSTR user) override;
};

class SimConditions final : public SimPart<IBitsimConditions> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Begin(UINT32 condition) override;
  STDMETHODIMP End(UINT32 condition) override;
  STDMETHODIMP SetNetworkCost(DWORD cost) override;
  STDMETHODIMP SetBackgroundBandwidth(UINT32 kilobits_per_second, UINT32 hours) override;
};

class SimPolicies final : public SimPart<IBitsimPolicies> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP SetJobLimits(const BITSIM_JOB_LIMITS* limits) override;
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_MACHINE_H_
