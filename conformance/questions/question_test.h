// File: question_test.h
//
// A question as a test of the suite, on any backend. Where time is virtual, everything is compared
// after every command, and once more when what comes of the last has had its time; where it is
// real, whenever the service has come to rest, and once more when it has been silent for a while.
//
// What differs on the way to the question is held against the rule behind it: the test is then
// `unsupported`, for it needs a service that keeps that rule (premise.h). What differs where the
// question is asked is a failure of the rules that it is about, as far as they speak of it
// (fault.h).

#ifndef BITSIM_CONFORMANCE_QUESTIONS_QUESTION_TEST_H_
#define BITSIM_CONFORMANCE_QUESTIONS_QUESTION_TEST_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "conformance/questions/asked_service.h"
#include "conformance/questions/expectation.h"
#include "conformance/questions/question.h"
#include "conformance/testbed/rule_test.h"

namespace conformance::questions {

class QuestionTest : public ConformanceTest {
 public:
  // `question` must outlive the test.
  QuestionTest(const Question& question, const char* file, int line)
      : question_(question), file_(file), line_(line) {}

 protected:
  void Prepare() override;  // leaves the test out where the backend cannot ask the question
  void Body() override;

 private:
  bool has_virtual_time() { return testbed().capabilities().Has(Capability::kVirtualTime); }
  std::size_t last() const { return question_.history.size() - 1; }

  // Ends a test that would come to what another one has seen already.
  void AvoidDeadEnds() const;
  // Each compares, and says whether the test goes on.
  bool Ask(std::size_t place);
  bool AskWhatComesOfIt();
  std::string Look(const model::Command& command);
  std::string WaitAndLook();
  std::string LookOnce();
  bool Judge(std::size_t place, const std::string& difference);
  void CheckThatItWasAsked();

  std::string HistoryUntil(std::size_t place) const;
  std::string Message(std::size_t place, const std::string& difference) const;

  const Question& question_;
  const char* const file_;
  const int line_;
  std::unique_ptr<AskedService> service_;
  Expectation expectation_;
  model::RuleSet cited_earlier_;
  std::optional<HRESULT> result_;  // of the last command
  model::Observation seen_;
};

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_QUESTION_TEST_H_
