#include "conformance/report/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/report/assertion_message.h"
#include "conformance/report/paint.h"
#include "conformance/report/text.h"
#include "conformance/report/trace_step.h"

namespace conformance::report {
namespace {

constexpr std::size_t kLabelWidth = 10;
constexpr std::string_view kIndent = "  ";

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string_view WordFor(Verdict verdict) {
  if (verdict == Verdict::kCrash) return "CRASH";
  if (verdict == Verdict::kTimeout) return "TIMEOUT";
  return "FAIL";
}

class TerminalWriter {
 public:
  TerminalWriter(const RunResult& run, const TerminalOptions& options)
      : run_(run), paint_(options.color), width_(std::max<std::size_t>(options.width, 40)) {}

  std::string Write() {
    for (const TestResult& test : run_.tests) {
      if (IsRed(test.verdict)) WriteFailure(test);
    }
    WriteWarnings();
    WriteTable();
    WriteUnsupported();
    WriteSum();
    return std::move(text_);
  }

 private:
  void WriteLine(std::string_view line) { text_.append(line).append("\n"); }

  // "  expected  0 (S_OK)", continued under its own beginning.
  void WriteField(std::string_view label, std::string_view value, bool wrapped = true) {
    const std::size_t indent = kIndent.size() + kLabelWidth;
    const std::string clean = Clean(value);
    const auto lines = wrapped ? Wrap(clean, width_ - indent) : Lines(clean);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string name = fmt::format("{:<{}}", i == 0 ? label : "", kLabelWidth);
      WriteLine(fmt::format("{}{}{}", kIndent, paint_.Faint(name), lines[i]));
    }
  }

  void WriteFailure(const TestResult& test) {
    WriteLine(paint_.As(test.verdict, WordFor(test.verdict)) + "  " +
              paint_.Bold(Clean(test.name)));
    std::set<std::string> told;
    for (const Finding& finding : test.findings) {
      if (!told.empty()) WriteLine("");
      WriteFinding(finding, told);
    }
    WriteTrace(test.trace);
    WriteField("repeat", RepeatCommand(run_, test), false);
    WriteLine("");
  }

  // A rule that was told before is only named.
  void WriteFinding(const Finding& finding, std::set<std::string>& told) {
    for (const std::string& id : finding.rules) {
      const Rule* rule = FindRuleOf(run_, id);
      if (!told.insert(id).second || rule == nullptr) {
        WriteField("rule", id);
      } else {
        WriteField("rule", fmt::format("{} ({}, {}): {}", id, ToString(rule->level),
                                       ToString(rule->confidence), rule->sentence));
      }
    }
    const AssertionMessage message = TakeApart(finding.message);
    if (finding.kind == Finding::Kind::kSoft) WriteField("counts as", "a warning");
    WriteField("checked", message.checked);
    WriteField("expected", message.expected);
    WriteField("actual", message.actual);
    WriteField(message.expected.empty() ? "says" : "more", message.details);
    if (!finding.file.empty()) WriteField("at", fmt::format("{}:{}", finding.file, finding.line));
  }

  // What matters of it; the page shows all. A step that is too long for the width goes on deeper.
  void WriteTrace(const std::vector<std::string>& trace) {
    constexpr std::size_t kDeeper = 4;
    const std::size_t indent = kIndent.size() + kLabelWidth;
    std::string_view label = "trace";
    const auto write = [&](const std::string& line) {
      const auto parts = Wrap(Clean(line), width_ - indent - kDeeper);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        WriteField(label, (i == 0 ? "" : std::string(kDeeper, ' ')) + parts[i], false);
        label = "";
      }
    };
    std::size_t next = 0;
    for (const std::size_t i : RelevantLines(trace, kTerminalTraceLines)) {
      if (i > next) write(fmt::format("({} left out)", Plural(i - next, "step")));
      write(trace[i]);
      next = i + 1;
    }
  }

  void WriteWarnings() {
    bool any = false;
    for (const TestResult& test : run_.tests) {
      if (IsRed(test.verdict)) continue;  // told in full above
      for (const Finding& finding : test.findings) {
        WriteLine(paint_.As(Verdict::kWarn, "WARN") + "  " + paint_.Bold(Clean(test.name)));
        const std::string line = fmt::format("{}: {}", fmt::join(finding.rules, ", "),
                                             InOneLine(Clean(finding.message)));
        for (const std::string& part : Wrap(line, width_ - 6)) WriteLine("      " + part);
        any = true;
      }
    }
    if (any) WriteLine("");
  }

