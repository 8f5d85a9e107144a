// File: sim_origin.h
//
// The simulated origin server, and its uploads.

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_ORIGIN_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_ORIGIN_H_

#include <string>
#include <vector>

#include "conformance/testees/sim_plugin/sim_part.h"

namespace sim_plugin {

class SimOrigin final : public SimPart<IBitsimOrigin> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP GetUrl(LPCWSTR* url) override;
  STDMETHODIMP Put(LPCSTR path, const BITSIM_RESOURCE* resource) override;
  STDMETHODIMP AnswerNext(LPCSTR path, const BITSIM_ANSWER* answer, UINT32 count) override;
  STDMETHODIMP GetRequest(UINT32 index, BITSIM_REQUEST* request) override;

 private:
  std::wstring url_;
  std::string method_;
  std::string path_;
};

class SimUploads final : public SimPart<IBitsimUploads> {
 public:
  using SimPart::SimPart;
  STDMETHODIMP Accept(LPCSTR path, const BITSIM_UPLOAD_TARGET* target) override;
  STDMETHODIMP GetUpload(UINT32 index, BITSIM_UPLOAD* upload) override;

 private:
  std::string path_;
};

}  // namespace sim_plugin

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_PLUGIN_SIM_ORIGIN_H_
