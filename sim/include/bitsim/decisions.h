// File: decisions.h
//
// Every choice of the engine is one small named function here. The default is the documented rule;
// where the sources are silent or disagree it is the recommended answer of the rule book. A BITS
// version or a known behaviour of some service is a *profile*: another set of decisions. A *mutant*
// is one decision made wrongly. Whoever wants to know what their client does "if BITS did X"
// overrides one function:
//
//   struct PatientService : bitsim::Decisions {
//     bitsim::Duration CallbackRetryInterval(const bitsim::NotifiedJob&) const override {
//       return std::chrono::hours(1);
//     }
//   };
//   PatientService decisions;
//   bitsim::Simulation simulation({.decisions = &decisions});
//
// One class, in parts by topic: bitsim/decisions/job_decisions.h and its neighbours hold the
// functions.
//
// Functions must be pure: same arguments, same answer. Most are asked at the moment of the decision;
// those that every notification needs when their arguments first come up in a simulation, and then
// no more. Names in brackets are the rules of the rule book (docs/rules/).

#ifndef BITSIM_DECISIONS_H_
#define BITSIM_DECISIONS_H_

#include "bitsim/decisions/delivery_decisions.h"
#include "bitsim/decisions/job_decisions.h"
#include "bitsim/decisions/machine_decisions.h"
#include "bitsim/decisions/registration_decisions.h"
#include "bitsim/decisions/settings_decisions.h"
#include "bitsim/decisions/transfer_decisions.h"

namespace bitsim {

class Decisions : public JobDecisions,
                  public TransferDecisions,
                  public SettingsDecisions,
                  public MachineDecisions,
                  public RegistrationDecisions,
                  public DeliveryDecisions {
 public:
  // As that version of BITS decides.
  explicit Decisions(BitsVersion version = kNewestBitsVersion) { SetVersion(version); }
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_H_
