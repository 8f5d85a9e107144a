#include "conformance/verdict/wrong_engines.h"

#include <algorithm>
#include <vector>

namespace conformance {
namespace {

std::vector<WrongEngine>& Engines() {
  static std::vector<WrongEngine> engines;
  return engines;
}

}  // namespace

std::span<const WrongEngine> AllWrongEngines() { return Engines(); }

void AddWrongEngine(WrongEngine engine) {
  std::vector<WrongEngine>& engines = Engines();
  const auto place = std::lower_bound(
      engines.begin(), engines.end(), engine,
      [](const WrongEngine& left, const WrongEngine& right) { return left.name < right.name; });
  engines.insert(place, engine);
}

}  // namespace conformance
