#include "conformance/questions/question_test.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "conformance/questions/fault.h"
#include "conformance/questions/settled.h"
#include "conformance/testbed/premise.h"

namespace conformance::questions {
namespace {

using model::Command;
using model::CommandKind;
using std::chrono::seconds;

// Long enough for what a service does at once, and far shorter than any of its delays.
constexpr seconds kMomentOfVirtualTime{1};
// Several times what a service needs to call; there are many questions.
constexpr std::chrono::milliseconds kSilence{300};
// A job that rests in a state where it should not be for so long is not waited for any longer.
constexpr seconds kSurely{1};

bool LetsTimePass(CommandKind kind) {
  return kind == CommandKind::kWait || kind == CommandKind::kCut || kind == CommandKind::kRestore;
}

[[noreturn]] void GiveUp(const char* reason) {
  CurrentRun::Get().SetUnsupported(reason);
  throw PremiseMissing();
}

// Whether a job stays in that state until its client does something.
bool IsResting(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_SUSPENDED || state == BG_JOB_STATE_ERROR ||
         state == BG_JOB_STATE_TRANSFERRED || model::IsFinal(state);
}

// Histories after which a service has shown that it does not keep a rule, of this process. Where
// time is real nobody waits for the same in vain twice.
std::map<std::string, RuleId>& DeadEnds() {
  static std::map<std::string, RuleId> dead_ends;
  return dead_ends;
}

}  // namespace

void QuestionTest::Prepare() {
  for (const Capability capability : CapabilitiesFor(question_.history)) {
    if (testbed().capabilities().Has(capability)) continue;
    GTEST_SKIP() << "needs " << ToString(capability);
  }
  if (!has_virtual_time() && !FitsRealTime(question_.history)) {
    GTEST_SKIP() << "needs " << ToString(Capability::kVirtualTime);
  }
}

void QuestionTest::AvoidDeadEnds() const {
  for (std::size_t place = 0; place < last(); ++place) {
    const auto found = DeadEnds().find(HistoryUntil(place));
    if (found == DeadEnds().end()) continue;
    const auto& rules = question_.rules;
    // One that it is about itself is looked at anew.
    if (std::find(rules.begin(), rules.end(), found->second) == rules.end()) {
      Presume(found->second, false);
    }
  }
}

void QuestionTest::Body() {
  if (!has_virtual_time()) {
    AvoidDeadEnds();
    // Such a job is cancelled in the end, which some services cannot bear.
    if (CapabilitiesFor(question_.history).contains(Capability::kStall)) RestOn(rule::ST_23);
  }
  service_ = std::make_unique<AskedService>(testbed(), question_.history);
  for (std::size_t place = 0; place <= last(); ++place) {
    if (!Ask(place)) return;
  }
  CheckThatItWasAsked();
  AskWhatComesOfIt();
}

bool QuestionTest::Ask(std::size_t place) {
  const Command& command = question_.history[place];
  // Where time is real the moment after a command has passed before anything is seen.
  const bool is_seen_already = !has_virtual_time() && place > 0 && command == kMoment;
  if (is_seen_already) return true;
  const bool is_moment_asked_for =
      !has_virtual_time() && place < last() && question_.history[place + 1] == kMoment;
  result_ = service_->Do(command);
  if (AsksForFiles(command) && FAILED(result_.value_or(S_OK))) {
    GiveUp("needs FileTransferred (BITS 3.0)");
  }
  expectation_.Begin(command,
                     has_virtual_time() ? Expectation::Then::kNothing : Expectation::Then::kMoment);
  const std::string difference = Look(command);
  if (!difference.empty()) return Judge(is_moment_asked_for ? place + 1 : place, difference);
  expectation_.Accept(seen_);
  if (place + (is_moment_asked_for ? 1 : 0) < last()) cited_earlier_ |= expectation_.rules();
  return true;
}

// In virtual time a moment later; in real time the same as before, after a silence.
bool QuestionTest::AskWhatComesOfIt() {
  if (has_virtual_time()) {
    result_ = service_->Do(kMoment);
    expectation_.Begin(kMoment, Expectation::Then::kNothing);
    const std::string difference = Look(kMoment);
    return difference.empty() || Judge(last() + 1, difference);
  }
  testbed().LetPass(kSilence);
  const std::string difference = WaitAndLook();
  return difference.empty() || Judge(last() + 1, difference);
}

std::string QuestionTest::Look(const Command& command) {
  if (!has_virtual_time()) return WaitAndLook();
  if (LetsTimePass(command.kind)) {
    testbed().LetPass(seconds(command.argument) + kMomentOfVirtualTime);
  }
  CurrentRun::Get().CountAssertion();
  return LookOnce();
}

std::string QuestionTest::LookOnce() {
  seen_ = service_->Observe();
  seen_.result = result_;
  expectation_.Ignore(service_->unseen());
  return expectation_.Difference(seen_);
}

std::string QuestionTest::WaitAndLook() {
  CurrentRun::Get().CountAssertion();
  std::string difference;
  std::optional<Testbed::Duration> resting_since;
  testbed().WaitUntil([&] {
    difference = LookOnce();
    if (difference.empty() || difference == "result") return true;
    const bool rests = std::all_of(seen_.jobs.begin(), seen_.jobs.end(), [](const auto& job) {
      return !job.exists || IsResting(job.view.state);
    });
    if (!rests || difference.find(": state") == difference.npos) {
      resting_since.reset();
    } else if (!resting_since) {
      resting_since = testbed().Now();
    }
    return resting_since && testbed().Now() - *resting_since > kSurely;
  });
  return difference;
}

bool QuestionTest::Judge(std::size_t place, const std::string& difference) {
  const bool is_asked = place >= last();
  const std::vector<RuleId> at_fault =
      RulesAtFault(difference, {.now = expectation_.rules(),
                                .earlier = cited_earlier_,
                                .asked = is_asked ? question_.rules : std::vector<RuleId>()});
  std::vector<RuleId> named;
  std::copy_if(at_fault.begin(), at_fault.end(), std::back_inserter(named), [&](RuleId rule) {
    return std::find(question_.rules.begin(), question_.rules.end(), rule) != question_.rules.end();
  });
  if (!has_virtual_time() && place <= last()) {
    DeadEnds().emplace(HistoryUntil(place), at_fault.back());
  }
  if (named.empty()) {
    Record("on the way to the question", Message(place, difference));
    Presume(at_fault.back(), false);
  }
  CurrentRun::Get().PushBlame(named);
  GTEST_MESSAGE_AT_(file_, line_, Message(place, difference).c_str(),
                    ::testing::TestPartResult::kNonFatalFailure);
  CurrentRun::Get().PopBlame();
  return false;
}

// Where the rules leave a choice, a service may have gone past the question.
void QuestionTest::CheckThatItWasAsked() {
  const bool was_asked = std::any_of(
      question_.rules.begin(), question_.rules.end(),
      [&](RuleId rule) { return expectation_.rules_seen()[static_cast<std::size_t>(rule.index)]; });
  if (was_asked) return;
  GiveUp("needs a service that comes to this question: the rules allow another way, too");
}

std::string QuestionTest::HistoryUntil(std::size_t place) const {
  std::string text;
  for (std::size_t i = 0; i <= std::min(place, last()); ++i) {
    text.append("\n  ").append(ToString(question_.history[i]));
  }
  return text;
}

std::string QuestionTest::Message(std::size_t place, const std::string& difference) const {
  std::string text = "Value of: " + difference;
  text.append("\nExpected: ").append(expectation_.AllowedText());
  text.append("\n  Actual: ").append(InOneLine(ToString(seen_)));
  text.append("\nafter").append(HistoryUntil(place));
  if (place > last()) text.append("\n  and what comes of it");
  return text;
}

}  // namespace conformance::questions
