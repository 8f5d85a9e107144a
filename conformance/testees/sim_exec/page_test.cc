// Holds the talk of docs/runner-contract.md with the simulator, line for line.

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "conformance/backends/exec/testee_process.h"
#include "conformance/protocol/message.h"

namespace conformance::testee {
namespace {

using protocol::Json;
using protocol::ParseLine;

constexpr std::chrono::seconds kLimit{10};

// The lines between ```exchange and ```.
std::vector<std::string> ExchangeOf(const std::string& page) {
  std::ifstream file(page);
  std::vector<std::string> lines;
  bool is_inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "```exchange") {
      is_inside = true;
    } else if (line == "```") {
      is_inside = false;
    } else if (is_inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

TEST(RunnerContract, TheWorkedExchangeIsHeldAsItStandsThere) {
  const std::vector<std::string> lines = ExchangeOf(RUNNER_CONTRACT);
  ASSERT_GT(lines.size(), 20u);
  exec::TesteeProcess testee(SIM_EXEC);
  for (const std::string& line : lines) {
    SCOPED_TRACE(line);
    const Json on_page = ParseLine(line.substr(2));
    if (line.starts_with("> ")) {
      testee.Send(line.substr(2), kLimit);
    } else {
      ASSERT_TRUE(line.starts_with("< "));
      EXPECT_EQ(ParseLine(testee.Receive(kLimit)), on_page);
    }
  }
}

}  // namespace
}  // namespace conformance::testee
