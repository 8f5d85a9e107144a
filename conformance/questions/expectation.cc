#include "conformance/questions/expectation.h"

#include <bitsmsg.h>

#include <algorithm>
#include <utility>

#include "conformance/questions/difference.h"
#include "conformance/questions/settled.h"

namespace conformance::questions {
namespace {

using model::AllowedCall;
using model::AllowedJob;
using model::Observation;
using model::Outcome;

// What may be seen when a moment has passed after the command, too.
Outcome Joined(const Outcome& command, Outcome moment) {
  moment.allowed.results = command.allowed.results;
  moment.allowed.any_failure = command.allowed.any_failure;
  moment.rules |= command.rules;
  for (std::size_t i = 0; i < model::kJobsMax; ++i) {
    const std::vector<AllowedCall>& before = command.allowed.jobs[i].calls;
    std::vector<AllowedCall>& calls = moment.allowed.jobs[i].calls;
    calls.insert(calls.begin(), before.begin(), before.end());
  }
  return moment;
}

void TakeAsGiven(const model::JobView& seen, std::size_t index, const Unseen& unseen,
                 Outcome& outcome) {
  model::JobView& allowed = outcome.allowed.jobs[index].view;
  model::Job& job = outcome.state.jobs[index];
  if (!unseen.flags) allowed.flags = job.flags = seen.flags;
  if (!unseen.retry_delay) {
    allowed.retry_delay_seconds = seen.retry_delay_seconds;
    job.retry_delay = model::Time{1000} * seen.retry_delay_seconds;
  }
  if (!unseen.no_progress) {
    allowed.no_progress_seconds = seen.no_progress_seconds;
    job.no_progress_timeout = model::Time{1000} * seen.no_progress_seconds;
  }
}

void Adapt(AllowedJob& allowed, const model::JobObservation& seen, const Unseen& unseen) {
  if (unseen.flags) allowed.view.flags = seen.view.flags;
  if (unseen.progress) {
    allowed.view.files = seen.view.files;
    allowed.view.files_transferred = seen.view.files_transferred;
  }
  if (unseen.error) allowed.view.error = seen.view.error;
  if (unseen.retry_delay) allowed.view.retry_delay_seconds = seen.view.retry_delay_seconds;
  if (unseen.no_progress) allowed.view.no_progress_seconds = seen.view.no_progress_seconds;
  if (unseen.program) allowed.view.program = seen.view.program;
  if (unseen.callback) allowed.may_show_callback = allowed.may_refuse_callback = true;
  if (allowed.modifications == model::Modifications::kNever && allowed.view.has_callback) {
    allowed.modifications = model::Modifications::kMaybe;
  }
}

}  // namespace

void Expectation::Begin(const model::Command& command, Then then) {
  outcomes_.clear();
  rules_.reset();
  makes_job_ = command.kind == model::CommandKind::kCreate;
  made_ = command.job;
  for (const model::State& state : states_) {
    for (Outcome& outcome : model::Next(state, command)) {
      if (then == Then::kNothing) {
        outcomes_.push_back(std::move(outcome));
        continue;
      }
      for (Outcome& moment : model::Next(outcome.state, kMoment)) {
        outcomes_.push_back(Joined(outcome, std::move(moment)));
      }
    }
  }
  for (Outcome& outcome : outcomes_) {
    rules_ |= outcome.rules;
    // Whether every file could be deleted is no matter of the model.
    std::vector<HRESULT>& results = outcome.allowed.results;
    const bool deletes = command.kind == model::CommandKind::kCancel ||
                         command.kind == model::CommandKind::kComplete;
    if (deletes && std::find(results.begin(), results.end(), S_OK) != results.end()) {
      results.push_back(BG_S_UNABLE_TO_DELETE_FILES);
    }
  }
}

Outcome Expectation::Adapted(const Outcome& outcome, const Observation& seen) const {
  Outcome adapted = outcome;
  if (makes_job_) TakeAsGiven(seen.jobs[made_].view, made_, unseen_, adapted);
  for (std::size_t i = 0; i < model::kJobsMax; ++i) {
    Adapt(adapted.allowed.jobs[i], seen.jobs[i], unseen_);
  }
  return adapted;
}

std::string Expectation::Difference(const Observation& seen) const {
  std::vector<model::Allowed> allowed;
  for (const Outcome& outcome : outcomes_) allowed.push_back(Adapted(outcome, seen).allowed);
  return DifferenceFrom(allowed, seen);
}

std::string Expectation::AllowedText() const {
  std::vector<std::string> texts;
  for (const Outcome& outcome : outcomes_) {
    std::string text = InOneLine(model::ToString(outcome.allowed));
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all.append(" or ");
    all.append(text);
  }
  return all;
}

void Expectation::Accept(const Observation& seen) {
  states_.clear();
  rules_seen_.reset();
  for (const Outcome& outcome : outcomes_) {
    Outcome adapted = Adapted(outcome, seen);
    if (!model::Difference(adapted.allowed, seen).empty()) continue;
    rules_seen_ |= adapted.rules;
    states_.push_back(std::move(adapted.state));
  }
  std::sort(states_.begin(), states_.end());
  states_.erase(std::unique(states_.begin(), states_.end()), states_.end());
}

std::string InOneLine(const std::string& lines) {
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::size_t first = std::min(lines.find_first_not_of(' ', begin), end);
    if (!text.empty() && end > first) text.append("; ");
    text.append(lines, first, end - first);
    begin = end + 1;
  }
  return text;
}

}  // namespace conformance::questions
