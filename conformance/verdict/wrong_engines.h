// File: wrong_engines.h
//
// The registry of the engines that are wrong on purpose, and which rule each breaks: what the
// reports say of them. A program that was built without the simulator knows none.

#ifndef BITSIM_CONFORMANCE_VERDICT_WRONG_ENGINES_H_
#define BITSIM_CONFORMANCE_VERDICT_WRONG_ENGINES_H_

#include <span>
#include <string_view>

namespace conformance {

// Views of texts that live as long as the program.
struct WrongEngine {
  std::string_view name;     // "first-registration-wins"
  std::string_view rule;     // "NOTIFY-REG-07"
  std::string_view summary;  // what is wrong
};

// By name, whatever the order of registration.
std::span<const WrongEngine> AllWrongEngines();

void AddWrongEngine(WrongEngine engine);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_WRONG_ENGINES_H_
