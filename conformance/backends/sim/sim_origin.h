// File: sim_origin.h
//
// A server of the simulated network, as the server of the tests.

#ifndef BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_ORIGIN_H_
#define BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_ORIGIN_H_

#include <string>
#include <string_view>
#include <vector>

#include "bitsim/simulation.h"
#include "conformance/testbed/origin.h"

namespace conformance {

class SimOrigin final : public Origin {
 public:
  explicit SimOrigin(bitsim::Network& network);

  std::wstring Url(std::string_view path) override;
  void Put(std::string_view path, const Resource& resource) override;
  void AnswerNext(std::string_view path, const Answer& answer, int count) override;
  std::vector<Request> requests() const override;
  void AcceptUploads(std::string_view path, const UploadTarget& target) override;
  std::vector<Upload> uploads() const override;

 private:
  bitsim::Origin& origin_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_ORIGIN_H_
