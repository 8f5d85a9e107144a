// File: scenario.h
//
// What a history is made of. From a TOML file, all keys optional:
//
//   jobs = 2                       # 1 to 3
//   applications = 2               # 1 or 2
//   length = 30                    # commands of a history
//   commands = ["create", "add-file", "resume", "register", "wait 0", "wait 660"]
//   behaviours = ["listen", "fail"]

#ifndef BITSIM_CONFORMANCE_EXPLORE_SCENARIO_H_
#define BITSIM_CONFORMANCE_EXPLORE_SCENARIO_H_

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "conformance/model/command.h"

namespace conformance::explore {

// Input that cannot be used: exit code 2. what() names file, place and reason.
class BadInput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Scenario {
  std::size_t jobs = 2;
  std::size_t applications = 2;
  std::size_t length = 30;
  std::vector<model::Command> commands = model::AllCommands(2, 2);  // that may come
};

// Throws BadInput.
Scenario ReadScenario(const std::filesystem::path& file);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_SCENARIO_H_
