// File: transfer_fixture.h
//
// For tests of transfers: the engine's fixture, what its server was asked, and how jobs end.

#ifndef BITSIM_ENGINE_TRANSFER_FIXTURE_H_
#define BITSIM_ENGINE_TRANSFER_FIXTURE_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/engine/engine_fixture.h"

namespace bitsim {

class TransferTest : public EngineTest {
 protected:
  explicit TransferTest(const Decisions& decisions = Documented()) : EngineTest(decisions) {}

  std::vector<std::string> Requests() const {
    std::vector<std::string> lines;
    for (const ReceivedRequest& request : origin_.requests()) {
      std::string line(request.method_name());
      line.append(" ").append(request.path);
      if (request.range.has_value()) line += " " + std::to_string(request.range->first_byte);
      lines.push_back(line);
    }
    return lines;
  }
  void ExpectError(Job& job, HRESULT code) {
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_ERROR);
    EXPECT_EQ(job.error().code, code);
    EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_REMOTE_FILE);
  }
  void ExpectTransferred(Job& job) {
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  }
  static void SetSecurity(Job& job, ULONG flags) { job.extras_for_change().security_flags = flags; }
  void GiveCredentials(Job& job, BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) {
    job.extras_for_change().credentials.push_back({target, scheme, Text("me"), Text("1234")});
  }
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_TRANSFER_FIXTURE_H_
