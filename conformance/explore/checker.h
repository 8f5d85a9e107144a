// File: checker.h
//
// Compares a service with the reference model, command by command. The model may be in several
// states at once, where the rules leave something open; what is seen tells which of them remain.
// When none remains, the service has shown something that no rule allows.

#ifndef BITSIM_CONFORMANCE_EXPLORE_CHECKER_H_
#define BITSIM_CONFORMANCE_EXPLORE_CHECKER_H_

#include <optional>
#include <string>
#include <vector>

#include "conformance/explore/coverage.h"
#include "conformance/model/model.h"

namespace conformance::explore {

struct Mismatch {
  std::size_t command = 0;  // the place of the command in its history, from 0
  std::string what;         // "job 1: calls"
  std::string expected;     // a line each
  std::string actual;
};

class Checker {
 public:
  std::optional<Mismatch> Check(const model::Command& command, const model::Observation& seen);

  // One of the states that the service may be in.
  const model::State& state() const { return states_.front(); }
  const Coverage& coverage() const { return coverage_; }

 private:
  std::vector<model::State> states_ = {model::State{}};
  std::size_t command_ = 0;
  Coverage coverage_;
};

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_CHECKER_H_