  // The columns that are always there, and the others only where something stands in them.
  std::vector<Verdict> Columns(const VerdictCounts& counts) const {
    constexpr std::array kAlways = {Verdict::kPass, Verdict::kFail, Verdict::kWarn,
                                    Verdict::kUnsupported, Verdict::kUntestable};
    std::vector<Verdict> columns;
    for (const Verdict verdict : kAllVerdicts) {
      const bool always = std::find(kAlways.begin(), kAlways.end(), verdict) != kAlways.end();
      if (always || counts.at(verdict) > 0) columns.push_back(verdict);
    }
    return columns;
  }

  void WriteTable() {
    std::vector<std::string_view> groups;
    std::map<std::string_view, VerdictCounts> by_group;
    std::size_t group_width = std::string_view("every rule").size();
    for (const RuleResult& result : run_.rules) {
      const std::string_view group = result.rule->group;
      const auto [place, is_new] = by_group.emplace(group, NoVerdicts());
      if (is_new) groups.push_back(group);
      ++place->second[result.verdict];
      group_width = std::max(group_width, group.size());
    }
    const VerdictCounts all = CountRules(run_.rules);
    const std::vector<Verdict> columns = Columns(all);
    std::string head = fmt::format("{:<{}}", "rules", group_width);
    for (const Verdict verdict : columns) head += fmt::format("  {:>5}", ToString(verdict));
    WriteLine(paint_.Bold(head));
    for (const std::string_view group : groups) {
      WriteRow(group, group_width, by_group.at(group), columns);
    }
    if (groups.size() > 1) WriteRow("every rule", group_width, all, columns);
    WriteLine("");
  }

  void WriteRow(std::string_view name, std::size_t name_width, const VerdictCounts& counts,
                const std::vector<Verdict>& columns) {
    std::string row = fmt::format("{:<{}}", name, name_width);
    for (const Verdict verdict : columns) {
      const std::size_t width = std::max<std::size_t>(5, ToString(verdict).size());
      const int count = counts.at(verdict);
      const std::string cell =
          fmt::format("  {:>{}}", count == 0 ? "-" : std::to_string(count), width);
      row += count == 0 ? paint_.Faint(cell) : paint_.As(verdict, cell);
    }
    WriteLine(row);
  }

  void WriteUnsupported() {
    std::map<std::string, std::size_t> reasons;
    std::size_t tests = 0;
    for (const TestResult& test : run_.tests) {
      if (test.verdict != Verdict::kUnsupported) continue;
      ++reasons[Clean(test.unsupported.value_or("no reason was given"))];
      ++tests;
    }
    if (tests == 0) return;
    WriteLine(fmt::format("{} unsupported:", Plural(tests, "test")));
    for (const auto& [reason, count] : reasons) {
      WriteLine(fmt::format("{}{:>4}  {}", kIndent, count, reason));
    }
    WriteLine("");
  }

  void WriteSum() {
    WriteLine(fmt::format("{} (BITS {}), seed {}: {}{}, {}.", Clean(run_.backend),
                          Clean(run_.bits_version), run_.seed, Plural(run_.tests.size(), "test"),
                          run_.IsPart() ? fmt::format(" of {}", run_.tests_in_suite) : "",
                          Plural(run_.rules.size(), "rule")));
    const std::vector<std::string> broken = BrokenRules(run_);
    if (broken.empty()) {
      // A test may be red without a rule that is, if it is wrong itself.
      WriteLine(IsGreen(run_) ? paint_.As(Verdict::kPass, "No rule is broken.")
                              : paint_.As(Verdict::kFail, "The suite itself is broken."));
      return;
    }
    const std::string sum =
        fmt::format("{} broken: {}", Plural(broken.size(), "rule"), fmt::join(broken, ", "));
    for (const std::string& line : Wrap(sum, width_)) {
      WriteLine(paint_.As(Verdict::kFail, line));
    }
  }

  const RunResult& run_;
  Paint paint_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string TerminalReport(const RunResult& run, const TerminalOptions& options) {
  return TerminalWriter(run, options).Write();
}

}  // namespace conformance::report
