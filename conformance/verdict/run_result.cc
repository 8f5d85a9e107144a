#include "conformance/verdict/run_result.h"

#include <algorithm>
#include <set>

namespace conformance {
namespace {

// FNV-1a.
constexpr std::uint64_t kOffset = 0xcbf29ce484222325;
constexpr std::uint64_t kPrime = 0x100000001b3;

void Mix(std::uint64_t& hash, unsigned char byte) { hash = (hash ^ byte) * kPrime; }

bool NeedsQuotes(std::string_view argument) {
  return argument.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%") !=
         std::string_view::npos;
}

// For a POSIX shell, which other shells understand in the cases that occur.
std::string Quoted(std::string_view argument) {
  if (!NeedsQuotes(argument)) return std::string(argument);
  std::string quoted = "'";
  for (const char character : argument) {
    if (character == '\'') {
      quoted += "'\\''";
    } else {
      quoted += character;
    }
  }
  return quoted + "'";
}

}  // namespace

bool IsGreen(const RunResult& run) {
  return std::none_of(run.rules.begin(), run.rules.end(),
                      [](const RuleResult& rule) { return IsRed(rule.verdict); }) &&
         std::none_of(run.tests.begin(), run.tests.end(),
                      [](const TestResult& test) { return IsRed(test.verdict); });
}

bool HasWarnings(const RunResult& run) {
  return std::any_of(run.rules.begin(), run.rules.end(),
                     [](const RuleResult& rule) { return rule.verdict == Verdict::kWarn; });
}

const Rule* FindRuleOf(const RunResult& run, std::string_view id) {
  const auto found = std::find_if(run.book.begin(), run.book.end(),
                                  [id](const Rule& rule) { return rule.id == id; });
  return found == run.book.end() ? nullptr : &*found;
}

std::vector<std::string> BrokenRules(const RunResult& run) {
  std::set<const Rule*> broken;  // by address, which is the order of the book
  for (const RuleResult& result : run.rules) {
    if (IsRed(result.verdict)) broken.insert(result.rule);
  }
  for (const TestResult& test : run.tests) {
    for (const Finding& finding : test.findings) {
      for (const std::string& id : finding.rules) {
        const Rule* rule = FindRuleOf(run, id);
        if (rule != nullptr && IsRed(JudgeFinding(finding, *rule))) broken.insert(rule);
      }
    }
  }
  std::vector<std::string> ids;
  ids.reserve(broken.size());
  for (const Rule* rule : broken) ids.emplace_back(rule->id);
  return ids;
}

std::uint64_t AddToTraceHash(std::uint64_t run_hash, std::string_view test_name,
                             std::uint64_t test_hash) {
  std::uint64_t hash = kOffset;
  for (const char character : test_name) Mix(hash, static_cast<unsigned char>(character));
  Mix(hash, 0);
  for (int shift = 0; shift < 64; shift += 8) {
    Mix(hash, static_cast<unsigned char>(test_hash >> shift));
  }
  return run_hash + hash;
}

std::string TraceHashText(std::uint64_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(hash >> shift) & 15];
  return text;
}

std::string RepeatCommand(const RunResult& run, const TestResult& test) {
  return "bits-conformance " + Quoted("--backend=" + run.backend) + " " +
         Quoted("--gtest_filter=" + test.name) + " --seed=" + std::to_string(run.seed);
}

}  // namespace conformance
