#include "conformance/mutants/kill_matrix.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "conformance/backends/sim/sim_backend.h"
#include "conformance/runner/gtest_listener.h"
#include "conformance/runner/run_log.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance {
namespace {

using nlohmann::json;

bool IsBroken(Verdict verdict) { return verdict == Verdict::kFail || verdict == Verdict::kWarn; }

// Runs the suite in this process, again and again.
class Suite {
 public:
  Suite() {
    for (const Rule& rule : AllRules()) rules_.push_back(&rule);
    runner::GtestListener::Install(log_);
  }

  // What is found on these decisions. `own_rule` may be empty.
  json Run(std::string name, const bitsim::Decisions* decisions, std::string_view own_rule) {
    SimBackend backend(std::move(name), decisions);
    CurrentRun::Get().Begin(backend, 1);
    [[maybe_unused]] const int gtest_result = RUN_ALL_TESTS();
    if (CurrentRun::Get().stop_requested()) _exit(1);  // it gave no verdicts; another child goes on
    const std::vector<TestResult> tests = log_.TakeResults();
    json broken = json::array();
    for (const RuleResult& result : JudgeRules(rules_, tests)) {
      if (IsBroken(result.verdict)) broken.push_back(result.rule->id);
    }
    json killed_by = json::array();
    for (const TestResult& test : tests) {
      if (Blames(test, own_rule)) killed_by.push_back(test.name);
    }
    return {{"broken", broken}, {"killed_by", killed_by}};
  }

 private:
  static bool Blames(const TestResult& test, std::string_view rule) {
    return std::any_of(test.findings.begin(), test.findings.end(), [&](const Finding& finding) {
      return std::find(finding.rules.begin(), finding.rules.end(), rule) != finding.rules.end();
    });
  }

  std::vector<const Rule*> rules_;
  runner::RunLog log_;
};

// Numbers of mutants, from 1 on; 0 is the suite without one.
using Share = std::vector<std::size_t>;

// What a child does: its share, one line each.
void RunShare(const std::vector<const Mutant*>& mutants, const Share& share, std::FILE* out) {
  Suite suite;
  for (const std::size_t number : share) {
    json line;
    if (number == 0) {
      line = suite.Run("sim", nullptr, "");
    } else {
      const Mutant& mutant = *mutants[number - 1];
      line = suite.Run("sim:" + std::string(mutant.name), mutant.decisions, Get(mutant.rule).id);
    }
    line["number"] = number;
    const std::string text = line.dump() + "\n";
    std::fwrite(text.data(), 1, text.size(), out);
    std::fflush(out);
  }
}

// A copy of this process with one share of the work.
class Child {
 public:
  Child(const std::vector<const Mutant*>& mutants, Share share) : share_(std::move(share)) {
    int ends[2];
    if (pipe(ends) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    std::fflush(nullptr);
    process_ = fork();
    if (process_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (process_ == 0) {
      close(ends[0]);
      RunShare(mutants, share_, fdopen(ends[1], "w"));
      _exit(0);
    }
    close(ends[1]);
    lines_ = fdopen(ends[0], "r");
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    std::fclose(lines_);
    waitpid(process_, nullptr, 0);
  }

  // The next line; false when there is none any more.
  bool Read(std::string& line) {
    line.clear();
    for (int c = std::fgetc(lines_); c != EOF; c = std::fgetc(lines_)) {
      if (c == '\n') {
        ++lines_read_;
        return true;
      }
      line += static_cast<char>(c);
    }
    return false;
  }

  // What a child that died has not come to: without the one it died of.
  Share Rest() const {
    const auto done = static_cast<std::ptrdiff_t>(std::min(lines_read_ + 1, share_.size()));
    return Share(share_.begin() + done, share_.end());
  }

 private:
  const Share share_;
  std::size_t lines_read_ = 0;
  pid_t process_ = -1;
  std::FILE* lines_ = nullptr;
};

void Take(const std::string& line, KillMatrix& matrix, const KillMatrixOptions& options,
          std::size_t& done) {
  const json found = json::parse(line);
  const auto broken = found.at("broken").get<std::vector<std::string>>();
  const auto number = found.at("number").get<std::size_t>();
  if (number == 0) {
    matrix.broken_without_mutant = broken;
    return;
  }
  MutantResult& result = matrix.results[number - 1];
  result.ended = true;
  result.broken_rules = broken;
  result.killed_by = found.at("killed_by").get<std::vector<std::string>>();
  const std::string_view own_rule = Get(result.mutant->rule).id;
  result.is_found = std::find(broken.begin(), broken.end(), own_rule) != broken.end();
  ++done;
  if (options.progress) options.progress(result, done);
}

}  // namespace

KillMatrix RunKillMatrix(const KillMatrixOptions& options) {
  KillMatrix matrix;
  matrix.broken_without_mutant = {"(the run without any mutant died)"};
  for (const Mutant* mutant : options.mutants) matrix.results.push_back({.mutant = mutant});

  const auto count = static_cast<std::size_t>(std::max(options.processes, 1));
  std::vector<Share> shares(count);
  for (std::size_t i = 0; i <= options.mutants.size(); ++i) shares[i % count].push_back(i);
  std::vector<std::unique_ptr<Child>> children;
  for (const Share& share : shares) {
    children.push_back(std::make_unique<Child>(options.mutants, share));
  }
  // In turn: shares are alike, and a pipe holds what comes meanwhile.
  std::size_t done = 0;
  std::string line;
  while (!children.empty()) {
    for (auto child = children.begin(); child != children.end();) {
      if ((*child)->Read(line)) {
        Take(line, matrix, options, done);
        ++child;
      } else if (Share rest = (*child)->Rest(); !rest.empty()) {
        *child = std::make_unique<Child>(options.mutants, std::move(rest));
      } else {
        child = children.erase(child);
      }
    }
  }
  if (options.mutants.size() == AllMutants().size()) FindRulesWithoutKill(matrix, AllRuleTests());
  return matrix;
}

}  // namespace conformance
