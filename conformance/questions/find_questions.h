// File: find_questions.h
//
// Every question that the model can be asked, by a history that is short and that as many services
// as possible can be led through: one for each call of a job in each state, and one for each rule
// that none of these is about.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_FIND_QUESTIONS_H_
#define BITSIM_CONFORMANCE_QUESTIONS_FIND_QUESTIONS_H_

#include <string>
#include <vector>

#include "conformance/questions/question.h"

namespace conformance::questions {

// In the order of the commands, the states, and the rules of the model. Takes some seconds.
std::vector<Question> FindQuestions();

// As questions.inc has them.
std::string ToSource(const std::vector<Question>& questions);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_FIND_QUESTIONS_H_
