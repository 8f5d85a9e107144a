#include "conformance/testbed/declared_limits.h"

#include <string>

#include "conformance/testbed/premise.h"
#include "conformance/verdict/current_run.h"

namespace conformance {
namespace {

DeclaredLimits& Limits() {
  static DeclaredLimits limits;
  return limits;
}

}  // namespace

void SetDeclaredLimits(const DeclaredLimits& limits) { Limits() = limits; }
const DeclaredLimits& GetDeclaredLimits() { return Limits(); }

void RequireLimit(std::uint32_t needed, std::optional<std::uint32_t> limit, std::string_view what) {
  if (!limit || needed <= *limit) return;
  CurrentRun::Get().SetUnsupported("needs more than " + std::to_string(*limit) + " " +
                                   std::string(what) + ", which is all that the manifest declares");
  throw PremiseMissing();
}

}  // namespace conformance
