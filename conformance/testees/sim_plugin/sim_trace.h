// File: sim_trace.h
//
// What a simulated world tells of its history.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_TRACE_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_TRACE_H_

#include <string>
#include <vector>

#include "conformance/testees/sim_plugin/sim_part.h"

namespace sim_plugin {

class SimTrace final : public SimPart<IBitsimTrace> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetLine(UINT32 index, LPCSTR* line) override;
  STDMETHODIMP GetHash(UINT64* hash) override;

 private:
  std::vector<std::string> lines_;
};

class SimTraceFiles final : public SimPart<IBitsimTraceFiles> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetFile(UINT32 index, BITSIM_TRACE_FILE* file) override;

 private:
  std::string content_;
};

class SimRecording final : public SimPart<IBitsimRecording> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetText(LPCSTR* text) override;
  STDMETHODIMP Check(LPCSTR* misfit) override;

 private:
  std::string text_;
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_TRACE_H_
