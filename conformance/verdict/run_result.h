// File: run_result.h
//
// A whole run: what the reports are made of.

#ifndef BITSIM_CONFORMANCE_VERDICT_RUN_RESULT_H_
#define BITSIM_CONFORMANCE_VERDICT_RUN_RESULT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/verdict/judge.h"
#include "conformance/verdict/test_result.h"

namespace conformance {

// A part of a run that several processes share: "the second of three".
struct Shard {
  std::size_t number = 1;  // from 1
  std::size_t count = 1;   // 1: the run is not divided
  bool operator==(const Shard&) const = default;
};

struct RunResult {
  std::string suite_version;  // "0.1.0"
  std::string backend;        // "sim", or "plugin:./clone.so": what --backend takes
  std::string bits_version;   // "10.3", as the backend says
  std::uint64_t seed = 1;
  std::uint64_t trace_hash = 0;
  Shard shard;
  std::size_t tests_in_suite = 0;  // more than tests.size() if a filter or a shard chose a part
  std::size_t tests_selected = 0;  // those that all shards together run

  std::vector<TestResult> tests;  // in run order
  std::vector<RuleResult> rules;  // in the order of the book
  std::span<const Rule> book;     // every rule there is, those that were not selected included
  std::vector<RuleGroup> groups;  // the book's topics

  bool IsPart() const { return tests.size() < tests_in_suite; }
};

// Whether every verdict is as expected: no rule and no test is red.
bool IsGreen(const RunResult& run);
// Whether a rule is broken that is no documented MUST.
bool HasWarnings(const RunResult& run);

// The rule of that id in the run's book, or nullptr.
const Rule* FindRuleOf(const RunResult& run, std::string_view id);

// The ids of the rules that are red, in the order of the book. A test that was selected for one
// rule may break another, so rules that were not selected may be among them.
std::vector<std::string> BrokenRules(const RunResult& run);

// The hash of a run whose tests so far have `run_hash` (0 before the first) after one more test.
// The same on every platform, and in any order of the tests: that is the linker's.
std::uint64_t AddToTraceHash(std::uint64_t run_hash, std::string_view test_name,
                             std::uint64_t test_hash);

// Sixteen hexadecimal digits: a JSON number could not hold it.
std::string TraceHashText(std::uint64_t hash);

// The line that runs one test again.
std::string RepeatCommand(const RunResult& run, const TestResult& test);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_RUN_RESULT_H_
