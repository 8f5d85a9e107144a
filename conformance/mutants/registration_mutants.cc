// Services that break the rules of SetNotifyInterface and GetNotifyInterface.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

struct FirstRegistrationWins final : bitsim::Decisions {
  bool RegistrationReplacesCallback() const override { return false; }
};
const MutantOf<FirstRegistrationWins> kFirstRegistrationWins(
    "first-registration-wins", rule::NOTIFY_REG_07,
    "a job that has a callback keeps it, whoever registers another one");

}  // namespace
}  // namespace conformance
