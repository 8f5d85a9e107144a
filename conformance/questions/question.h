// File: question.h
//
// A question that the reference model can be asked, as a test of the suite: a history that leads to
// it, and the rules that its last command is about.
//
//   QUESTION(SuspendInTransferred, RULES(ST_20), "a create 1", "a add-file 1", "a resume 1",
//            "- wait 0", "a suspend 1")
//
// All of them stand in questions.inc, which `bits-conformance questions --write=FILE` writes. Each
// is a test, Question.SuspendInTransferred, that carries the history out on the backend and
// compares what a client sees after every command with what the model allows.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_QUESTION_H_
#define BITSIM_CONFORMANCE_QUESTIONS_QUESTION_H_

#include <string>
#include <vector>

#include "conformance/model/command.h"
#include "conformance/rulebook/rulebook.h"

namespace conformance::questions {

struct Question {
  std::string name;  // in words
  std::vector<RuleId> rules;
  std::vector<model::Command> history;
};

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_QUESTION_H_
