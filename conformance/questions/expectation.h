// File: expectation.h
//
// What a service may show next. The model may be in several states at once, where the rules leave
// something open; what is seen tells which of them remain.
//
//   Expectation expectation;
//   expectation.Begin(command, Expectation::Then::kNothing);
//   if (expectation.Difference(seen).empty()) expectation.Accept(seen);

#ifndef BITSIM_CONFORMANCE_QUESTIONS_EXPECTATION_H_
#define BITSIM_CONFORMANCE_QUESTIONS_EXPECTATION_H_

#include <string>
#include <vector>

#include "conformance/model/model.h"

namespace conformance::questions {

// What a service does not tell, because it has not implemented the method.
struct Unseen {
  bool flags = false;
  bool progress = false;
  bool error = false;
  bool retry_delay = false;
  bool no_progress = false;
  bool callback = false;
  bool program = false;
};

class Expectation {
 public:
  // A service that goes on by itself is seen only when it has come to rest.
  enum class Then { kNothing, kMoment };

  // From now on that may be anything.
  void Ignore(const Unseen& unseen) { unseen_ = unseen; }

  // The command, from what was accepted last.
  void Begin(const model::Command& command, Then then);

  // "" if the rules allow what is seen after the command; else what differs (difference.h). What a
  // new job has that other tests ask for (its flags, its time-outs), and calls that every client
  // must bear although nobody asked for them (NOTIFY-FLG-15), are as the service has them.
  std::string Difference(const model::Observation& seen) const;

  // The rules that the model needs for the command, by whatever outcome.
  const model::RuleSet& rules() const { return rules_; }
  // ... by those outcomes that have been accepted.
  const model::RuleSet& rules_seen() const { return rules_seen_; }

  // All that would be allowed, in one line.
  std::string AllowedText() const;

  // REQUIRES: Difference(seen) is "".
  void Accept(const model::Observation& seen);

 private:
  model::Outcome Adapted(const model::Outcome& outcome, const model::Observation& seen) const;

  Unseen unseen_;
  std::vector<model::State> states_ = {model::State{}};
  std::vector<model::Outcome> outcomes_;  // of the command
  bool makes_job_ = false;
  std::size_t made_ = 0;  // the job
  model::RuleSet rules_;
  model::RuleSet rules_seen_;
};

// A text of several lines as one.
std::string InOneLine(const std::string& lines);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_EXPECTATION_H_
