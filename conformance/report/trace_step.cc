#include "conformance/report/trace_step.h"

#include <algorithm>
#include <set>

namespace conformance::report {
namespace {

// So many steps at the end of a trace say what it is about.
constexpr std::size_t kEndSteps = 8;
// Of these nothing is left out but steps of other jobs: the failure is near.
constexpr std::size_t kLastSteps = 3;

std::vector<std::string_view> Columns(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const std::size_t gap = line.find("  ");
    columns.push_back(line.substr(0, gap));
    if (gap == std::string_view::npos) return columns;
    const std::size_t next = line.find_first_not_of(' ', gap);
    if (next == std::string_view::npos) return columns;
    line.remove_prefix(next);
  }
}

bool IsTime(std::string_view text) {
  return text.size() > 1 && (text[0] == '+' || text[0] == '-') &&
         text.find_first_not_of("0123456789:.", 1) == std::string_view::npos;
}

// "job.retry_planned in=5 s": a word without a sign belongs to the value before it.
void ParseEvent(std::string_view text, TraceStep& step) {
  const std::size_t end = text.find(' ');
  step.event = text.substr(0, end);
  while (end != std::string_view::npos && !text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    const std::size_t sign = word.find('=');
    if (sign != std::string_view::npos) {
      step.values.emplace_back(word.substr(0, sign), word.substr(sign + 1));
    } else if (!step.values.empty()) {
      step.values.back().second.append(" ").append(word);
    }
    text = blank == std::string_view::npos ? "" : text.substr(blank + 1);
  }
}

// What makes a job ready: the registration of a callback is more than that.
bool IsPreparation(const TraceStep& step) {
  return step.IsCall() && step.event.find("::SetNotify") == std::string::npos &&
         (step.event.find("::Set") != std::string::npos ||
          step.event.find("::Add") != std::string::npos);
}

// Requests that go well, and how the world was made.
bool IsNoise(const TraceStep& step) {
  if (step.event == "http.request" || step.event == "http.body") return true;
  if (step.event == "http.response") return step.ValueOf("status").starts_with('2');
  return step.event.starts_with("actor.") || step.event == "network.link" ||
         step.event == "user.logged_on" || IsPreparation(step);
}

using Steps = std::vector<std::optional<TraceStep>>;

std::set<std::string_view> SubjectsOfTheEnd(const Steps& steps) {
  std::set<std::string_view> subjects;
  std::size_t looked_at = 0;
  for (auto step = steps.rbegin(); step != steps.rend() && looked_at < kEndSteps; ++step) {
    if (!*step || IsNoise(**step)) continue;
    if (!(*step)->subject.empty()) subjects.insert((*step)->subject);
    ++looked_at;
  }
  return subjects;
}

}  // namespace

std::string_view TraceStep::ValueOf(std::string_view name) const {
  for (const auto& [known, value] : values) {
    if (known == name) return value;
  }
  return "";
}

bool TraceStep::IsCall() const { return event.find("::") != std::string::npos; }

bool TraceStep::IsNotification() const {
  return event.starts_with("notify.Job") || event.starts_with("notify.File");
}

std::optional<TraceStep> ParseTraceLine(std::string_view line) {
  const std::vector<std::string_view> columns = Columns(line);
  if (columns.size() < 4 || columns.size() > 5 || !IsTime(columns[0])) return std::nullopt;
  TraceStep step;
  if (columns.size() == 5) {
    const std::string_view rule = columns[4];
    if (rule.size() < 3 || rule.front() != '[' || rule.back() != ']') return std::nullopt;
    step.rule = rule.substr(1, rule.size() - 2);
  }
  step.time = columns[0];
  step.actor = columns[1];
  if (columns[2] != "-") step.subject = columns[2];
  ParseEvent(columns[3], step);
  return step;
}

std::vector<std::size_t> RelevantLines(std::span<const std::string> lines, std::size_t lines_max) {
  Steps steps;
  for (const std::string& line : lines) steps.push_back(ParseTraceLine(line));
  const std::set<std::string_view> subjects = SubjectsOfTheEnd(steps);
  std::vector<std::size_t> relevant;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool is_near = i + kLastSteps >= steps.size();
    const auto& step = steps[i];
    if (step) {
      if (!step->subject.empty() && !subjects.empty() && !subjects.contains(step->subject)) {
        continue;
      }
      if (IsNoise(*step) && !is_near) continue;
    }
    relevant.push_back(i);
  }
  if (relevant.size() > lines_max) {
    relevant.erase(relevant.begin(), relevant.end() - static_cast<std::ptrdiff_t>(lines_max));
  }
  return relevant;
}

}  // namespace conformance::report
