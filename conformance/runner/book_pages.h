// File: book_pages.h
//
// What the runner prints of the rule book without running anything.

#ifndef BITSIM_CONFORMANCE_RUNNER_BOOK_PAGES_H_
#define BITSIM_CONFORMANCE_RUNNER_BOOK_PAGES_H_

#include <span>
#include <string>

#include "conformance/report/terminal.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance::runner {

// --list-rules: id, level, confidence, number of tests, title; a line a rule.
std::string ListRules(std::span<const Rule* const> rules);

// --list-tests: name and rules; a line a test.
std::string ListTests(std::span<const RuleTest* const> tests);

// --explain: everything that the book says of the rule, its tests and its wrong engines.
std::string Explain(const Rule& rule, const report::TerminalOptions& options);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_BOOK_PAGES_H_
